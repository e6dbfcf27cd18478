"""Roles that are being made, in the database: what one is known by whose making nobody heard the end of."""

from datetime import datetime, timedelta

from sqlalchemy import Column, Table, delete, select, union

from bot.clicks.models import first_id
from bot.core.db.columns import SerialId, Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import NOT_PERSONAL
from bot.targets.store import targets
from bot.works.store import works

MADE_WITHIN = 120_000 << 22
"""Two minutes, in Discord's ids: a role that is made later than this after a click was made for something else."""

KEPT = timedelta(days=7)
"""For how long a role that may have been made is looked for at the next click; afterwards the work gets another."""

role_attempts = Table(
    "role_attempts",
    metadata,
    Column("work_id", SerialId, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("after_id", Snowflake, nullable=False, info=NOT_PERSONAL),
)


async def attempted_after(connection: AsyncConnection, work_id: int, guild_id: int) -> int | None:
    """Find the click for which a work's role was to be made in a server, if nobody knows what came of that."""
    query = select(role_attempts.c.after_id).filter_by(work_id=work_id, guild_id=guild_id)
    found: int | None = (await connection.execute(query)).scalar()
    return found


async def note_attempt(connection: AsyncConnection, work_id: int, guild_id: int, click_id: int) -> None:
    """Write down that a work's role is going to be made for a click, whose id is lower; a note just made stays."""
    stale = role_attempts.c.after_id <= click_id - MADE_WITHIN // 2
    await connection.execute(delete(role_attempts).filter_by(work_id=work_id, guild_id=guild_id).where(stale))
    values = {"work_id": work_id, "guild_id": guild_id, "after_id": click_id}
    await connection.execute(insert_absent(connection, role_attempts).values(values))


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    """Forget what was attempted before this moment."""
    await connection.execute(delete(role_attempts).where(role_attempts.c.after_id < first_id(moment)))


async def forget_attempt(connection: AsyncConnection, work_id: int, guild_id: int) -> None:
    await connection.execute(delete(role_attempts).filter_by(work_id=work_id, guild_id=guild_id))


async def roles_of_works(connection: AsyncConnection, guild_id: int) -> set[int]:
    """Find the roles of a server that are some work's there."""
    own = select(works.c.role_id).where(works.c.guild_id == guild_id, works.c.role_id.is_not(None))
    guests = select(targets.c.role_id).where(targets.c.guild_id == guild_id, targets.c.role_id.is_not(None))
    return set((await connection.execute(union(own, guests))).scalars())
