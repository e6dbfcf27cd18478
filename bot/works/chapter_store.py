"""Chapters in the database, from draft to posted."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypedDict, Unpack

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    Update,
    bindparam,
    false,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Moment, OneOf, Snowflake, Terms, TypedText, serial_id
from bot.core.db.database import metadata
from bot.core.db.rows import read
from bot.core.ownership import Share
from bot.works.models import Chapter, ChapterDetails, ChapterState, Rating
from bot.works.store import works

chapters = Table(
    "chapters",
    metadata,
    serial_id(),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("state", OneOf(ChapterState), nullable=False),
    Column("number", Float),
    Column("title", TypedText),
    Column("link", TypedText),
    Column("summary", TypedText),
    Column("notes", TypedText),
    Column("excerpt", TypedText),
    Column("notes_offered", TypedText),
    Column("words", Integer, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("created_by", Snowflake, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("posted_by", Snowflake),
    Column("posted_at", Moment),
    Column("out_at", Moment),
    Column("due_at", Moment),
    Column("due_local", String),
    Column("zone", String),
    Column("withdrawn_at", Moment),
    Column("series", TypedText),
    Column("page_rating", OneOf(Rating)),
    Column("page_warnings", Terms, nullable=False, server_default=""),
    Column("question", TypedText),
    Column("comments", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)
UNPOSTED = (ChapterState.DRAFT, ChapterState.SCHEDULED)
"""What an author may still change her mind about."""

Index("ix_chapters_due", chapters.c.state, chapters.c.due_at)
Index("ix_chapters_work_id", chapters.c.work_id, chapters.c.state, chapters.c.number)

_CHAPTER = select(chapters).where(chapters.c.id == bindparam("id"))


class _Progress(TypedDict, total=False):
    """The columns that say how far a chapter has come."""

    state: ChapterState
    posted_by: int | None
    posted_at: datetime | None
    out_at: datetime | None
    due_at: datetime | None
    due_local: str
    zone: str
    withdrawn_at: datetime | None


async def add_draft(
    connection: AsyncConnection, work_id: int, details: ChapterDetails, created_by: int, at: datetime
) -> Chapter:
    values = {
        "work_id": work_id,
        "state": ChapterState.DRAFT,
        "created_by": created_by,
        "created_at": at,
        **asdict(details),
    }
    chapter_id = (await connection.execute(insert(chapters).values(values).returning(chapters.c.id))).scalar_one()
    return Chapter(id=chapter_id, work_id=work_id, state=ChapterState.DRAFT, details=details, created_by=created_by)


async def change(connection: AsyncConnection, chapter_id: int, details: ChapterDetails, *states: ChapterState) -> bool:
    """Change a chapter's details. False if it is in none of these states any more."""
    return (await connection.execute(_of(chapter_id, states).values(asdict(details)))).rowcount == 1


async def ask_no_more(connection: AsyncConnection, chapter_id: int) -> None:
    """Take away what readers are asked on a chapter's card."""
    await connection.execute(update(chapters).filter_by(id=chapter_id).values(question=None))


async def mark_posted(connection: AsyncConnection, chapter_id: int, by: int, at: datetime) -> bool:
    """Mark a chapter as posted. False if somebody else did: of two at once, one is told no."""
    return await _move(connection, chapter_id, UNPOSTED, state=ChapterState.POSTED, posted_by=by, posted_at=at)


async def schedule(
    connection: AsyncConnection, chapter_id: int, by: int, at: datetime, local: datetime, zone: str
) -> bool:
    """Let a chapter go out later. False if it is posted already.

    `local` and `zone` are what was meant, `at` what that comes to in UTC.
    """
    due = _Progress(state=ChapterState.SCHEDULED, posted_by=by, due_at=at, due_local=local.isoformat(), zone=zone)
    return await _move(connection, chapter_id, UNPOSTED, **due)


async def plan(connection: AsyncConnection, chapter_id: int, at: datetime) -> None:
    """Note when a draft is meant to go out, once its author has seen the preview and says so."""
    await _move(connection, chapter_id, (ChapterState.DRAFT,), due_at=at)


async def back_to_draft(connection: AsyncConnection, chapter_id: int) -> bool:
    """Make a chapter a draft again. False if it was neither posted nor scheduled."""
    draft = _Progress(state=ChapterState.DRAFT, posted_by=None, posted_at=None, out_at=None, due_at=None)
    return await _move(connection, chapter_id, (ChapterState.POSTED, ChapterState.SCHEDULED), **draft)


