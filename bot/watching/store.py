"""Feeds and the sources that are read from them, in the database."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, TypedDict, Unpack

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from bot.core.db.columns import Moment, OneOf, Snowflake, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read, read_one
from bot.core.db.upsert import insert_absent
from bot.core.ownership import Share
from bot.core.people.columns import NOT_PERSONAL, Fate, person, stays, words_of
from bot.setup.departures_store import departures
from bot.watching.entries.filters import EntryFilter
from bot.watching.models import Feed, FeedTrouble, Source, SourceMode
from bot.works.store import OF_A_WORK, works

ASTRAY = timedelta(days=3)
"""No pause is longer than a day: a look that is planned for later was so by a clock that was wrong."""

feeds = Table(
    "feeds",
    metadata,
    serial_id(),
    Column("address", TypedText, nullable=False, unique=True, info=stays(OF_A_WORK)),
    Column("guild_id", Snowflake, nullable=False),
    Column("is_list", Boolean, nullable=False),
    Column("title", TypedText, info=stays(OF_A_WORK)),
    Column("etag", String, info=NOT_PERSONAL),
    Column("last_modified", String, info=NOT_PERSONAL),
    Column("due_at", Moment),
    Column("checked_at", Moment),
    Column("success_at", Moment),
    Column("failing_since", Moment),
    Column("trouble", OneOf(FeedTrouble)),
    Column("failures", Integer, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_feeds_due_at", feeds.c.due_at)

_TYPED = words_of("added_by", Fate.STAYS, OF_A_WORK)

sources = Table(
    "sources",
    metadata,
    serial_id(),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False),
    Column("link", TypedText, nullable=False, info=_TYPED),
    Column("wanted_work", TypedText, info=_TYPED),
    Column("wanted_category", TypedText, info=_TYPED),
    Column("wanted_words", TypedText, info=_TYPED),
    Column("mode", OneOf(SourceMode), nullable=False),
    Column("delay", Integer, nullable=False),
    Column("asks_id", Snowflake, info=person(Fate.NAMELESS, "sources_that_ask")),
    Column("added_by", Snowflake, nullable=False, info=person(Fate.NAMELESS, "sources_added")),
    Column("added_at", Moment, nullable=False),
    Column("begun_at", Moment),
    Column("paused_at", Moment),
    Column("ended_at", Moment),
    Column("told_at", Moment),
    sqlite_autoincrement=True,
)
Index("ix_sources_work_id", sources.c.work_id)
Index("ix_sources_feed_id", sources.c.feed_id)

WATCHED = (
    sources.c.begun_at.is_not(None),
    sources.c.paused_at.is_(None),
    sources.c.ended_at.is_(None),
    works.c.removed_at.is_(None),
    works.c.guild_id.not_in(select(departures.c.guild_id)),
)
"""What holds of a source, joined with its work, that somebody waits for: its server has the bot, too."""


class FeedPlan(TypedDict, total=False):
    """The columns that say when a feed is looked at next, and what its host is told then."""

    etag: str | None
    last_modified: str | None
    due_at: datetime


class FeedProgress(TypedDict, total=False):
    """The columns that say how the looks at a feed went."""

    title: str | None
    checked_at: datetime
    success_at: datetime
    failing_since: datetime | None
    trouble: FeedTrouble | None
    failures: int


class SourceChanges(TypedDict, total=False):
    """What can be chosen of a source, and how far it has come."""

    mode: SourceMode
    delay: int
    asks_id: int | None
    begun_at: datetime | None
    paused_at: datetime | None
    ended_at: datetime | None
    told_at: datetime | None


async def put_feed(
    connection: AsyncConnection, address: str, guild_id: int, *, is_list: bool, title: str | None = None
) -> Feed:
    """Find the feed at an address, or note it, for this server's process to fetch."""
    values = {"address": address, "guild_id": guild_id, "is_list": is_list, "title": title, "failures": 0}
    await connection.execute(insert_absent(connection, feeds).values(values))
    return read(Feed, (await connection.execute(select(feeds).filter_by(address=address))).one())


async def find_feed(connection: AsyncConnection, feed_id: int) -> Feed:
    return read(Feed, (await connection.execute(select(feeds).filter_by(id=feed_id))).one())


