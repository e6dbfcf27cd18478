"""Servers that removed the bot, in the database."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Column, Table, delete, select

from bot.core.db.columns import Moment, Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent

departures = Table(
    "departures",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("left_at", Moment, nullable=False),
)


async def note(connection: AsyncConnection, guild_ids: Iterable[int], at: datetime) -> None:
    """Note that these servers removed the bot; of those that are noted already, the first time stays."""
    rows = [{"guild_id": guild_id, "left_at": at} for guild_id in sorted(guild_ids)]
    if rows:
        await connection.execute(insert_absent(connection, departures), rows)


async def clear(connection: AsyncConnection, guild_ids: Collection[int]) -> bool:
    """Note that the bot is in these servers. False if nothing else was known of any."""
    return (await connection.execute(delete(departures).where(departures.c.guild_id.in_(guild_ids)))).rowcount > 0


async def left_before(connection: AsyncConnection, moment: datetime) -> list[int]:
    """Find the servers that removed the bot before a moment, the earliest first."""
    query = select(departures.c.guild_id).where(departures.c.left_at <= moment)
    return list((await connection.execute(query.order_by(departures.c.left_at))).scalars())


async def all_left(connection: AsyncConnection) -> set[int]:
    return set((await connection.execute(select(departures.c.guild_id))).scalars())