async def cancel(connection: AsyncConnection, chapter_id: int) -> bool:
    """Cancel a chapter. False if it is posted already."""
    return await _move(connection, chapter_id, UNPOSTED, state=ChapterState.CANCELLED)


async def withdraw(connection: AsyncConnection, chapter_id: int, at: datetime) -> bool:
    """Withdraw a chapter. False if it wasn't posted."""
    withdrawn = _Progress(state=ChapterState.WITHDRAWN, withdrawn_at=at, out_at=None)
    return await _move(connection, chapter_id, (ChapterState.POSTED,), **withdrawn)


async def bring_back(connection: AsyncConnection, chapter_id: int) -> bool:
    """Bring a chapter back. False if it wasn't withdrawn."""
    return await _move(connection, chapter_id, (ChapterState.WITHDRAWN,), state=ChapterState.POSTED, withdrawn_at=None)


async def _move(
    connection: AsyncConnection, chapter_id: int, states: Sequence[ChapterState], **progress: Unpack[_Progress]
) -> bool:
    """Move a chapter on, or back, from one of these states. False if it is in another one."""
    return (await connection.execute(_of(chapter_id, states).values(progress))).rowcount == 1


def _of(chapter_id: int, states: Sequence[ChapterState]) -> Update:
    return update(chapters).where(chapters.c.id == chapter_id, chapters.c.state.in_(states))


async def due(connection: AsyncConnection, now: datetime, share: Share) -> list[Chapter]:
    """Find the scheduled chapters of this share's works whose time has come, the earliest first."""
    query = (
        select(chapters)
        .join(works)
        .where(chapters.c.state == ChapterState.SCHEDULED, chapters.c.due_at <= now, share.clause(works.c.guild_id))
        .order_by(chapters.c.due_at, chapters.c.id)
    )
    return [chapter_of(row) for row in await connection.execute(query)]


async def wall_times(connection: AsyncConnection) -> list[tuple[int, datetime, str, datetime]]:
    """Read of each scheduled chapter its id, what the clock on the wall will show, the zone, and the instant in UTC."""
    query = select(chapters.c.id, chapters.c.due_local, chapters.c.zone, chapters.c.due_at)
    rows = await connection.execute(query.filter_by(state=ChapterState.SCHEDULED))
    return [(row.id, datetime.fromisoformat(row.due_local), row.zone, row.due_at) for row in rows]


async def set_due(connection: AsyncConnection, chapter_id: int, at: datetime) -> None:
    await connection.execute(update(chapters).filter_by(id=chapter_id, state=ChapterState.SCHEDULED).values(due_at=at))


async def of_work(connection: AsyncConnection, work_id: int) -> list[Chapter]:
    """Find the work's chapters that are drafts, scheduled or posted, the latest first."""
    shown = (*UNPOSTED, ChapterState.POSTED)
    query = select(chapters).where(chapters.c.work_id == work_id, chapters.c.state.in_(shown))
    return [chapter_of(row) for row in await connection.execute(query.order_by(chapters.c.id.desc()))]


async def find(connection: AsyncConnection, guild_id: int, chapter_id: int) -> Chapter | None:
    query = select(chapters).join(works).where(works.c.guild_id == guild_id, chapters.c.id == chapter_id)
    row = (await connection.execute(query)).one_or_none()
    return chapter_of(row) if row else None


async def find_any(connection: AsyncConnection, chapter_id: int) -> Chapter:
    """Find a chapter that is known to exist, of whatever server."""
    return chapter_of((await connection.execute(_CHAPTER, {"id": chapter_id})).one())


async def find_posted(connection: AsyncConnection, work_id: int, details: ChapterDetails) -> Chapter | None:
    """Find the latest posted chapter with this number or, where there is none, with this title and no number."""
    same = {"number": details.number} if details.number is not None else {"number": None, "title": details.title}
    query = (
        select(chapters)
        .filter_by(work_id=work_id, state=ChapterState.POSTED, **same)
        .order_by(chapters.c.posted_at.desc(), chapters.c.id.desc())
        .limit(1)
    )
    row = (await connection.execute(query)).one_or_none()
    return chapter_of(row) if row else None


async def posted(connection: AsyncConnection, work_id: int) -> list[Chapter]:
    """Find the work's posted chapters, latest first."""
    query = (
        select(chapters)
        .filter_by(work_id=work_id, state=ChapterState.POSTED)
        .order_by(chapters.c.posted_at.desc(), chapters.c.id.desc())
    )
    return [chapter_of(row) for row in await connection.execute(query)]


def chapter_of(row: Row[Any]) -> Chapter:
    return read(Chapter, row, details=read(ChapterDetails, row))
