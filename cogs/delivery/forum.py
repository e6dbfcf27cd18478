"""Announcements in forum channels: each is a post, with a tag for its work."""

import discord

from bot.announcements.card import Card
from bot.announcements.models import PostedMessage
from bot.app.traffic import once
from bot.core.text import limits
from bot.core.text.naming import name_key
from cogs._shared.replies import Message


async def post(
    channel: discord.ForumChannel, card: Card, message: Message, pings: discord.AllowedMentions
) -> PostedMessage:
    """Post in one attempt: Discord notices no second one. Raises discord.py's exceptions, and traffic.CutOff."""
    tag = await _tag_for(channel, card.work)
    with once():
        posted = await channel.create_thread(
            name=card.post_name, applied_tags=tag, silent=card.silent, allowed_mentions=pings, **message.as_sent()
        )
    return PostedMessage(posted.message.id, posted.thread.id)


async def _tag_for(channel: discord.ForumChannel, work: str) -> list[discord.ForumTag]:
    """Find the work's tag: the one that is there, or a new one where that is possible; any, where one is needed."""
    name = work[: limits.FORUM_TAG].strip()
    usable = [tag for tag in channel.available_tags if not tag.moderated]
    for tag in usable:
        if name_key(tag.name) == name_key(name):
            return [tag]
    may_create = channel.permissions_for(channel.guild.me).manage_channels
    if name and may_create and len(channel.available_tags) < limits.FORUM_TAGS:
        return [await channel.create_tag(name=name)]
    return usable[:1] if channel.flags.require_tag else []
