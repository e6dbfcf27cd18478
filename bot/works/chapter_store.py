"""Chapters in the database, from draft to posted."""

from collections.abc import Sequence
from dataclasses import asdict, replace
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
    func,
    insert,
    select,
    true,
    update,
)

from bot.core.db.columns import Moment, OneOf, Snowflake, Terms, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read
from bot.core.people.columns import NOT_PERSONAL, Fate, person, stays
from bot.works.models import Chapter, ChapterDetails, ChapterState, Rating
from bot.works.store import OF_A_WORK, works

chapters = Table(
    "chapters",
    metadata,
    serial_id(),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("state", OneOf(ChapterState), nullable=False),
    Column("number", Float),
    Column("title", TypedText, info=stays(OF_A_WORK)),
    Column("link", TypedText, info=stays(OF_A_WORK)),
    Column("summary", TypedText, info=stays(OF_A_WORK)),
    Column("notes", TypedText, info=stays(OF_A_WORK)),
    Column("excerpt", TypedText, info=stays(OF_A_WORK)),
    Column("notes_offered", TypedText, info=stays(OF_A_WORK)),
    Column("words", Integer, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("created_by", Snowflake, nullable=False, info=person(Fate.NAMELESS)),
    Column("created_at", Moment, nullable=False),
    Column("posted_by", Snowflake, info=person(Fate.NAMELESS, "chapters_posted")),
    Column("posted_at", Moment),
    Column("out_at", Moment),
    Column("due_at", Moment),
    Column("due_local", String, info=NOT_PERSONAL),
    Column("zone", String, info=NOT_PERSONAL),
    Column("withdrawn_at", Moment),
    Column("series", TypedText, info=stays(OF_A_WORK)),
    Column("page_rating", OneOf(Rating)),
    Column("page_warnings", Terms, nullable=False, server_default="", info=NOT_PERSONAL),
    Column("question", TypedText, info=stays(OF_A_WORK)),
    Column("comments", Boolean, nullable=False, server_default=false()),
    Column("kept", Boolean, nullable=False, server_default=true()),
    Column("deleted_at", Moment),
    Column("touched_at", Moment),
    sqlite_autoincrement=True,
)

UNPOSTED = (ChapterState.DRAFT, ChapterState.SCHEDULED)
"""What an author may still change her mind about."""

LIVE = (*UNPOSTED, ChapterState.POSTED)

Index("ix_chapters_due", chapters.c.state, chapters.c.due_at)
Index("ix_chapters_work_id", chapters.c.work_id, chapters.c.state, chapters.c.number)

_CHAPTER = select(chapters).where(chapters.c.id == bindparam("id"))


class ChapterProgress(TypedDict, total=False):
    """The columns that say how far a chapter has come."""

    state: ChapterState
    posted_by: int | None
    posted_at: datetime | None
    out_at: datetime | None
    due_at: datetime | None
    due_local: str
    zone: str
    withdrawn_at: datetime | None
    kept: bool
    deleted_at: datetime | None
    touched_at: datetime


async def add_draft(
    connection: AsyncConnection, work_id: int, details: ChapterDetails, created_by: int, at: datetime
) -> Chapter:
    values = {
        "work_id": work_id,
        "state": ChapterState.DRAFT,
        "created_by": created_by,
        "created_at": at,
        "kept": False,
        **asdict(details),
    }
    chapter_id = (await connection.execute(insert(chapters).values(values).returning(chapters.c.id))).scalar_one()
    draft = Chapter(id=chapter_id, work_id=work_id, state=ChapterState.DRAFT, details=details, created_by=created_by)
    return replace(draft, created_at=at)


async def change(
    connection: AsyncConnection, chapter_id: int, details: ChapterDetails, at: datetime, *states: ChapterState
) -> bool:
    """Change a chapter's details. False if it is in none of these states any more."""
    return (await connection.execute(_of(chapter_id, states).values(**asdict(details), touched_at=at))).rowcount == 1


async def ask_no_more(connection: AsyncConnection, chapter_id: int) -> None:
    """Take away what readers are asked on a chapter's card."""
    await connection.execute(update(chapters).filter_by(id=chapter_id).values(question=None))


async def mark_posted(connection: AsyncConnection, chapter_id: int, by: int, at: datetime) -> bool:
    """Mark a chapter as posted. False if somebody else did: of two at once, one is told no."""
    return await move(connection, chapter_id, UNPOSTED, state=ChapterState.POSTED, posted_by=by, posted_at=at)


async def back_to_draft(connection: AsyncConnection, chapter_id: int, planned: datetime | None = None) -> bool:
    """Make a chapter a draft again, one that is kept. False if it was neither posted nor scheduled.

    `planned` is when it was to go out, if its author shall read that.
    """
    draft = ChapterProgress(
        state=ChapterState.DRAFT, posted_by=None, posted_at=None, out_at=None, due_at=planned, kept=True
    )
    return await move(connection, chapter_id, (ChapterState.POSTED, ChapterState.SCHEDULED), **draft)


async def keep(connection: AsyncConnection, chapter_ids: Sequence[int]) -> None:
    """Keep these drafts until their author has decided about them: they are previews no longer."""
    drafts = update(chapters).where(chapters.c.id.in_(chapter_ids), chapters.c.state == ChapterState.DRAFT)
    await connection.execute(drafts.values(kept=True))


async def delete(connection: AsyncConnection, chapter_id: int, at: datetime, *states: ChapterState) -> bool:
    """Delete a chapter that is in one of these states; when it was to go out stays known. False if it isn't."""
    return await move(connection, chapter_id, states, state=ChapterState.CANCELLED, deleted_at=at)


async def undelete(connection: AsyncConnection, chapter_id: int, state: ChapterState, at: datetime) -> bool:
    """Undo that a chapter was deleted. False if it is there already."""
    back = ChapterProgress(state=state, deleted_at=None, touched_at=at)
    if state is ChapterState.DRAFT:
        back["posted_by"] = None
    return await move(connection, chapter_id, (ChapterState.CANCELLED,), **back)


async def withdraw(connection: AsyncConnection, chapter_id: int, at: datetime) -> bool:
    """Withdraw a chapter. False if it wasn't posted."""
    withdrawn = ChapterProgress(state=ChapterState.WITHDRAWN, withdrawn_at=at, out_at=None)
    return await move(connection, chapter_id, (ChapterState.POSTED,), **withdrawn)


async def bring_back(connection: AsyncConnection, chapter_id: int) -> bool:
    """Bring a chapter back. False if it wasn't withdrawn."""
    return await move(connection, chapter_id, (ChapterState.WITHDRAWN,), state=ChapterState.POSTED, withdrawn_at=None)


async def move(
    connection: AsyncConnection, chapter_id: int, states: Sequence[ChapterState], **progress: Unpack[ChapterProgress]
) -> bool:
    """Move a chapter on, or back, from one of these states. False if it is in another one."""
    return (await connection.execute(_of(chapter_id, states).values(progress))).rowcount == 1


def _of(chapter_id: int, states: Sequence[ChapterState]) -> Update:
    return update(chapters).where(chapters.c.id == chapter_id, chapters.c.state.in_(states))


async def of_work(connection: AsyncConnection, work_id: int) -> list[Chapter]:
    """Find the work's chapters that are drafts, scheduled or posted, the latest first."""
    query = select(chapters).where(chapters.c.work_id == work_id, chapters.c.state.in_(LIVE))
    return [chapter_of(row) for row in await connection.execute(query.order_by(chapters.c.id.desc()))]


async def drafts(connection: AsyncConnection, work_id: int) -> list[Chapter]:
    """Find the work's drafts, the latest first."""
    return [one for one in await of_work(connection, work_id) if one.state is ChapterState.DRAFT]


async def find(connection: AsyncConnection, guild_id: int, chapter_id: int) -> Chapter | None:
    query = select(chapters).join(works).where(works.c.guild_id == guild_id, chapters.c.id == chapter_id)
    row = (await connection.execute(query)).one_or_none()
    return chapter_of(row) if row else None


async def find_any(connection: AsyncConnection, chapter_id: int) -> Chapter:
    """Find a chapter that is known to exist, of whatever server."""
    return chapter_of((await connection.execute(_CHAPTER, {"id": chapter_id})).one())


async def posted(connection: AsyncConnection, work_id: int) -> list[Chapter]:
    """Find the work's posted chapters, latest first."""
    query = (
        select(chapters)
        .filter_by(work_id=work_id, state=ChapterState.POSTED)
        .order_by(chapters.c.posted_at.desc(), chapters.c.id.desc())
    )
    return [chapter_of(row) for row in await connection.execute(query)]


async def highest_posted(connection: AsyncConnection, work_id: int) -> float | None:
    """Find the highest number among a work's posted chapters; None if none has one."""
    posted = {"work_id": work_id, "state": ChapterState.POSTED}
    highest: float | None = (await connection.execute(select(func.max(chapters.c.number)).filter_by(**posted))).scalar()
    return highest


async def count_unfinished(connection: AsyncConnection, work_id: int) -> int:
    """Count a work's previews that nobody kept, scheduled or posted."""
    query = select(func.count()).select_from(chapters).filter_by(work_id=work_id, state=ChapterState.DRAFT, kept=False)
    return (await connection.execute(query)).scalar_one()


async def works_with(connection: AsyncConnection, guild_id: int, state: ChapterState) -> set[int]:
    """Find the ids of a server's works that have chapters in this state."""
    query = select(chapters.c.work_id).join(works).where(works.c.guild_id == guild_id, chapters.c.state == state)
    return set((await connection.execute(query.distinct())).scalars())


def chapter_of(row: Row[Any]) -> Chapter:
    """Read the chapter that a row of the table is."""
    return read(Chapter, row, details=read(ChapterDetails, row))
