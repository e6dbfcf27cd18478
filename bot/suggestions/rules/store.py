"""What a server's staff allow, in the database: limits, words, phrases, closed works, blocked readers, reports."""

from collections.abc import Collection

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Table,
    delete,
    exists,
    func,
    insert,
    select,
    tuple_,
    update,
)

from bot.core.db.columns import Snowflake, Terms
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import NOT_PERSONAL, Fate, person
from bot.core.people.marks import mark_of
from bot.suggestions.rules.models import Rules
from bot.suggestions.store import suggestions
from bot.works.store import works

rules = Table(
    "suggestion_rules",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("cooldown", Integer, nullable=False),
    Column("waiting", Integer, nullable=False),
    Column("shortest", Integer, nullable=False),
    Column("words", Terms, nullable=False, info=NOT_PERSONAL),
    Column("phrases", Terms, nullable=False, info=NOT_PERSONAL),
    Column("staff_channel_id", Snowflake),
)

closed_works = Table("closed_works", metadata, Column("work_id", ForeignKey("works.id"), primary_key=True))

blocked_readers = Table(
    "blocked_readers",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("reader_id", Snowflake, primary_key=True, autoincrement=False, info=person(Fate.BY_FEATURE)),
)

reports = Table(
    "suggestion_reports",
    metadata,
    Column("suggestion_id", ForeignKey("suggestions.id"), primary_key=True),
    Column("reporter_id", Snowflake, primary_key=True, autoincrement=False, info=person(Fate.GOES)),
)


async def find(connection: AsyncConnection, guild_id: int) -> Rules:
    row = (await connection.execute(select(rules).filter_by(guild_id=guild_id))).one_or_none()
    closed = select(closed_works.c.work_id).join(works).where(works.c.guild_id == guild_id)
    closed_ids = frozenset((await connection.execute(closed)).scalars())
    if row is None:
        return Rules(guild_id=guild_id, closed_work_ids=closed_ids)
    return read(Rules, row, closed_work_ids=closed_ids)


async def put(connection: AsyncConnection, new: Rules) -> None:
    await connection.execute(delete(rules).filter_by(guild_id=new.guild_id))
    await connection.execute(
        insert(rules).values(
            guild_id=new.guild_id,
            cooldown=new.cooldown,
            waiting=new.waiting,
            shortest=new.shortest,
            words=new.words,
            phrases=new.phrases,
            staff_channel_id=new.staff_channel_id,
        )
    )


async def close_works(connection: AsyncConnection, guild_id: int, work_ids: frozenset[int]) -> None:
    """Let these, and no others of the server, take no suggestions."""
    of_guild = select(works.c.id).where(works.c.guild_id == guild_id)
    await connection.execute(delete(closed_works).where(closed_works.c.work_id.in_(of_guild)))
    if work_ids:
        chosen = of_guild.where(works.c.id.in_(work_ids))
        await connection.execute(insert(closed_works).from_select(["work_id"], chosen))


def known_as(guild_id: int, reader_id: int) -> tuple[int, int]:
    """Return what a reader may stand under in a server's list: their id, or a mark since they are forgotten."""
    return reader_id, mark_of("blocked", guild_id, reader_id)


async def block(connection: AsyncConnection, guild_id: int, reader_id: int) -> bool:
    """Block a reader. False if they were blocked before."""
    if await is_blocked(connection, guild_id, reader_id):
        return False
    added = insert_absent(connection, blocked_readers).values(guild_id=guild_id, reader_id=reader_id)
    return (await connection.execute(added)).rowcount == 1


async def unblock(connection: AsyncConnection, guild_id: int, reader_id: int) -> bool:
    """Unblock a reader. False if they weren't blocked."""
    theirs = blocked_readers.c.reader_id.in_(known_as(guild_id, reader_id))
    gone = await connection.execute(delete(blocked_readers).where(theirs, blocked_readers.c.guild_id == guild_id))
    return gone.rowcount > 0


async def is_blocked(connection: AsyncConnection, guild_id: int, reader_id: int) -> bool:
    return guild_id in await blocked_in(connection, [guild_id], reader_id)


async def forget_blocked(connection: AsyncConnection, reader_id: int) -> int:
    """Let a mark stand for a reader wherever they are blocked: they stay so. Returns in how many servers they are."""
    rows = await connection.execute(select(blocked_readers.c.guild_id).filter_by(reader_id=reader_id))
    guild_ids = rows.scalars().all()
    for guild_id in guild_ids:
        row = update(blocked_readers).filter_by(guild_id=guild_id, reader_id=reader_id)
        await connection.execute(row.values(reader_id=known_as(guild_id, reader_id)[1]))
    return len(guild_ids)


async def blocked_in(connection: AsyncConnection, guild_ids: Collection[int], reader_id: int) -> set[int]:
    """Find in which of these servers a reader is blocked."""
    names = [(guild_id, name) for guild_id in guild_ids for name in known_as(guild_id, reader_id)]
    theirs = tuple_(blocked_readers.c.guild_id, blocked_readers.c.reader_id).in_(names)
    return set((await connection.execute(select(blocked_readers.c.guild_id).where(theirs))).scalars())


async def closed_among(connection: AsyncConnection, work_ids: Collection[int]) -> set[int]:
    """Find which of these works take no suggestions."""
    query = select(closed_works.c.work_id).where(closed_works.c.work_id.in_(work_ids))
    return set((await connection.execute(query)).scalars())


def is_of_blocked() -> ColumnElement[bool]:
    """Tell of a suggestion whether its reader is blocked in its work's home server."""
    here = (
        blocked_readers.c.guild_id == suggestions.c.guild_id,
        blocked_readers.c.reader_id == suggestions.c.reader_id,
    )
    return exists().where(*here).correlate(suggestions)


async def report(connection: AsyncConnection, suggestion_id: int, reporter_id: int) -> bool:
    """Note a report. False if this member had reported it before."""
    added = insert_absent(connection, reports).values(suggestion_id=suggestion_id, reporter_id=reporter_id)
    return (await connection.execute(added)).rowcount == 1


async def reported_by(connection: AsyncConnection, suggestion_ids: Collection[int], reporter_id: int) -> set[int]:
    """Find which of these a member has reported."""
    query = select(reports.c.suggestion_id).where(reports.c.suggestion_id.in_(suggestion_ids))
    return set((await connection.execute(query.filter_by(reporter_id=reporter_id))).scalars())


async def count_reports(connection: AsyncConnection, suggestion_id: int) -> int:
    query = select(func.count()).select_from(reports).filter_by(suggestion_id=suggestion_id)
    return int((await connection.execute(query)).scalar_one())
