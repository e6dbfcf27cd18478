"""Chapters that may be namesakes, and which of them may both go out, in the database."""

from collections.abc import Iterable

from sqlalchemy import Column, ColumnElement, ForeignKey, Table, delete, or_, select

from bot.addresses.reading import chapter_address
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.works.chapter_store import LIVE, chapter_of, chapters
from bot.works.models import Chapter

accepted_namesakes = Table(
    "accepted_namesakes",
    metadata,
    Column("chapter_id", ForeignKey("chapters.id"), primary_key=True, autoincrement=False),
    Column("namesake_id", ForeignKey("chapters.id"), primary_key=True, autoincrement=False),
)
"""Which chapter goes out, by its author's word, though that other one is there."""

NEAR = 0.0005
"""How far apart two numbers may be that are written alike: with three decimals."""


def is_same_number(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= NEAR


async def likely_namesakes(connection: AsyncConnection, chapter: Chapter) -> list[Chapter]:
    """Find the work's other chapters that may be namesakes: of a number, those that bear it, those without one, and
    those with the same address.
    """
    others = (chapters.c.work_id == chapter.work_id, chapters.c.id != chapter.id, chapters.c.state.in_(LIVE))
    query = select(chapters).where(*others)
    if (number := chapter.details.number) is not None:
        same = chapters.c.number.between(number - NEAR, number + NEAR)
        linked = chapters.c.id.in_(await _with_address(connection, chapter, others))
        query = query.where(or_(same, chapters.c.number.is_(None), linked))
    return [chapter_of(row) for row in await connection.execute(query.order_by(chapters.c.id.desc()))]


async def _with_address(
    connection: AsyncConnection, chapter: Chapter, others: Iterable[ColumnElement[bool]]
) -> list[int]:
    if (address := chapter_address(chapter.details.link)) is None:
        return []
    rows = await connection.execute(select(chapters.c.id, chapters.c.link).where(*others, chapters.c.link.is_not(None)))
    return [row.id for row in rows if chapter_address(row.link) == address]


async def accept_namesakes(connection: AsyncConnection, chapter_id: int, namesake_ids: Iterable[int]) -> None:
    """Note that a chapter goes out though these others are there, because its author said so."""
    rows = [{"chapter_id": chapter_id, "namesake_id": one} for one in namesake_ids]
    if rows:
        await connection.execute(insert_absent(connection, accepted_namesakes), rows)


async def accepted(connection: AsyncConnection, work_id: int) -> frozenset[frozenset[int]]:
    """Find the pairs of a work's chapters that may both go out, whichever of the two was asked about."""
    query = select(accepted_namesakes).join(chapters, chapters.c.id == accepted_namesakes.c.chapter_id)
    rows = await connection.execute(query.where(chapters.c.work_id == work_id))
    return frozenset(frozenset((row.chapter_id, row.namesake_id)) for row in rows)


async def forget_accepted(connection: AsyncConnection, chapter_id: int) -> None:
    """Forget what was said of a chapter that bears another name from now on."""
    concerned = (accepted_namesakes.c.chapter_id == chapter_id) | (accepted_namesakes.c.namesake_id == chapter_id)
    await connection.execute(delete(accepted_namesakes).where(concerned))
