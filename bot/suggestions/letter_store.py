"""What is to be told, in the database: direct messages, cards for staff, announcements to be thanked on.

A row is written in the transaction of what it tells, so that a crash neither loses it nor tells what never was.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, Integer, Row, String, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Moment, SerialId, Snowflake, serial_id
from bot.core.db.database import metadata


class Kind(StrEnum):
    """`DECISION` and `QUESTION` go to a reader, `CARD` to the staff channel, `THANKS` to a chapter's announcements."""

    DECISION = "decision"
    QUESTION = "question"
    CARD = "card"
    THANKS = "thanks"


letters = Table(
    "suggestion_letters",
    metadata,
    serial_id(),
    Column("kind", String, nullable=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("suggestion_id", SerialId),
    Column("subject_id", SerialId),
    Column("to_id", Snowflake, nullable=False),
    Column("of", Moment),
    Column("due_at", Moment),
    Column("attempts", Integer, nullable=False),
    Column("nonce", String, nullable=False),
    Column("message_id", Snowflake),
    sqlite_autoincrement=True,
)
Index("ix_suggestion_letters_due_at", letters.c.due_at)
Index("ix_suggestion_letters_suggestion_id", letters.c.suggestion_id, letters.c.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """`to_id` is a member or a channel, `subject_id` a question or a chapter, `of` when the decision was made.

    `due_at` is None where nothing is left to do. `nonce` lets Discord know a repeat.
    """

    id: int
    kind: Kind
    guild_id: int
    suggestion_id: int | None
    subject_id: int | None
    to_id: int
    of: datetime | None
    due_at: datetime | None
    attempts: int
    nonce: str
    message_id: int | None


async def write(
    connection: AsyncConnection,
    kind: Kind,
    guild_id: int,
    to_id: int,
    due_at: datetime,
    *,
    suggestion_id: int | None = None,
    subject_id: int | None = None,
    of: datetime | None = None,
) -> None:
    values = {
        "kind": kind,
        "guild_id": guild_id,
        "to_id": to_id,
        "due_at": due_at,
        "suggestion_id": suggestion_id,
        "subject_id": subject_id,
        "of": of,
        "attempts": 0,
        "nonce": secrets.token_hex(12),
    }
    await connection.execute(insert(letters).values(values))


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Letter]:
    query = select(letters).where(letters.c.due_at <= now).order_by(letters.c.due_at, letters.c.id).limit(limit)
    return [_letter(row) for row in await connection.execute(query)]


async def claim(connection: AsyncConnection, letter: Letter, again_at: datetime) -> bool:
    """Write down that an attempt is made; whether nobody else makes it."""
    claimed = await connection.execute(
        update(letters)
        .filter_by(id=letter.id, attempts=letter.attempts, due_at=letter.due_at)
        .values(attempts=letter.attempts + 1, due_at=again_at)
    )
    return claimed.rowcount == 1


async def finish(connection: AsyncConnection, letter: Letter, message_id: int | None) -> None:
    """Nothing is left to do, unless a refresh was asked for while this was under way."""
    if message_id is not None:
        await connection.execute(update(letters).filter_by(id=letter.id).values(message_id=message_id))
    await connection.execute(update(letters).filter_by(id=letter.id, attempts=letter.attempts + 1).values(due_at=None))


async def refresh_card(connection: AsyncConnection, suggestion_id: int, at: datetime) -> None:
    """The staff channel's card shows something old: it is due again, unless it couldn't be posted at all."""
    await connection.execute(
        update(letters)
        .where(letters.c.suggestion_id == suggestion_id, letters.c.kind == Kind.CARD)
        .where(letters.c.message_id.is_not(None) | letters.c.due_at.is_not(None))
        .values(due_at=at, attempts=0)
    )


async def take_back(connection: AsyncConnection, suggestion_ids: Sequence[int], of: datetime) -> None:
    """Nobody is told of the decision of that moment: it was undone."""
    await connection.execute(
        delete(letters).where(
            letters.c.kind == Kind.DECISION, letters.c.suggestion_id.in_(suggestion_ids), letters.c.of == of
        )
    )


def _letter(row: Row[Any]) -> Letter:
    return Letter(**{**row._mapping, "kind": Kind(row.kind)})  # noqa: SLF001
