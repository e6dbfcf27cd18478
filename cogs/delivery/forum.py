"""Announcements in forum channels: each is a post, with a tag for its work."""

from functools import partial
from typing import Any

import discord

from bot.announcements.card import Card, titles_in
from bot.announcements.models import PostedMessage
from bot.app.client import Client
from bot.app.traffic import once
from bot.core.text import limits
from cogs._shared.opened_threads import in_opened_thread
from cogs._shared.replies import Message
from cogs.delivery.forum_tags import follow_title, tag_for


async def post(
    channel: discord.ForumChannel, card: Card, message: Message, pings: discord.AllowedMentions
) -> PostedMessage:
    """Post in one attempt: Discord notices no second one. Raises discord.py's exceptions, and traffic.CutOff."""
    tag = await tag_for(channel, card.work)
    with once():
        posted = await channel.create_thread(
            name=card.post_name, applied_tags=tag, silent=card.silent, allowed_mentions=pings, **message.as_sent()
        )
    return PostedMessage(posted.message.id, posted.thread.id)


async def rename(
    client: Client, channel: discord.ForumChannel, post_id: int, before: str | None, name: str, work: str
) -> None:
    """Call a post anew, and let it bear its work's tag as that is called now. Raises as `in_opened_thread` does."""
    changes: dict[str, Any] = {"name": name[: limits.NAME]}
    tags = await follow_title(client, channel, post_id, titles_in(before or ""), work)
    if tags is not None:
        changes["applied_tags"] = tags
    await in_opened_thread(client, post_id, partial(client.http.edit_channel, post_id, **changes))
