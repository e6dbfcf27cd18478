"""Whose turn it is at each host, whichever process asks, in the database."""

from datetime import datetime, timedelta

from sqlalchemy import Column, Table, delete, select, update

from bot.core.db.columns import Moment, TypedText
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import NOT_PERSONAL

ASTRAY = timedelta(minutes=1)
"""By how much two clocks may differ, and how long before the one that has the turn a process may have read its own."""

host_turns = Table(
    "host_turns",
    metadata,
    Column("name", TypedText, primary_key=True, info=NOT_PERSONAL),
    Column("free_at", Moment, nullable=False),
)


def is_free(free_at: datetime, now: datetime, until: datetime) -> bool:
    """Tell whether a turn that was to last until `free_at` is over for one that is to last from `now` `until` then.

    What is to last much longer than a turn does was noted by a clock that was wrong.
    """
    return free_at <= now or free_at > until + ASTRAY


async def held_until(connection: AsyncConnection, name: str) -> datetime | None:
    """Find until when a host's turn lasts or lasted, and let nobody else take it before the transaction ends."""
    query = select(host_turns.c.free_at).filter_by(name=name).with_for_update()
    found: datetime | None = (await connection.execute(query)).scalar()
    return found


async def take(connection: AsyncConnection, name: str, before: datetime | None, until: datetime) -> bool:
    """Take a host's turn until then, where the one of `before` is over. False if somebody else took it meanwhile."""
    if before is None:
        took = insert_absent(connection, host_turns).values(name=name, free_at=until)
        return (await connection.execute(took)).rowcount == 1
    over = update(host_turns).filter_by(name=name, free_at=before)
    return (await connection.execute(over.values(free_at=until))).rowcount == 1


async def end(connection: AsyncConnection, name: str, taken: datetime, until: datetime) -> None:
    """Let the turn that was taken until `taken` be over then; one that somebody else took since stays theirs."""
    await connection.execute(update(host_turns).filter_by(name=name, free_at=taken).values(free_at=until))


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    """Remove turns that were over before a moment."""
    await connection.execute(delete(host_turns).where(host_turns.c.free_at < moment))
