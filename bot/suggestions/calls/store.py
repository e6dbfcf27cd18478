"""Calls for ideas in the database: the invitation, its live count, its deadline, and its poll."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, exists, insert, select, update

from bot.core.db.columns import Moment, SerialId, Snowflake, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_all, read_one
from bot.core.ownership import Share
from bot.core.people.columns import NOBODY, NOT_PERSONAL, Fate, person, stays, words_of
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.store import full, suggestion_of, suggestions
from bot.works.store import OF_A_WORK

calls = Table(
    "suggestion_calls",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("question", TypedText, nullable=False, info=stays(OF_A_WORK)),
    Column("created_by", Snowflake, nullable=False, info=person(Fate.NAMELESS)),
    Column("created_at", Moment, nullable=False),
    Column("closes_at", Moment),
    Column("closed_at", Moment),
    Column("answers", Integer, nullable=False),
    Column("poll", TypedText, info=words_of("created_by", Fate.BY_FEATURE)),
    Column("result", String, info=NOT_PERSONAL),
    Column("chapter_id", SerialId),
    sqlite_autoincrement=True,
)
Index("ix_suggestion_calls_due", calls.c.closed_at, calls.c.closes_at)
Index("ix_suggestion_calls_work_id", calls.c.work_id, calls.c.id)
Index("ix_suggestion_calls_chapter_id", calls.c.chapter_id)

OPEN_TO_POLLS = (Status.WAITING, Status.ACCEPTED, Status.SHELVED)

LONGEST = timedelta(days=62)
"""How long a call may be open; a later date is more likely a slip of the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """`answers` counts the ideas it brought.

    `poll` is JSON with the picked suggestions' numbers and labels and how long it is open, `result` the votes they
    got, in the same order. One that stands on a chapter's card, in place of a message of its own, has its `chapter_id`.
    """

    id: int
    guild_id: int
    work_id: int
    channel_id: int
    question: str
    created_by: int
    created_at: datetime
    closes_at: datetime | None
    closed_at: datetime | None
    answers: int
    poll: str | None
    result: str | None
    chapter_id: int | None = None

    @property
    def poll_hours(self) -> int:
        """Hours that its poll is open; 24 where nobody said."""
        return int(json.loads(self.poll)["hours"]) if self.poll else 24

    @property
    def poll_answers(self) -> list[tuple[int, str]]:
        """Return the picked suggestions' numbers, with what the poll calls them; none without a poll."""
        return [(number, label) for number, label in json.loads(self.poll)["labels"]] if self.poll else []


@dataclass(frozen=True, slots=True)
class NamingPoll:
    """The poll of a call that stands and names an idea that was taken back; `is_certain` unless it only may stand."""

    call: Call
    is_certain: bool

    @property
    def is_told(self) -> bool:
        """Tell whether somebody is left who made it, and hears of it."""
        return self.call.created_by != NOBODY


async def add(
    connection: AsyncConnection,
    *,
    guild_id: int,
    work_id: int,
    channel_id: int,
    question: str,
    created_by: int,
    created_at: datetime,
    closes_at: datetime | None,
    chapter_id: int | None = None,
) -> int:
    """Keep a new call; return its id."""
    values = {
        "guild_id": guild_id,
        "work_id": work_id,
        "channel_id": channel_id,
        "question": question,
        "created_by": created_by,
        "created_at": created_at,
        "closes_at": closes_at,
        "chapter_id": chapter_id,
        "answers": 0,
    }
    return int((await connection.execute(insert(calls).values(values).returning(calls.c.id))).scalar_one())


async def find(connection: AsyncConnection, guild_id: int, call_id: int) -> Call | None:
    return read_one(Call, await connection.execute(select(calls).filter_by(id=call_id, guild_id=guild_id)))


async def open_ones(connection: AsyncConnection, work_ids: Collection[int], limit: int) -> list[Call]:
    """Find the calls of these works that take ideas, the newest first."""
    is_open = (calls.c.work_id.in_(work_ids), calls.c.closed_at.is_(None))
    query = select(calls).where(*is_open).order_by(calls.c.id.desc()).limit(limit)
    return read_all(Call, await connection.execute(query))


async def that_can_have_a_poll(connection: AsyncConnection, work_ids: Collection[int], limit: int) -> list[Call]:
    """Find the calls of these works that brought something a poll can take and have none yet, the newest first."""
    answered = exists().where(suggestions.c.call_id == calls.c.id, suggestions.c.status.in_(OPEN_TO_POLLS))
    query = select(calls).where(calls.c.work_id.in_(work_ids), calls.c.poll.is_(None), answered)
    return read_all(Call, await connection.execute(query.order_by(calls.c.id.desc()).limit(limit)))


async def of_chapter(connection: AsyncConnection, chapter_id: int) -> Call | None:
    """Find the latest call that stands on a chapter's card, or did."""
    query = select(calls).filter_by(chapter_id=chapter_id).order_by(calls.c.id.desc()).limit(1)
    return read_one(Call, await connection.execute(query))


async def start_poll(connection: AsyncConnection, call_id: int, poll: str) -> bool:
    """Give a call its poll. False if it has one: of two picking answers at once, one is told no."""
    started = await connection.execute(update(calls).filter_by(id=call_id, poll=None).values(poll=poll))
    return started.rowcount == 1


async def drop_poll(connection: AsyncConnection, call_id: int) -> None:
    """Let a call have another poll, for its own never went out."""
    await connection.execute(update(calls).filter_by(id=call_id, result=None).values(poll=None))


async def keep_result(connection: AsyncConnection, call_id: int, result: str) -> None:
    await connection.execute(update(calls).filter_by(id=call_id).values(result=result))


async def count_answer(connection: AsyncConnection, call_id: int) -> None:
    await connection.execute(update(calls).filter_by(id=call_id).values(answers=calls.c.answers + 1))


async def close(connection: AsyncConnection, call_id: int, at: datetime) -> bool:
    """Close a call; False if it was closed already."""
    closed = await connection.execute(update(calls).filter_by(id=call_id, closed_at=None).values(closed_at=at))
    return closed.rowcount == 1


async def overdue(connection: AsyncConnection, now: datetime, share: Share) -> list[Call]:
    """Find the calls of a share's servers that are open past their deadline."""
    is_over = (calls.c.closed_at.is_(None), calls.c.closes_at <= now)
    query = select(calls).where(*is_over, share.clause(calls.c.guild_id))
    return read_all(Call, await connection.execute(query))


async def answers(connection: AsyncConnection, guild_id: int, call_id: int, limit: int) -> list[Suggestion]:
    """Find what a call brought, the most backed first, without what is merged, declined or taken back."""
    query = full().where(
        suggestions.c.guild_id == guild_id,
        suggestions.c.call_id == call_id,
        suggestions.c.status.in_(OPEN_TO_POLLS),
    )
    query = query.order_by(suggestions.c.backing.desc(), suggestions.c.id)
    return [suggestion_of(row) for row in await connection.execute(query.limit(limit))]
