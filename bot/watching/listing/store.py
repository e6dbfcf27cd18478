"""The chapters that sources list, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict, Unpack

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table, delete, func, insert, select, update

from bot.core.db.columns import Moment, OneOf, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import AT_ONCE, read, read_all, read_many, read_one
from bot.core.people.columns import stays
from bot.watching import store
from bot.watching.models import SourceChapter, SourceChapterState
from bot.watching.rhythm import REMEMBERED
from bot.watching.store import sources
from bot.works.chapter_store import UNPOSTED, chapters
from bot.works.store import OF_A_WORK, works

source_chapters = Table(
    "source_chapters",
    metadata,
    serial_id(),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    Column("key", TypedText, nullable=False, info=stays(OF_A_WORK)),
    Column("state", OneOf(SourceChapterState), nullable=False),
    Column("guid", TypedText, info=stays(OF_A_WORK)),
    Column("link", TypedText, info=stays(OF_A_WORK)),
    Column("title", TypedText, nullable=False, info=stays(OF_A_WORK)),
    Column("number", Float),
    Column("published_at", Moment),
    Column("seen_at", Moment, nullable=False),
    Column("chapter_id", ForeignKey("chapters.id")),
    Column("is_listed", Boolean, nullable=False),
    Column("missed", Integer, nullable=False),
    Column("batch", Integer),
    sqlite_autoincrement=True,
)
Index("uq_source_chapters_key", source_chapters.c.source_id, source_chapters.c.key, unique=True)
Index("ix_source_chapters_chapter_id", source_chapters.c.chapter_id)
Index("ix_source_chapters_batch", source_chapters.c.batch)

_WITH_SERVER = select(source_chapters, works.c.guild_id).join_from(source_chapters, sources).join(works)


class SourceChapterProgress(TypedDict, total=False):
    """What may change of a chapter that a source lists."""

    state: SourceChapterState
    guid: str | None
    link: str | None
    title: str
    number: float | None
    chapter_id: int | None
    is_listed: bool
    missed: int
    batch: int | None


class NewSourceChapter(TypedDict):
    """What is noted of a chapter when a source lists it for the first time."""

    source_id: int
    key: str
    state: SourceChapterState
    guid: str | None
    link: str | None
    title: str
    number: float | None
    published_at: datetime | None
    seen_at: datetime
    chapter_id: int | None
    is_listed: bool
    missed: int


async def add(connection: AsyncConnection, chapters: Sequence[NewSourceChapter]) -> list[SourceChapter]:
    """Note chapters, in the order in which they are to be announced."""
    adding = insert(source_chapters).returning(source_chapters, sort_by_parameter_order=True)
    noted: list[SourceChapter] = []
    for start in range(0, len(chapters), AT_ONCE):
        rows = await connection.execute(adding, list(chapters[start : start + AT_ONCE]))
        noted += await read_many(SourceChapter, rows)
    return noted


async def of_source(connection: AsyncConnection, source_id: int) -> list[SourceChapter]:
    """Find every chapter that a source lists or listed, in the order in which it was seen."""
    query = select(source_chapters).filter_by(source_id=source_id).order_by(source_chapters.c.id)
    return await read_many(SourceChapter, await connection.execute(query))


async def find(connection: AsyncConnection, source_chapter_id: int) -> SourceChapter | None:
    return read_one(SourceChapter, await connection.execute(select(source_chapters).filter_by(id=source_chapter_id)))


async def batch(connection: AsyncConnection, batch_id: int) -> list[SourceChapter]:
    """Find the chapters that are asked about together, in their order."""
    query = select(source_chapters).filter_by(batch=batch_id).order_by(source_chapters.c.id)
    return read_all(SourceChapter, await connection.execute(query))


async def with_chapter(connection: AsyncConnection, chapter_id: int) -> list[tuple[int, SourceChapter]]:
    """Find what sources list as this chapter, each with its server."""
    query = _WITH_SERVER.where(source_chapters.c.chapter_id == chapter_id).order_by(source_chapters.c.id)
    return [(row.guild_id, read(SourceChapter, row)) for row in await connection.execute(query)]


async def undecided(connection: AsyncConnection, work_id: int) -> list[tuple[int, SourceChapter]]:
    """Find what a work's sources list and somebody is asked about, each with its server: of a batch the first."""
    query = _WITH_SERVER.join(chapters, source_chapters.c.chapter_id == chapters.c.id, isouter=True)
    is_held = (source_chapters.c.state == SourceChapterState.HELD) & (source_chapters.c.batch == source_chapters.c.id)
    is_asked = is_held | chapters.c.state.in_(UNPOSTED)
    query = query.where(sources.c.work_id == work_id, is_asked).order_by(source_chapters.c.id)
    return [(row.guild_id, read(SourceChapter, row)) for row in await connection.execute(query)]


async def asked_about(connection: AsyncConnection, work_id: int) -> list[tuple[int, SourceChapter]]:
    """Find what a work's sources list or listed of which somebody may have been asked, each with its server."""
    is_a_chapter, is_first = source_chapters.c.chapter_id.is_not(None), source_chapters.c.batch == source_chapters.c.id
    query = _WITH_SERVER.where(sources.c.work_id == work_id, is_a_chapter | is_first).order_by(source_chapters.c.id)
    return [(row.guild_id, read(SourceChapter, row)) for row in await connection.execute(query)]


async def change(connection: AsyncConnection, ids: Sequence[int], **progress: Unpack[SourceChapterProgress]) -> None:
    await connection.execute(update(source_chapters).where(source_chapters.c.id.in_(ids)).values(progress))


async def times(connection: AsyncConnection, feed_id: int) -> list[datetime]:
    """Find when the chapters of a feed came, the latest last: when they were published, or else seen."""
    came = func.coalesce(source_chapters.c.published_at, source_chapters.c.seen_at).label("came")
    query = select(came).join(sources).where(sources.c.feed_id == feed_id).distinct().order_by(came.desc())
    return sorted((await connection.execute(query.limit(REMEMBERED))).scalars())


async def note_missing(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Note that a look didn't find these chapters."""
    missing = update(source_chapters).where(source_chapters.c.id.in_(ids))
    await connection.execute(missing.values(is_listed=False, missed=source_chapters.c.missed + 1))


async def delete_unfinished(connection: AsyncConnection, before: datetime) -> None:
    """Delete what was proposed before then, and never begun."""
    if unfinished := await store.unfinished(connection, before):
        await delete_sources(connection, unfinished)


async def delete_sources(connection: AsyncConnection, source_ids: Sequence[int]) -> None:
    """Delete sources with what is known of their chapters."""
    await delete_of(connection, source_ids)
    await store.delete_all(connection, source_ids)


async def delete_of(connection: AsyncConnection, source_ids: Sequence[int]) -> None:
    await connection.execute(delete(source_chapters).where(source_chapters.c.source_id.in_(source_ids)))
