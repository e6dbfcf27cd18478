"""Decisions and their log: who, what, when, and what it was before."""

from datetime import datetime
from typing import TypedDict, Unpack

from sqlalchemy import (
    Column,
    Index,
    Table,
    insert,
    select,
    update,
)

from bot.core.db.columns import Moment, OneOf, SerialId, Snowflake, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read, read_all
from bot.core.people.columns import Fate, person, words_of
from bot.suggestions.models import Decision, Deed, LogEntry, Status
from bot.suggestions.store import suggestions
from bot.works.chapter_store import chapter_of, chapters
from bot.works.models import Chapter, ChapterState

log = Table(
    "suggestion_log",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("work_id", SerialId),
    Column("suggestion_id", SerialId),
    Column("member_id", Snowflake, info=person(Fate.NAMELESS, "log_about_you")),
    Column("deed", OneOf(Deed), nullable=False),
    Column("by_id", Snowflake, nullable=False, info=person(Fate.NAMELESS)),
    Column("at", Moment, nullable=False),
    Column("status_before", OneOf(Status)),
    Column("target_id", SerialId),
    Column("detail", TypedText, info=words_of("by_id", Fate.GOES)),
    Column("undone_at", Moment),
    sqlite_autoincrement=True,
)
Index("ix_suggestion_log_guild_id", log.c.guild_id, log.c.id)
Index("ix_suggestion_log_suggestion_id", log.c.suggestion_id, log.c.id)

DECISIONS = (Deed.ACCEPTED, Deed.DECLINED, Deed.SHELVED, Deed.MERGED, Deed.USED)


async def decide(
    connection: AsyncConnection,
    suggestion_id: int,
    status: Status,
    decision: Decision,
    *,
    before: Status,
    merged_into_id: int | None = None,
    used_in_id: int | None = None,
) -> bool:
    """Decide on a suggestion. False if it is no longer what it is decided from: of two at once, one is told no.

    What is shelved can still be decided, so shelving counts as a change that a reviewer must have seen.
    """
    decided = await connection.execute(
        update(suggestions)
        .filter_by(id=suggestion_id, status=before)
        .values(
            status=status,
            version=suggestions.c.version + int(status is Status.SHELVED),
            decided_by=decision.by_id,
            decided_at=decision.at,
            reason=decision.reason,
            merged_into_id=merged_into_id,
            used_in_id=used_in_id,
        )
    )
    return decided.rowcount == 1


async def withdraw(connection: AsyncConnection, suggestion_id: int) -> bool:
    """Take a waiting suggestion back; its text is gone for good. False if it was decided."""
    gone = await connection.execute(
        update(suggestions)
        .filter_by(id=suggestion_id, status=Status.WAITING)
        .values(status=Status.WITHDRAWN, idea="", credited=False, wants_dm=False, version=suggestions.c.version + 1)
    )
    return gone.rowcount == 1


async def restore(connection: AsyncConnection, suggestion_id: int, entry: LogEntry, before: Status) -> None:
    """Make it what it was before this decision, with the decision that stood then."""
    earlier = await last_decision(connection, suggestion_id)
    await connection.execute(
        update(suggestions)
        .filter_by(id=suggestion_id, status=entry.deed)
        .values(
            status=before,
            decided_by=earlier[0].by_id if earlier else None,
            decided_at=earlier[0].at if earlier else None,
            reason=earlier[0].detail if earlier else None,
            merged_into_id=None,
            used_in_id=None,
        )
    )


async def last_decision(connection: AsyncConnection, suggestion_id: int) -> tuple[LogEntry, Status] | None:
    """Find the decision that stands, and what it was decided from."""
    query = select(log).filter_by(suggestion_id=suggestion_id, undone_at=None).where(log.c.deed.in_(DECISIONS))
    row = (await connection.execute(query.order_by(log.c.id.desc()).limit(1))).one_or_none()
    return (read(LogEntry, row), row.status_before) if row else None


async def mark_undone(connection: AsyncConnection, entry_id: int, at: datetime) -> bool:
    """Mark a decision as undone. False if somebody undid it before."""
    undone = await connection.execute(update(log).filter_by(id=entry_id, undone_at=None).values(undone_at=at))
    return undone.rowcount == 1


class Concerned(TypedDict, total=False):
    """What an entry of the log concerns. `target_id` is the suggestion merged into, or the chapter used in."""

    work_id: int
    suggestion_id: int | None
    member_id: int
    status_before: Status
    target_id: int | None
    detail: str | None


async def write(
    connection: AsyncConnection, guild_id: int, deed: Deed, by_id: int, at: datetime, **concerned: Unpack[Concerned]
) -> None:
    """Write into the log who did what, when."""
    await connection.execute(insert(log).values(guild_id=guild_id, deed=deed, by_id=by_id, at=at, **concerned))


async def entries(
    connection: AsyncConnection, guild_id: int, work_ids: tuple[int, ...] | None, before_id: int | None, limit: int
) -> list[LogEntry]:
    """Read a page of the log, the newest first.

    `work_ids` None is for staff, who see what concerns no work too.
    """
    query = select(log).where(log.c.guild_id == guild_id)
    if work_ids is not None:
        query = query.where(log.c.work_id.in_(work_ids))
    if before_id:
        query = query.where(log.c.id < before_id)
    return read_all(LogEntry, await connection.execute(query.order_by(log.c.id.desc()).limit(limit)))


async def chapters_to_use(connection: AsyncConnection, work_id: int, limit: int | None = None) -> list[Chapter]:
    """Find a work's chapters, the newest first, drafts too: a suggestion may be used before its chapter is out."""
    query = select(chapters).where(chapters.c.work_id == work_id, chapters.c.state != ChapterState.CANCELLED)
    rows = await connection.execute(query.order_by(chapters.c.id.desc()).limit(limit))
    return [chapter_of(row) for row in rows]
