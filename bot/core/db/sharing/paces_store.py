"""Paces in the database: when the next of something may be done, by whichever process."""

from enum import StrEnum

from sqlalchemy import Column, Float, Integer, Table, case, cast, extract, func, literal_column, update
from sqlalchemy.sql.elements import ColumnElement

from bot.core.db.columns import OneOf
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent


class PaceKind(StrEnum):
    """What goes on at a pace of its own: requests to Discord, and new sessions at its gateway."""

    REQUESTS = "requests"
    SESSIONS = "sessions"


FARTHEST = 7200.0
"""Seconds that anything is ahead at most, twice as long as anybody is told to wait: what is later was noted by a clock
that was wrong.
"""

paces = Table(
    "paces",
    metadata,
    Column("kind", OneOf(PaceKind), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("next_at", Float, nullable=False),
)
"""`next_at` in seconds since 1970, by the database's clock, which is one for all processes."""


async def reserve(connection: AsyncConnection, kind: PaceKind, number: int, count: int, spacing: float) -> float:
    """Take the next `count` moments, `spacing` seconds apart, and return in how many seconds the first is."""
    now = _now(connection)
    await connection.execute(insert_absent(connection, paces).values(kind=kind, number=number, next_at=0.0))
    ahead = case((paces.c.next_at > now + FARTHEST, now), (paces.c.next_at > now, paces.c.next_at), else_=now)
    moved = update(paces).filter_by(kind=kind, number=number).values(next_at=ahead + count * spacing)
    after = (await connection.execute(moved.returning(paces.c.next_at - now))).scalar_one()
    return float(after) - count * spacing


async def hold(connection: AsyncConnection, kind: PaceKind, number: int, seconds: float) -> None:
    """Let nothing of that pace be done for so long from now; what is later already stays."""
    until = _now(connection) + seconds
    await connection.execute(insert_absent(connection, paces).values(kind=kind, number=number, next_at=0.0))
    await connection.execute(
        update(paces).filter_by(kind=kind, number=number).where(paces.c.next_at < until).values(next_at=until)
    )


def _now(connection: AsyncConnection) -> ColumnElement[float]:
    """Write the moment at which it is asked for, and not at which the transaction began."""
    if connection.dialect.name == "postgresql":
        return cast(extract("epoch", func.clock_timestamp()), Float)
    return literal_column("(julianday('now') - 2440587.5) * 86400.0", Float)
