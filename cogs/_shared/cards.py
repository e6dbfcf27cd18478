"""The one renderer of cards: the preview and the announcement come out of it alike."""

from typing import Any

import discord
from discord import ui

from bot.announcements import wording
from bot.announcements.card import Card

COLOUR = 0x8E6FD8


def embed_of(card: Card) -> discord.Embed:
    embed = discord.Embed(title=card.title, url=card.link, description=card.description or None, colour=COLOUR)
    embed.set_author(name=card.author)
    for field in card.fields:
        embed.add_field(name=field.name, value=field.value, inline=len(field.value) <= 40)
    if card.footer:
        embed.set_footer(text=card.footer)
    return embed


def read_button(card: Card) -> list[ui.Item[Any]]:
    """The button that leads to the chapter, where it has a link."""
    return [ui.Button(label=wording.READ, url=card.link)] if card.link else []
