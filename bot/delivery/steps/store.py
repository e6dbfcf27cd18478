"""The steps that are still to be taken with announcements that stand; a step that was taken has no row."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    exists,
    insert,
    null,
    select,
    update,
)

from bot.announcements.models import SLOW, Step
from bot.announcements.store import announcements
from bot.core.db.columns import Moment, OneOf
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import NOT_PERSONAL

steps = Table(
    "announcement_steps",
    metadata,
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("step", OneOf(Step), primary_key=True),
    Column("due_at", Moment),
    Column("attempts", Integer, nullable=False),
    Column("leased_by", String, info=NOT_PERSONAL),
)
Index("ix_announcement_steps_due_at", steps.c.due_at)


_thread = steps.alias("thread")
_HAS_NO_THREAD = exists().where(_thread.c.announcement_id == steps.c.announcement_id, _thread.c.step == Step.COMMENTS)
_CLAIM_DUE = (
    update(steps)
    .where(steps.c.announcement_id == bindparam("its_id"), steps.c.due_at <= bindparam("now"))
    .values(attempts=steps.c.attempts + 1, due_at=bindparam("lease_until"), leased_by=bindparam("owner"))
    .returning(steps.c.step, steps.c.attempts)
)
_CLAIM = _CLAIM_DUE.where(steps.c.step.not_in(SLOW))
_CLAIM_SLOW = _CLAIM_DUE.where(steps.c.step.in_(SLOW), (steps.c.step != Step.TEXT) | ~_HAS_NO_THREAD)


async def add(connection: AsyncConnection, announcement_id: int, wanted: Iterable[Step], now: datetime) -> None:
    await connection.execute(
        insert(steps),
        [{"announcement_id": announcement_id, "step": step, "due_at": now, "attempts": 0} for step in wanted],
    )


async def claim(
    connection: AsyncConnection, announcement_id: int, now: datetime, lease_until: datetime, owner: str, *, slow: bool
) -> dict[Step, int]:
    """Take the steps that are due, in their order, with how often each was tried before.

    The text waits for its thread.
    """
    claim_of_kind = _CLAIM_SLOW if slow else _CLAIM
    claimed = await connection.execute(
        claim_of_kind, {"its_id": announcement_id, "now": now, "lease_until": lease_until, "owner": owner}
    )
    found = {row.step: row.attempts - 1 for row in claimed}
    return {step: found[step] for step in Step if step in found}


async def ask(connection: AsyncConnection, announcement_id: int, step: Step, now: datetime) -> None:
    """Let a step be taken, once more if it was before or is just being taken."""
    due = {"due_at": now, "attempts": 0}
    its = {"announcement_id": announcement_id, "step": step}
    await connection.execute(insert_absent(connection, steps).values(**its, **due))
    await connection.execute(update(steps).filter_by(**its).values(due))


async def retry(connection: AsyncConnection, channel_id: int, step: Step, now: datetime) -> None:
    """Make a step in a channel due again: what was in its way may be gone."""
    there = select(announcements.c.id).filter_by(channel_id=channel_id)
    held = (steps.c.step == step, steps.c.due_at.is_(None), steps.c.announcement_id.in_(there))
    await connection.execute(update(steps).where(*held).values(due_at=now))


async def done(connection: AsyncConnection, announcement_id: int, step: Step, attempts: int) -> None:
    """Note that a step was taken at this attempt; one that was asked for meanwhile is still to be taken."""
    await connection.execute(delete(steps).filter_by(announcement_id=announcement_id, step=step, attempts=attempts))


async def put_off(connection: AsyncConnection, announcement_id: int, step: Step, until: datetime | None) -> None:
    """Try it again later; None stops it until something changes in its server."""
    values = {"due_at": until if until is not None else null()}
    await connection.execute(update(steps).filter_by(announcement_id=announcement_id, step=step).values(values))
