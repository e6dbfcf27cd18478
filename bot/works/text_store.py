"""The texts of chapters that live on the server; of the others only the announcement is kept."""

from sqlalchemy import Column, ForeignKey, Table, func, insert, select, update

from bot.core.db.columns import TypedText
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.people.columns import Fate, words_through
from bot.works.store import OF_A_WORK

chapter_texts = Table(
    "chapter_texts",
    metadata,
    Column("chapter_id", ForeignKey("chapters.id"), primary_key=True),
    Column("body", TypedText, nullable=False, info=words_through("chapter_id", "created_by", Fate.STAYS, OF_A_WORK)),
)


async def add(connection: AsyncConnection, chapter_id: int, body: str) -> None:
    await connection.execute(insert(chapter_texts).values(chapter_id=chapter_id, body=body))


async def change(connection: AsyncConnection, chapter_id: int, body: str) -> None:
    """Put another text in the place of a chapter's; a chapter without any stays without."""
    await connection.execute(update(chapter_texts).filter_by(chapter_id=chapter_id).values(body=body))


async def append(connection: AsyncConnection, chapter_id: int, piece: str) -> int:
    """Put a further piece of a chapter's text behind what is there. Returns how long the whole is, in characters."""
    longer = update(chapter_texts).filter_by(chapter_id=chapter_id).values(body=chapter_texts.c.body + f"\n\n{piece}")
    length: int | None = (await connection.execute(longer.returning(func.length(chapter_texts.c.body)))).scalar()
    if length is None:
        await add(connection, chapter_id, piece)
    return len(piece) if length is None else length


async def exists(connection: AsyncConnection, chapter_id: int) -> bool:
    """Tell whether a chapter's text lives on the server."""
    query = select(chapter_texts.c.chapter_id).filter_by(chapter_id=chapter_id)
    return (await connection.execute(query)).first() is not None


async def find(connection: AsyncConnection, chapter_id: int) -> str | None:
    """Read the text as Discord Markdown, if it lives on the server."""
    return (await connection.execute(select(chapter_texts.c.body).filter_by(chapter_id=chapter_id))).scalar()
