"""Backlogs in the database: at most one a work, and the order of the chapters in it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

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
    true,
    update,
)

from bot.announcements.models import MissedReason
from bot.backlog.models import Backlog
from bot.core.db.columns import Moment, OneOf, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read
from bot.core.ownership import Share
from bot.core.people.columns import NOT_PERSONAL
from bot.dates.models import Rhythm, WallTime
from bot.works.chapter_store import chapters
from bot.works.models import ChapterState
from bot.works.store import works

ASTRAY = timedelta(days=8)
"""A weekly rhythm has a slot within seven days and an hour; one that is later, and not put off, was set by a wrong
clock.
"""

backlogs = Table(
    "backlogs",
    metadata,
    serial_id(),
    Column("work_id", ForeignKey("works.id"), nullable=False, unique=True),
    Column("rhythm", String, nullable=False, info=NOT_PERSONAL),
    Column("zone", String, nullable=False, info=NOT_PERSONAL),
    Column("next_local", String, nullable=False, info=NOT_PERSONAL),
    Column("next_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("skipping", Boolean, nullable=False),
    Column("begun", Boolean, nullable=False, server_default=true()),
    Column("paused", Boolean, nullable=False),
    Column("trouble", OneOf(MissedReason)),
    Column("missed_at", Moment),
    sqlite_autoincrement=True,
)
Index("ix_backlogs_due", backlogs.c.paused, backlogs.c.next_at)

backlog_chapters = Table(
    "backlog_chapters",
    metadata,
    Column("chapter_id", ForeignKey("chapters.id"), primary_key=True, autoincrement=False),
    Column("backlog_id", ForeignKey("backlogs.id"), nullable=False),
    Column("position", Integer, nullable=False),
)
Index("ix_backlog_chapters_order", backlog_chapters.c.backlog_id, backlog_chapters.c.position)


async def plan(connection: AsyncConnection, work_id: int, rhythm: Rhythm, first: WallTime) -> Backlog:
    """Note a backlog that is still to begin."""
    backlog = Backlog(id=0, work_id=work_id, rhythm=rhythm, next=first, begun=False)
    values = {"work_id": work_id, **_columns(backlog)}
    await connection.execute(insert(backlogs).values(values))
    row = (await connection.execute(select(backlogs).filter_by(work_id=work_id))).one()
    return _backlog(row)


async def find(connection: AsyncConnection, work_id: int) -> Backlog | None:
    row = (await connection.execute(select(backlogs).filter_by(work_id=work_id))).one_or_none()
    return _backlog(row) if row else None


async def put(connection: AsyncConnection, backlog: Backlog) -> None:
    """Change a backlog whose work is locked."""
    await connection.execute(update(backlogs).filter_by(id=backlog.id).values(_columns(backlog)))


async def end(connection: AsyncConnection, backlog_id: int) -> None:
    await connection.execute(delete(backlog_chapters).filter_by(backlog_id=backlog_id))
    await connection.execute(delete(backlogs).filter_by(id=backlog_id))


async def due(connection: AsyncConnection, now: datetime, share: Share) -> list[Backlog]:
    """Find the backlogs of this share's works whose slot has come, the earliest first, or whose slot went astray."""
    come = backlogs.c.next_at <= now
    astray = (backlogs.c.next_at > now + ASTRAY) & ~backlogs.c.skipping
    query = (
        select(backlogs)
        .join(works)
        .where(
            backlogs.c.begun,
            ~backlogs.c.paused,
            come | astray,
            works.c.removed_at.is_(None),
            share.clause(works.c.guild_id),
        )
        .order_by(backlogs.c.next_at, backlogs.c.id)
    )
    return [_backlog(row) for row in await connection.execute(query)]


async def moved_in_time(connection: AsyncConnection) -> list[int]:
    """Find the works whose backlog has a next slot that, by the zones' rules of today, is at another instant."""
    rows = await connection.execute(select(backlogs))
    return [row.work_id for row in rows if _backlog(row).next.at != row.next_at]


async def order(connection: AsyncConnection, backlog_id: int) -> list[int]:
    """Find the chapters that were put into the backlog, in their order; some may have gone out, or been cancelled."""
    query = select(backlog_chapters.c.chapter_id).filter_by(backlog_id=backlog_id)
    return list((await connection.execute(query.order_by(backlog_chapters.c.position))).scalars())


async def put_order(connection: AsyncConnection, backlog_id: int, chapter_ids: Sequence[int]) -> None:
    await connection.execute(delete(backlog_chapters).filter_by(backlog_id=backlog_id))
    rows = [
        {"chapter_id": chapter_id, "backlog_id": backlog_id, "position": position}
        for position, chapter_id in enumerate(chapter_ids)
    ]
    if rows:
        await connection.execute(insert(backlog_chapters), rows)


async def hold_draft(connection: AsyncConnection, chapter_id: int) -> bool:
    """Keep a draft one until the transaction ends. False if the chapter is none any more."""
    query = select(chapters.c.id).filter_by(id=chapter_id, state=ChapterState.DRAFT).with_for_update()
    return (await connection.execute(query)).first() is not None


def _columns(backlog: Backlog) -> dict[str, Any]:
    return {
        "rhythm": str(backlog.rhythm),
        "zone": backlog.next.zone,
        "next_local": backlog.next.local.isoformat(),
        "next_at": backlog.next.at,
        "used_at": backlog.used_at,
        "skipping": backlog.skipping,
        "begun": backlog.begun,
        "paused": backlog.paused,
        "trouble": backlog.trouble,
        "missed_at": backlog.missed_at,
    }


def _backlog(row: Row[Any]) -> Backlog:
    coming = WallTime(datetime.fromisoformat(row.next_local), row.zone)
    return read(Backlog, row, rhythm=Rhythm.parse(row.rhythm), next=coming)
