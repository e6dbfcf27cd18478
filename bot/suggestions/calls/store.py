"""Calls for ideas in the database: the invitation, its live count, its deadline, and its poll."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Row, String, Table, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Moment, Snowflake, TypedText, serial_id
from bot.core.db.database import metadata
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.store import full, suggestion_of, suggestions

calls = Table(
    "suggestion_calls",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("message_id", Snowflake),
    Column("poll_message_id", Snowflake),
    Column("question", TypedText, nullable=False),
    Column("created_by", Snowflake, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("closes_at", Moment),
    Column("closed_at", Moment),
    Column("answers", Integer, nullable=False),
    Column("shown_at", Moment),
    Column("is_stale", Boolean, nullable=False),
    Column("poll", TypedText),
    Column("poll_due_at", Moment),
    Column("result", String),
    sqlite_autoincrement=True,
)
Index("ix_suggestion_calls_due", calls.c.is_stale, calls.c.closes_at)
Index("ix_suggestion_calls_work_id", calls.c.work_id, calls.c.id)
Index("ix_suggestion_calls_poll", calls.c.poll_due_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """`answers` counts the ideas it brought; `is_stale` where its message shows an old count.

    `poll` is JSON with the picked suggestions' numbers and labels and how long it is open, `result` the votes they
    got, in the same order.
    """

    id: int
    guild_id: int
    work_id: int
    channel_id: int
    message_id: int | None
    poll_message_id: int | None
    question: str
    created_by: int
    created_at: datetime
    closes_at: datetime | None
    closed_at: datetime | None
    answers: int
    shown_at: datetime | None
    is_stale: bool
    poll: str | None
    poll_due_at: datetime | None
    result: str | None

    @property
    def poll_hours(self) -> int:
        """Hours that its poll is open; 24 where nobody said."""
        return int(json.loads(self.poll)["hours"]) if self.poll else 24


async def add(connection: AsyncConnection, **values: Any) -> int:
    """`values` are guild_id, work_id, channel_id, question, created_by, created_at, closes_at."""
    values |= {"answers": 0, "is_stale": True}
    return int((await connection.execute(insert(calls).values(values).returning(calls.c.id))).scalar_one())


async def find(connection: AsyncConnection, guild_id: int, call_id: int) -> Call | None:
    row = (await connection.execute(select(calls).filter_by(id=call_id, guild_id=guild_id))).one_or_none()
    return _call(row) if row else None


async def of_work(connection: AsyncConnection, work_id: int, limit: int) -> list[Call]:
    """The newest first."""
    query = select(calls).filter_by(work_id=work_id).order_by(calls.c.id.desc()).limit(limit)
    return [_call(row) for row in await connection.execute(query)]


async def change(connection: AsyncConnection, call_id: int, **values: Any) -> None:
    await connection.execute(update(calls).filter_by(id=call_id).values(values))


async def start_poll(connection: AsyncConnection, call_id: int, poll: str, at: datetime) -> bool:
    """Whether it had none before: of two picking answers at once, one is told no."""
    started = await connection.execute(update(calls).filter_by(id=call_id, poll=None).values(poll=poll, poll_due_at=at))
    return started.rowcount == 1


async def count_answer(connection: AsyncConnection, call_id: int) -> None:
    await connection.execute(update(calls).filter_by(id=call_id).values(answers=calls.c.answers + 1, is_stale=True))


async def close(connection: AsyncConnection, call_id: int, at: datetime) -> bool:
    """Whether it was still open."""
    closed = await connection.execute(
        update(calls).filter_by(id=call_id, closed_at=None).values(closed_at=at, is_stale=True)
    )
    return closed.rowcount == 1


async def overdue(connection: AsyncConnection, now: datetime) -> list[Call]:
    """Calls that are open past their deadline."""
    query = select(calls).where(calls.c.closed_at.is_(None), calls.c.closes_at <= now)
    return [_call(row) for row in await connection.execute(query)]


async def stale(connection: AsyncConnection, shown_before: datetime, limit: int) -> list[Call]:
    """Calls whose message shows something old and wasn't edited since that moment."""
    query = select(calls).where(
        calls.c.is_stale.is_(True), or_(calls.c.shown_at.is_(None), calls.c.shown_at <= shown_before)
    )
    return [_call(row) for row in await connection.execute(query.order_by(calls.c.id).limit(limit))]


async def polls_due(connection: AsyncConnection, now: datetime) -> list[Call]:
    query = select(calls).where(calls.c.poll_due_at <= now)
    return [_call(row) for row in await connection.execute(query)]


async def answers(connection: AsyncConnection, guild_id: int, call_id: int, limit: int) -> list[Suggestion]:
    """What a call brought, the oldest first, without what is merged, declined or taken back."""
    query = full().where(
        suggestions.c.guild_id == guild_id,
        suggestions.c.call_id == call_id,
        suggestions.c.status.in_((Status.WAITING, Status.ACCEPTED, Status.SHELVED)),
    )
    return [suggestion_of(row) for row in await connection.execute(query.order_by(suggestions.c.id).limit(limit))]


def _call(row: Row[Any]) -> Call:
    return Call(**row._mapping)  # noqa: SLF001
