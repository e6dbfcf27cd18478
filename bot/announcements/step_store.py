"""The steps that are still to be taken with announcements that stand; a step that was taken has no row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, delete, insert, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements.models import Step
from bot.core.columns import Moment
from bot.core.database import metadata

steps = Table(
    "announcement_steps",
    metadata,
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("step", String, primary_key=True),
    Column("due_at", Moment),
    Column("attempts", Integer, nullable=False),
)
Index("ix_announcement_steps_due_at", steps.c.due_at)


@dataclass(frozen=True, slots=True)
class Left:
    """A step that isn't taken yet; without a time it waits until something changes in its server."""

    due_at: datetime | None
    attempts: int


async def add(connection: AsyncConnection, announcement_id: int, wanted: Iterable[Step], now: datetime) -> None:
    await connection.execute(
        insert(steps),
        [{"announcement_id": announcement_id, "step": step, "due_at": now, "attempts": 0} for step in wanted],
    )


async def left(connection: AsyncConnection, announcement_id: int) -> dict[Step, Left]:
    """The steps that are still to be taken, in their order."""
    query = select(steps.c.step, steps.c.due_at, steps.c.attempts).filter_by(announcement_id=announcement_id)
    found = {Step(row.step): Left(row.due_at, row.attempts) for row in await connection.execute(query)}
    return {step: found[step] for step in Step if step in found}


async def claim(
    connection: AsyncConnection, announcement_id: int, step: Step, attempts: int, lease_until: datetime
) -> bool:
    """Whether nobody else took it meanwhile."""
    claimed = await connection.execute(
        update(steps)
        .filter_by(announcement_id=announcement_id, step=step, attempts=attempts)
        .values(attempts=attempts + 1, due_at=lease_until)
    )
    return claimed.rowcount == 1


async def done(connection: AsyncConnection, announcement_id: int, step: Step) -> None:
    await connection.execute(delete(steps).filter_by(announcement_id=announcement_id, step=step))


async def put_off(connection: AsyncConnection, announcement_id: int, step: Step, until: datetime | None) -> None:
    """Try it again later; None stops it until something changes in its server."""
    values = {"due_at": until if until is not None else null()}
    await connection.execute(update(steps).filter_by(announcement_id=announcement_id, step=step).values(values))
