"""Which feeds are looked at, and in whose name, in the database."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select, update

from bot.core.db.connecting.connections import AsyncConnection
from bot.watching.store import WATCHED, feeds, sources
from bot.works.store import works

_WHOLE: dict[str, str | None] = {"etag": None, "last_modified": None}
"""What a host is told when all of a feed is wanted, and not only what changed."""

_A_TRIFLE = timedelta(microseconds=1)
"""By which a moment becomes another one, so that a look that is going on isn't the one that was wanted."""


async def lock(connection: AsyncConnection, feed_ids: Collection[int]) -> None:
    """Let nobody else change these feeds before the transaction ends, nor what they are read for.

    Whoever locks works, feeds and sources takes them in this order, and each by their ids.
    """
    query = select(feeds.c.id).where(feeds.c.id.in_(feed_ids)).order_by(feeds.c.id)
    await connection.execute(query.with_for_update(key_share=True))


async def look_soon(connection: AsyncConnection, feed_id: int, at: datetime) -> None:
    """Have a feed looked at as a whole, and not only for what changed since the last time.

    One that nobody looked at begins anew: how it failed before is no part of how it fails now.
    """
    await connection.execute(update(feeds).filter_by(id=feed_id, due_at=None).values(failing_since=None, failures=0))
    await connection.execute(update(feeds).filter_by(id=feed_id).values(**_WHOLE, due_at=at))


async def wake(connection: AsyncConnection, work_id: int, at: datetime) -> None:
    """Have a work's feeds that nobody looks at looked at again, and all as a whole: its removal may be undone."""
    await _wake(connection, works.c.id == work_id, at)


async def wake_all(connection: AsyncConnection, guild_ids: Collection[int], at: datetime) -> None:
    """Have the feeds of servers looked at again that the bot came back to."""
    await _wake(connection, works.c.guild_id.in_(guild_ids), at)


async def _wake(connection: AsyncConnection, whose: ColumnElement[bool], at: datetime) -> None:
    """Have feeds looked at as a whole; a look that is going on may not know of everybody who waits for it."""
    its = select(sources.c.feed_id).join(works).where(whose, *WATCHED)
    query = select(feeds.c.id, feeds.c.due_at).where(feeds.c.id.in_(its)).order_by(feeds.c.id)
    for feed_id, due_at in (await connection.execute(query.with_for_update(key_share=True))).all():
        await look_soon(connection, feed_id, at if due_at is None else due_at - _A_TRIFLE)


async def hand_on(connection: AsyncConnection, feed_id: int) -> None:
    """Let the first of the servers that watch a feed own it; one that nobody watches isn't looked at any more.

    Of two that give it up at once, the second sees that the first did.
    """
    await lock(connection, [feed_id])
    query = select(works.c.guild_id).join(sources, sources.c.work_id == works.c.id)
    query = query.where(sources.c.feed_id == feed_id, *WATCHED).order_by(sources.c.id)
    owner: int | None = (await connection.execute(query.limit(1))).scalar()
    values: dict[str, Any] = {"due_at": None} if owner is None else {"guild_id": owner}
    await connection.execute(update(feeds).filter_by(id=feed_id).values(values))


async def hand_on_all(connection: AsyncConnection, guild_ids: Collection[int]) -> None:
    """Do the same with every feed of servers that the bot is in no more."""
    query = select(sources.c.feed_id).join(works).where(works.c.guild_id.in_(guild_ids))
    for feed_id in (await connection.execute(query.distinct().order_by(sources.c.feed_id))).scalars().all():
        await hand_on(connection, feed_id)


async def give_away(connection: AsyncConnection, guild_id: int) -> None:
    """Let others own the feeds of a server that is going, as far as they have sources there, watched or not."""
    others = select(works.c.guild_id).join(sources, sources.c.work_id == works.c.id)
    others = others.where(sources.c.feed_id == feeds.c.id, works.c.guild_id != guild_id).order_by(sources.c.id).limit(1)
    owned = update(feeds).where(feeds.c.guild_id == guild_id, others.exists())
    await connection.execute(owned.values(guild_id=others.scalar_subquery()))
