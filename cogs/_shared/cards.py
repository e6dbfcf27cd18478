"""The one renderer of cards: the preview and the announcement come out of it alike."""

import io
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.announcements import wording as announcements_wording
from bot.announcements.card import Card
from bot.app.services import Services
from bot.core.text.cleaning import clean_markdown
from cogs._shared.replies import text_file

COLOUR = 0x8E6FD8


async def rendered(
    card: Card, services: Services, *, with_files: bool = True
) -> tuple[discord.Embed, list[discord.File]]:
    """Render a card: its embed, and the files that go with it, cover and text, unless none can be attached."""
    if not with_files:
        return _embed_of(replace(card, cover=None)), []
    files = []
    if card.cover and (image := await services.covers.image(card.cover.work_id)):
        files.append(cover_file(image, card.cover.file_name, card.cover.description))
    else:
        card = replace(card, cover=None)
    if card.text and (text := await services.chapters.text(card.text.chapter_id)):
        files.append(text_file(clean_markdown(text), card.text.file_name))
    return _embed_of(card), files


def cover_file(image: bytes, name: str, description: str) -> discord.File:
    return discord.File(io.BytesIO(image), name, description=description)


def _embed_of(card: Card) -> discord.Embed:
    embed = discord.Embed(title=card.title, url=card.link, description=card.description or None, colour=COLOUR)
    embed.set_author(name=card.author)
    for field in card.fields:
        embed.add_field(name=field.name, value=field.value, inline=len(field.value) <= 40)
    if card.footer:
        embed.set_footer(text=card.footer)
    if card.cover:  # below the text: a thumbnail would take a phone's text a third of its width
        embed.set_image(url=f"attachment://{card.cover.file_name}")
    return embed


def read_button(card: Card) -> list[ui.Item[Any]]:
    """Make the button that leads to the chapter, where it has a link."""
    return [ui.Button(label=announcements_wording.read(), url=card.link)] if card.link else []
