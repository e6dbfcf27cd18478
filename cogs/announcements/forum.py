"""Announcements in forum channels: each is a post, with a tag for its work."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import discord

from bot.announcements.card import Card
from bot.announcements.models import Posted
from bot.traffic import once

MAX_TAGS = 20
MAX_TAG = 20
"""Discord's limits: tags of a forum, characters of a tag."""

SEARCHED = 50
"""Archived posts looked through at most for one that may stand already; what was just posted isn't archived."""


async def post(channel: discord.ForumChannel, card: Card, content: dict[str, Any]) -> Posted:
    """One attempt: Discord notices no second one. Raises discord.py's exceptions, and traffic.CutOff."""
    tag = await _tag_for(channel, card.work)
    with once():
        posted = await channel.create_thread(name=card.post_name, applied_tags=tag, **content)
    return Posted(posted.message.id, posted.thread.id)


async def _tag_for(channel: discord.ForumChannel, work: str) -> list[discord.ForumTag]:
    """The work's tag: the one that is there, or a new one where that is possible; any, where one is needed."""
    name = work[:MAX_TAG].strip()
    usable = [tag for tag in channel.available_tags if not tag.moderated]
    for tag in usable:
        if tag.name.casefold() == name.casefold():
            return [tag]
    may_create = channel.permissions_for(channel.guild.me).manage_channels
    if name and may_create and len(channel.available_tags) < MAX_TAGS:
        return [await channel.create_tag(name=name)]
    return usable[:1] if channel.flags.require_tag else []


async def first_messages(channel: discord.ForumChannel, since: datetime) -> AsyncIterator[discord.Message]:
    """What opens the bot's own posts since then. Raises discord.py's exceptions."""
    own = channel.guild.me.id
    for thread in await channel.guild.active_threads():
        if thread.parent_id == channel.id and thread.owner_id == own and _begun(thread) >= since:
            yield await thread.fetch_message(thread.id)
    async for thread in channel.archived_threads(limit=SEARCHED):
        if thread.owner_id == own and _begun(thread) >= since:
            yield await thread.fetch_message(thread.id)


def _begun(thread: discord.Thread) -> datetime:
    return discord.utils.snowflake_time(thread.id)
