"""Roles that are being made, in the database: what one is known by whose making nobody heard the end of."""

from sqlalchemy import Column, Table, delete, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import SerialId, Snowflake
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.targets.store import targets
from bot.works.store import works

role_attempts = Table(
    "role_attempts",
    metadata,
    Column("work_id", SerialId, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("after_id", Snowflake, nullable=False),
)


async def attempted_after(connection: AsyncConnection, work_id: int, guild_id: int) -> int | None:
    """Find after which role a work's role was to be made in a server, if nobody knows what came of that."""
    query = select(role_attempts.c.after_id).filter_by(work_id=work_id, guild_id=guild_id)
    found: int | None = (await connection.execute(query)).scalar()
    return found


async def note_attempt(connection: AsyncConnection, work_id: int, guild_id: int, after_id: int) -> None:
    """Write down that a work's role is going to be made, which will be newer than this one; an earlier note stays."""
    values = {"work_id": work_id, "guild_id": guild_id, "after_id": after_id}
    await connection.execute(insert_absent(connection, role_attempts).values(values))


async def forget_attempt(connection: AsyncConnection, work_id: int, guild_id: int) -> None:
    await connection.execute(delete(role_attempts).filter_by(work_id=work_id, guild_id=guild_id))


async def roles_of_works(connection: AsyncConnection, guild_id: int) -> set[int]:
    """Find the roles of a server that are some work's there."""
    own = select(works.c.role_id).where(works.c.guild_id == guild_id, works.c.role_id.is_not(None))
    guests = select(targets.c.role_id).where(targets.c.guild_id == guild_id, targets.c.role_id.is_not(None))
    return set((await connection.execute(union(own, guests))).scalars())
