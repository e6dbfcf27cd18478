"""Ideas held back in the database until their reader says whether to send them beside a similar one."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Boolean, Column, Index, Table, delete, false, insert, select, update

from bot.core.db.columns import Moment, OneOf, SerialId, Snowflake, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read
from bot.core.people.columns import Fate, person, words_of
from bot.suggestions.models import HeldIdea, IdeaChoices, SpoilerLevel
from bot.suggestions.rules.store import blocked_readers
from bot.works.store import works

held_ideas = Table(
    "held_ideas",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("work_id", SerialId, nullable=False),
    Column("chapter_id", SerialId),
    Column("call_id", SerialId),
    Column("reader_id", Snowflake, nullable=False, info=person(Fate.GOES)),
    Column("idea", TypedText, nullable=False, info=words_of("reader_id", Fate.GOES)),
    Column("spoiler", OneOf(SpoilerLevel), nullable=False),
    Column("credited", Boolean, nullable=False),
    Column("wants_dm", Boolean, nullable=False),
    Column("held_at", Moment, nullable=False),
    Column("is_dropped", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)
Index("ix_held_ideas_held_at", held_ideas.c.held_at)


async def hold(
    connection: AsyncConnection,
    guild_id: int,
    work_id: int,
    call_id: int | None,
    reader_id: int,
    idea: str,
    choices: IdeaChoices,
    at: datetime,
) -> int:
    values = {
        "guild_id": guild_id,
        "work_id": work_id,
        "call_id": call_id,
        "reader_id": reader_id,
        "idea": idea,
        **asdict(choices),
        "held_at": at,
    }
    held = await connection.execute(insert(held_ideas).values(values).returning(held_ideas.c.id))
    return int(held.scalar_one())


async def find(
    connection: AsyncConnection, guild_id: int, reader_id: int, held_id: int, *, is_dropped: bool = False
) -> HeldIdea | None:
    """Find this reader's own held idea, if it is still there and they dropped it or, ordinarily, didn't."""
    query = select(held_ideas).filter_by(id=held_id, guild_id=guild_id, reader_id=reader_id, is_dropped=is_dropped)
    row = (await connection.execute(query)).one_or_none()
    return read(HeldIdea, row, choices=read(IdeaChoices, row)) if row else None


async def of_reader(connection: AsyncConnection, guild_id: int, reader_id: int, moment: datetime) -> list[HeldIdea]:
    """Find a reader's ideas that were held back in a server since then and still are, the newest first.

    Without those for works of servers where they are blocked: there is nothing that they could do with them.
    """
    theirs = select(held_ideas).filter_by(guild_id=guild_id, reader_id=reader_id, is_dropped=False)
    query = theirs.where(held_ideas.c.held_at >= moment)
    blocked_by = select(blocked_readers.c.guild_id).where(blocked_readers.c.reader_id == reader_id)
    query = query.join(works, works.c.id == held_ideas.c.work_id).where(works.c.guild_id.not_in(blocked_by))
    rows = await connection.execute(query.order_by(held_ideas.c.id.desc()))
    return [read(HeldIdea, row, choices=read(IdeaChoices, row)) for row in rows]


async def held_since(connection: AsyncConnection, home_id: int, reader_id: int, moment: datetime) -> Sequence[datetime]:
    """Find when a reader's ideas for a server's works were held back that still are, wherever they wrote them."""
    query = select(held_ideas.c.held_at).join(works, works.c.id == held_ideas.c.work_id)
    query = query.where(
        works.c.guild_id == home_id, held_ideas.c.reader_id == reader_id, held_ideas.c.is_dropped.is_(False)
    )
    return (await connection.execute(query.where(held_ideas.c.held_at >= moment))).scalars().all()


async def drop(connection: AsyncConnection, reader_id: int, held_id: int) -> bool:
    """Drop this reader's held idea, which can be given back for the rest of the day.

    False if it was gone: of two clicks at once, one is told no.
    """
    theirs = update(held_ideas).filter_by(id=held_id, reader_id=reader_id, is_dropped=False)
    return (await connection.execute(theirs.values(is_dropped=True))).rowcount == 1


async def remove(connection: AsyncConnection, reader_id: int, held_id: int) -> bool:
    """Delete this reader's held idea, which became another thing. False if it was gone or dropped."""
    theirs = delete(held_ideas).filter_by(id=held_id, reader_id=reader_id, is_dropped=False)
    return (await connection.execute(theirs)).rowcount == 1


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    await connection.execute(delete(held_ideas).where(held_ideas.c.held_at < moment))
