"""Which announcements have to be read again, and when each was last read to the end: reconciling goes on where it
stopped.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Insert,
    Integer,
    Select,
    Table,
    bindparam,
    case,
    delete,
    func,
    literal,
    null,
    select,
    tuple_,
    update,
)

from bot.announcements.store import PLACE, announcements
from bot.core.db.columns import Moment
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.relations import given
from bot.core.db.rows import read_all
from bot.core.db.upsert import insert_into
from bot.core.ownership import Share
from bot.kudos.models import ReactionCheck

mirrors = Table(
    "mirrors",
    metadata,
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("due_at", Moment, index=True),
    Column("in_full", Boolean, nullable=False),
    Column("read_at", Moment),
    Column("asked", Integer, nullable=False, server_default="0"),
)
"""`asked` counts up: what is asked for while it is being read is read once more, whatever the clock says."""

_ANNOUNCEMENT = (
    announcements.c.id.label("announcement_id"),
    announcements.c.guild_id,
    PLACE.label("channel_id"),
    announcements.c.message_id,
)
_STANDING = (announcements.c.message_id.is_not(None), announcements.c.deleted_at.is_(None))


async def ask_all(
    connection: AsyncConnection,
    at: datetime,
    *,
    guild_ids: Collection[int] | None = None,
    shard: tuple[int, int] | None = None,
) -> None:
    """Let every standing announcement be compared: of all servers, of some, or of those of one shard (id, count)."""
    query = select(announcements.c.id).where(*_STANDING)
    if guild_ids is not None:
        asked = given(connection, {"guild_id": BigInteger()}, [(one,) for one in guild_ids])
        query = query.where(announcements.c.guild_id.in_(select(asked.c.guild_id)))
    if shard is not None:
        query = query.where(Share(frozenset({shard[0]}), shard[1]).clause(announcements.c.guild_id))
    await _ask(connection, query, at, in_full=False)


async def ask(connection: AsyncConnection, announcement_ids: Iterable[int], at: datetime, *, in_full: bool) -> None:
    """Let these announcements be compared, or read in full, at that time; a deleted one can't be."""
    if ids := [(one,) for one in sorted(set(announcement_ids))]:
        asked = given(connection, {"id": BigInteger()}, ids)
        query = select(announcements.c.id).join(asked, asked.c.id == announcements.c.id).where(*_STANDING)
        await _ask(connection, query, at, in_full=in_full)


async def ask_longest_unread(connection: AsyncConnection, limit: int, at: datetime, share: Share) -> None:
    """Let those of a share's announcements be read in full whose last full reading is longest ago.

    What is asked for so already is passed over: one that can't be read would come first for ever.
    """
    query = (
        select(announcements.c.id)
        .join(mirrors, isouter=True)
        .where(*_STANDING, mirrors.c.in_full.is_not(True), share.clause(announcements.c.guild_id))
        .order_by(mirrors.c.read_at.is_not(None), mirrors.c.read_at, announcements.c.id)
        .limit(limit)
    )
    await _ask(connection, query, at, in_full=True)


async def _ask(connection: AsyncConnection, query: Select[Any], at: datetime, *, in_full: bool) -> None:
    asking = _asking(insert_into(connection, mirrors), query)
    await connection.execute(asking, {"at": at, "in_full": in_full})


def _asking(insert: Any, query: Select[Any]) -> Insert:
    """Make the statement that notes the announcements of a query: what is to be read in full stays so until it was.

    For every one that stands it is, on SQLite:

        INSERT INTO mirrors (announcement_id, due_at, in_full)
            SELECT asked_for.id, asked_for.due_at, asked_for.in_full
            FROM (SELECT announcements.id AS id, :at AS due_at, :in_full AS in_full FROM announcements
                  WHERE announcements.message_id IS NOT NULL AND announcements.deleted_at IS NULL) AS asked_for
            WHERE True = 1
        ON CONFLICT (announcement_id) DO UPDATE SET
            due_at = excluded.due_at,
            in_full = CASE WHEN (mirrors.in_full IS 1 AND mirrors.due_at IS NOT NULL) THEN True
                      ELSE excluded.in_full END,
            asked = (mirrors.asked + 1)

    Its `WHERE True` tells SQLite that what follows isn't a join's.
    """
    how = (bindparam("at", type_=Moment).label("due_at"), bindparam("in_full", type_=Boolean).label("in_full"))
    rows = query.add_columns(*how).subquery("asked_for")
    inserted = insert.from_select(["announcement_id", "due_at", "in_full"], select(rows).where(literal(value=True)))
    new = inserted.excluded
    asked_in_full = mirrors.c.in_full.is_(True) & mirrors.c.due_at.is_not(None)
    noted: Insert = inserted.on_conflict_do_update(
        index_elements=["announcement_id"],
        set_={
            "due_at": new.due_at,
            "in_full": case((asked_in_full, literal(value=True)), else_=new.in_full),
            "asked": mirrors.c.asked + 1,
        },
    )
    return noted


async def due(
    connection: AsyncConnection, now: datetime, share: Share, guild_id: int | None = None
) -> list[ReactionCheck]:
    """Find the announcements of a share, or of one server of it, to be read: by channel, the newest first."""
    query = (
        select(*_ANNOUNCEMENT, mirrors.c.in_full, mirrors.c.asked)
        .join(mirrors)
        .where(*_STANDING, mirrors.c.due_at <= now, share.clause(announcements.c.guild_id))
        .order_by(PLACE, announcements.c.message_id.desc())
    )
    if guild_id is not None:
        query = query.where(announcements.c.guild_id == guild_id)
    return read_all(ReactionCheck, await connection.execute(query))


async def standing(connection: AsyncConnection, announcement_ids: Iterable[int]) -> list[ReactionCheck]:
    query = select(*_ANNOUNCEMENT, literal(value=True).label("in_full"), literal(0).label("asked")).where(
        *_STANDING, announcements.c.id.in_(list(announcement_ids))
    )
    return read_all(ReactionCheck, await connection.execute(query))


async def done(connection: AsyncConnection, checks: Iterable[ReactionCheck], read_at: datetime | None = None) -> None:
    """Note that these were compared, or read in full at `read_at`; what was asked for meanwhile stays."""
    if these := [(check.announcement_id, check.asked) for check in checks]:
        values = {"due_at": null(), "in_full": False, **({"read_at": read_at} if read_at else {})}
        of_these = tuple_(mirrors.c.announcement_id, mirrors.c.asked).in_(these)
        await connection.execute(update(mirrors).where(of_these).values(values))


async def forget_deleted(connection: AsyncConnection) -> None:
    """Drop what is kept of announcements that are gone."""
    gone = select(announcements.c.id).where(announcements.c.deleted_at.is_not(None))
    await connection.execute(delete(mirrors).where(mirrors.c.announcement_id.in_(gone)))


async def due_count(connection: AsyncConnection, now: datetime) -> int:
    """Count the announcements that are to be compared with Discord by now."""
    return (await connection.execute(select(func.count()).where(mirrors.c.due_at <= now))).scalar_one()


async def standing_count(connection: AsyncConnection, share: Share) -> int:
    theirs = share.clause(announcements.c.guild_id)
    counted = await connection.execute(select(func.count()).select_from(announcements).where(*_STANDING, theirs))
    return int(counted.scalar_one())
