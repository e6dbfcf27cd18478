"""Hosts that are left alone, in the database."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Integer, Table, delete, select

from bot.core.db.columns import Moment, TypedText
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.core.fetching.pauses import Pause
from bot.core.people.columns import NOT_PERSONAL

hosts = Table(
    "hosts",
    metadata,
    Column("name", TypedText, primary_key=True, info=NOT_PERSONAL),
    Column("paused_until", Moment, nullable=False),
    Column("refusals", Integer, nullable=False),
)


async def put(connection: AsyncConnection, name: str, pause: Pause) -> None:
    """Keep a host's pause, in place of the one before."""
    await remove(connection, name)
    values = {"name": name, "paused_until": pause.until, "refusals": pause.refusals}
    await connection.execute(insert_absent(connection, hosts).values(values))


async def remove(connection: AsyncConnection, name: str) -> None:
    await connection.execute(delete(hosts).filter_by(name=name))


async def find(connection: AsyncConnection, name: str) -> Pause | None:
    row = (await connection.execute(select(hosts).filter_by(name=name))).one_or_none()
    return Pause(row.paused_until, row.refusals) if row else None


async def since(connection: AsyncConnection, moment: datetime) -> Mapping[str, Pause]:
    """Find the pauses that ended after a moment, or haven't ended, by host."""
    found = await connection.execute(select(hosts).where(hosts.c.paused_until > moment))
    return {row.name: Pause(row.paused_until, row.refusals) for row in found}


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    """Remove pauses that ended before a moment."""
    await connection.execute(delete(hosts).where(hosts.c.paused_until < moment))