async def next_due(connection: AsyncConnection, now: datetime, share: Share, besides: Collection[str]) -> Feed | None:
    """Find the feed of this share's servers that has been due the longest, or went astray.

    Those whose addresses begin with one of `besides` are left out.
    """
    come = (feeds.c.due_at <= now) | (feeds.c.due_at > now + ASTRAY)
    others = [~feeds.c.address.startswith(beginning, autoescape=True) for beginning in besides]
    query = select(feeds).where(come, share.clause(feeds.c.guild_id), *others)
    return read_one(Feed, await connection.execute(query.order_by(feeds.c.due_at, feeds.c.id).limit(1)))


async def claim(connection: AsyncConnection, feed: Feed, until: datetime) -> bool:
    """Take a feed for one look, which ends by then. False if somebody else did."""
    its = (feeds.c.id == feed.id, feeds.c.due_at == feed.due_at)
    return (await connection.execute(update(feeds).where(*its).values(due_at=until))).rowcount == 1


async def note_look(connection: AsyncConnection, feed: Feed, **planned: Unpack[FeedPlan]) -> None:
    """Plan the look after the one that is claimed; if somebody asked for another one meanwhile, that stays."""
    claimed = (feeds.c.id == feed.id, feeds.c.due_at == feed.due_at)
    await connection.execute(update(feeds).where(*claimed).values(planned))


async def note(connection: AsyncConnection, feed_id: int, **progress: Unpack[FeedProgress]) -> None:
    """Note how a look went."""
    await connection.execute(update(feeds).filter_by(id=feed_id).values(progress))


async def add(connection: AsyncConnection, source: Source) -> Source:
    """Note a source; its `id` is given to it."""
    values = {name: value for name, value in asdict(source).items() if name not in ("id", "wanted")}
    values |= {"delay": int(source.delay.total_seconds()), **_columns_of(source.wanted)}
    row = (await connection.execute(insert(sources).values(values).returning(sources))).one()
    return _source(row)


async def change(connection: AsyncConnection, source_id: int, **changes: Unpack[SourceChanges]) -> None:
    await connection.execute(update(sources).filter_by(id=source_id).values(changes))


async def choose_wanted(connection: AsyncConnection, source_id: int, wanted: EntryFilter) -> None:
    """Choose which entries of its feed are a source's."""
    await connection.execute(update(sources).filter_by(id=source_id).values(_columns_of(wanted)))


async def find(connection: AsyncConnection, source_id: int) -> Source | None:
    row = (await connection.execute(select(sources).filter_by(id=source_id))).one_or_none()
    return _source(row) if row else None


async def in_guild(connection: AsyncConnection, guild_id: int) -> list[Source]:
    """Find the sources of a server's works that are watched or paused, in the order in which they were added."""
    here = (works.c.guild_id == guild_id, works.c.removed_at.is_(None))
    alive = (sources.c.begun_at.is_not(None), sources.c.ended_at.is_(None))
    query = select(sources).join(works).where(*here, *alive).order_by(sources.c.id)
    return [_source(row) for row in await connection.execute(query)]


async def watched(connection: AsyncConnection, feed_id: int) -> list[Source]:
    """Find the sources that a feed is read for now."""
    query = select(sources).join(works).where(sources.c.feed_id == feed_id, *WATCHED)
    return [_source(row) for row in await connection.execute(query.order_by(sources.c.id))]


async def find_watched(connection: AsyncConnection, source_id: int) -> Source | None:
    """Find a source, if somebody waits for what it brings."""
    row = (
        await connection.execute(select(sources).join(works).where(sources.c.id == source_id, *WATCHED))
    ).one_or_none()
    return _source(row) if row else None


async def unfinished(connection: AsyncConnection, before: datetime) -> list[int]:
    """Find what was proposed before then, and never begun; nobody can begin it before the transaction ends."""
    query = select(sources.c.id).where(sources.c.begun_at.is_(None), sources.c.added_at < before)
    return list((await connection.execute(query.order_by(sources.c.id).with_for_update())).scalars())


async def delete_all(connection: AsyncConnection, source_ids: Sequence[int]) -> None:
    """Delete sources of which nothing else is kept any more."""
    await connection.execute(delete(sources).where(sources.c.id.in_(source_ids)))


def _source(row: Row[Any]) -> Source:
    wanted = EntryFilter(work=row.wanted_work, category=row.wanted_category, words=row.wanted_words)
    return read(Source, row, delay=timedelta(seconds=row.delay), wanted=wanted)


def _columns_of(wanted: EntryFilter) -> dict[str, str | None]:
    return {"wanted_work": wanted.work, "wanted_category": wanted.category, "wanted_words": wanted.words}
