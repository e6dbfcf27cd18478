"""Heartbeats in the database: a row for each share of the servers, and one for each loop of its process."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Boolean, Column, Float, String, Table, delete, insert, select, update

from bot.core.db.columns import Moment
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read, read_all
from bot.core.ownership import Share
from bot.core.people.columns import NOT_PERSONAL
from bot.health.models import Heartbeat, LoopHealth

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("owner", String, primary_key=True, info=NOT_PERSONAL),
    Column("version", String, nullable=False, info=NOT_PERSONAL),
    Column("started_at", Moment, nullable=False),
    Column("beat_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("is_connected", Boolean, nullable=False),
)
"""`owner` is `Share.name`: a process takes the place of its predecessor."""

loops = Table(
    "loops",
    metadata,
    Column("owner", String, primary_key=True, info=NOT_PERSONAL),
    Column("name", String, primary_key=True, info=NOT_PERSONAL),
    Column("since", Moment, nullable=False),
    Column("last_success", Moment),
    Column("allowed_seconds", Float, nullable=False),
)


async def put(connection: AsyncConnection, beat: Heartbeat) -> None:
    """Write down how a process is doing, in place of what was known of its share."""
    for table in (heartbeats, loops):
        await connection.execute(delete(table).filter_by(owner=beat.owner))
    values = {"version": beat.version, "started_at": beat.started_at, "beat_at": beat.beat_at}
    states = {"ended_at": beat.ended_at, "is_connected": beat.is_connected}
    await connection.execute(insert(heartbeats).values(owner=beat.owner, **values, **states))
    if beat.loops:
        await connection.execute(insert(loops), [_row(beat.owner, loop) for loop in beat.loops])


async def drop_strangers(connection: AsyncConnection, share: Share) -> None:
    """Drop what processes wrote that shared out the servers in another way: none of them runs any more."""
    own = "all" if share.is_everything else f"%/{share.of}"
    for table in (heartbeats, loops):
        await connection.execute(delete(table).where(table.c.owner.not_like(own)))


async def end(connection: AsyncConnection, owner: str, at: datetime) -> None:
    """Write down that a process stops in order."""
    await connection.execute(update(heartbeats).filter_by(owner=owner).values(ended_at=at, is_connected=False))


async def ask_to_write(connection: AsyncConnection) -> None:
    """Ask for what a change takes, and change nothing: it fails where the database takes none."""
    await connection.execute(select(heartbeats.c.owner).with_for_update())


async def all_of_them(connection: AsyncConnection) -> Sequence[Heartbeat]:
    """Find how each process was doing when it last wrote that down."""
    found = (await connection.execute(select(heartbeats).order_by(heartbeats.c.owner))).all()
    return [read(Heartbeat, row, loops=await _loops_of(connection, row.owner)) for row in found]


async def _loops_of(connection: AsyncConnection, owner: str) -> tuple[LoopHealth, ...]:
    query = select(loops).filter_by(owner=owner).order_by(loops.c.name)
    return tuple(read_all(LoopHealth, await connection.execute(query)))


def _row(owner: str, loop: LoopHealth) -> dict[str, object]:
    values = {"since": loop.since, "last_success": loop.last_success, "allowed_seconds": loop.allowed_seconds}
    return {"owner": owner, "name": loop.name, **values}
