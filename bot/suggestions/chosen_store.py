"""Which ideas a chapter is going to use, as long as it isn't posted."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Column, ForeignKey, Index, Table, delete, insert, select

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.store import full, suggestion_of, suggestions

chapter_ideas = Table(
    "chapter_ideas",
    metadata,
    Column("chapter_id", ForeignKey("chapters.id"), primary_key=True, autoincrement=False),
    Column("suggestion_id", ForeignKey("suggestions.id"), primary_key=True, autoincrement=False),
)
Index("ix_chapter_ideas_suggestion_id", chapter_ideas.c.suggestion_id)


async def chosen(connection: AsyncConnection, chapter_id: int) -> list[int]:
    """Find the ideas that a chapter is going to use, the earliest first."""
    query = select(chapter_ideas.c.suggestion_id).filter_by(chapter_id=chapter_id)
    return list((await connection.execute(query.order_by(chapter_ideas.c.suggestion_id))).scalars())


async def put(connection: AsyncConnection, chapter_id: int, suggestion_ids: Iterable[int]) -> None:
    """Let a chapter use these, and no others."""
    await connection.execute(delete(chapter_ideas).filter_by(chapter_id=chapter_id))
    rows = [{"chapter_id": chapter_id, "suggestion_id": one} for one in sorted(set(suggestion_ids))]
    if rows:
        await connection.execute(insert(chapter_ideas), rows)


async def accepted(connection: AsyncConnection, work_id: int, limit: int) -> list[Suggestion]:
    """Find the accepted ideas of a work, the most backed first."""
    query = full().where(suggestions.c.work_id == work_id, suggestions.c.status == Status.ACCEPTED)
    ordered = query.order_by(suggestions.c.backing.desc(), suggestions.c.id).limit(limit)
    return [suggestion_of(row) for row in await connection.execute(ordered)]


async def used_in(connection: AsyncConnection, chapter_id: int) -> Sequence[int]:
    """Find the ideas that are marked as used in a chapter."""
    query = select(suggestions.c.id).filter_by(used_in_id=chapter_id, status=Status.USED).order_by(suggestions.c.id)
    return (await connection.execute(query)).scalars().all()
