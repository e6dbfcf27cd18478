"""Looking through a channel for what an earlier attempt may have left there, as far as that can be done."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import discord

from bot.core.errors import Buried, Forbidden, Gone, Unlisted
from bot.core.text import limits
from cogs._shared.discord_errors import meaning_of

SEARCHED = 20 * limits.LISTED
"""Messages, or archived posts of a forum, looked through at most: a hundred a request."""

CLOCK_SKEW = timedelta(hours=1)
"""How far this machine's clock may be off Discord's where an earlier version noted nothing but the time."""

Messages = discord.PartialMessageable | discord.DMChannel
"""Where messages stand, of which more than the id isn't needed."""


def id_at(attempted_at: datetime) -> int:
    """Return an id that is lower than those of what was posted then, unless the machine's clock was far off."""
    return discord.utils.time_snowflake(attempted_at - CLOCK_SKEW)


async def messages(
    channel: object, place: Messages, after: int, until: int | None = None
) -> AsyncIterator[discord.Message]:
    """Read the messages with higher ids, the oldest first: what was attempted is near the beginning, however long ago.

    Those with higher ids than `until` aren't read.

    Raises discord.py's exceptions, Buried, and Forbidden where Discord would show an empty channel instead.
    """
    if not _may_read(channel):
        raise Forbidden(f"channel {place.id}")
    seen = 0
    async for message in place.history(after=discord.Object(after), limit=None, oldest_first=True):
        if until is not None and message.id > until:
            return
        if seen == SEARCHED:
            raise Buried(f"channel {place.id}")
        seen += 1
        yield message


def _may_read(channel: object) -> bool:
    """Tell whether the bot sees what was written there, as far as it is known."""
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or channel.guild.me is None:
        return True
    return channel.permissions_for(channel.guild.me).read_message_history


async def first_messages(
    forum: discord.ForumChannel, after: int, until: int | None = None
) -> AsyncIterator[discord.Message]:
    """Read what opens the bot's own posts with higher ids, up to `until`.

    Raises discord.py's exceptions, Buried, and Unlisted where there is no post at all.
    """
    async for post in _posts(forum, discord.utils.snowflake_time(after)):
        if post.owner_id == forum.guild.me.id and after < post.id <= (until or post.id):
            try:
                first = await post.fetch_message(post.id)
            except discord.NotFound as error:
                if meaning_of(error) is not Gone:
                    raise
                continue  # somebody deleted what opened another chapter's post
            yield first


async def _posts(forum: discord.ForumChannel, since: datetime) -> AsyncIterator[discord.Thread]:
    """Find the posts that may have begun since then: those that aren't archived, and those archived later."""
    listed = [post for post in await forum.guild.active_threads() if post.parent_id == forum.id]
    known = {post.id: post for post in (*forum.threads, *listed)}
    for post in known.values():
        yield post
    seen = 0
    async for post in forum.archived_threads(limit=None):
        if post.archive_timestamp < since:
            return
        if seen == SEARCHED:
            raise Buried(f"channel {forum.id}")
        seen += 1
        yield post
    if not known and not seen:
        raise Unlisted(f"channel {forum.id}")
