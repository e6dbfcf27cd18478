"""Whose turn it is at each host, whichever process asks, in the database."""

from datetime import datetime

from sqlalchemy import Column, Table, delete, select, update

from bot.core.db.columns import Moment, TypedText
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import NOT_PERSONAL

host_turns = Table(
    "host_turns",
    metadata,
    Column("name", TypedText, primary_key=True, info=NOT_PERSONAL),
    Column("free_at", Moment, nullable=False),
)


async def take(connection: AsyncConnection, name: str, now: datetime, until: datetime, *, at_once: bool) -> bool:
    """Take a host's turn until then, if it is free, or `at_once`. False if somebody has it.

    What is to last longer than a turn does was noted by a clock that was wrong.
    """
    is_free = (host_turns.c.free_at <= now) | (host_turns.c.free_at > until)
    free = [] if at_once else [is_free]
    taken = await connection.execute(update(host_turns).where(host_turns.c.name == name, *free).values(free_at=until))
    if taken.rowcount:
        return True
    first = insert_absent(connection, host_turns).values(name=name, free_at=until)
    return (await connection.execute(first)).rowcount == 1


async def free_at(connection: AsyncConnection, name: str) -> datetime | None:
    """Find when a host's turn is over; None if nobody has it."""
    found: datetime | None = (await connection.execute(select(host_turns.c.free_at).filter_by(name=name))).scalar()
    return found


async def end(connection: AsyncConnection, name: str, until: datetime) -> None:
    """Let a host's turn be over then."""
    await connection.execute(update(host_turns).filter_by(name=name).values(free_at=until))


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    """Remove turns that were over before a moment."""
    await connection.execute(delete(host_turns).where(host_turns.c.free_at < moment))
