"""The one renderer of cards: the preview and the announcement come out of it alike."""

import asyncio
import io
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.announcements import wording as announcements_wording
from bot.announcements.buttons import SuggestFor
from bot.announcements.card import Card
from bot.announcements.models import Announcement
from bot.app.services import Services
from bot.core.text.splitting import clean_long
from bot.following.buttons import Follow
from cogs._shared.buttons import button, buttons
from cogs._shared.replies import Message, text_file

COLOUR = 0x8E6FD8


async def message_of(card: Card, services: Services, announcement: Announcement | None = None) -> Message:
    """Make the message that a card is. Without an announcement it is a sample, whose buttons have no effect."""
    embed, files = await _rendered(card, services)
    return Message(card.content, (embed,), tuple(files), buttons(*card_buttons(card, announcement)))


def card_buttons(card: Card, announcement: Announcement | None = None) -> list[ui.Item[Any]]:
    """Make the buttons of a card, in one row: only those that work where it stands."""
    suggest: list[ui.Item[Any]] = [_button(announcements_wording.suggest(), SuggestFor, announcement)]
    bell = announcements_wording.follow_emoji()
    follow = [_button(announcements_wording.follow(), Follow, announcement, bell)] if card.has_follow else []
    read: list[ui.Item[Any]] = [ui.Button(label=announcements_wording.read(), url=card.link)] if card.link else []
    return [*read, *suggest, *follow]


def _button(
    label: str, kind: type[SuggestFor | Follow], announcement: Announcement | None, emoji: str | None = None
) -> ui.Button[Any]:
    if announcement is None:
        return ui.Button(label=label, custom_id=f"sample-{kind.name}", emoji=emoji, disabled=True)
    return button(label, kind(announcement.id, announcement.nonce), emoji=emoji)


async def _rendered(card: Card, services: Services) -> tuple[discord.Embed, list[discord.File]]:
    """Render a card: its embed, and the files that go with it, cover and text."""
    files = []
    if card.cover and (image := await services.covers.image(card.cover.work_id)):
        files.append(cover_file(image, card.cover.file_name, card.cover.description))
    else:
        card = replace(card, cover=None)
    if card.text and (text := await services.chapters.text(card.text.chapter_id)):
        files.append(text_file(await asyncio.to_thread(clean_long, text), card.text.file_name))
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
