"""Reactions in the database: the facts that mirror Discord."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    String,
    Table,
    delete,
    func,
    literal,
    select,
    tuple_,
)

from bot.announcements.store import announcements
from bot.core.db.columns import Moment, Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.relations import Columns, given
from bot.core.db.rows import read_all
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import Fate, person, stays
from bot.kudos.models import Reaction, ReactionKind

reactions = Table(
    "reactions",
    metadata,
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False, info=person(Fate.BY_FEATURE)),
    Column("emoji", String, primary_key=True, info=stays("It stands on Discord, and tells nobody apart.")),
    Column("is_super", Boolean, primary_key=True),
    Column("from_bot", Boolean, nullable=False),
    Column("noticed_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

_REACTION = (reactions.c.emoji, reactions.c.user_id, reactions.c.is_super, reactions.c.from_bot)
"""What a Reaction is read from: a message may have tens of thousands."""

KEY: Columns = {"announcement_id": BigInteger(), "user_id": BigInteger(), "emoji": String(), "is_super": Boolean()}
FACT: Columns = {**KEY, "from_bot": Boolean()}

Fact = tuple[int, int, str, bool, bool]
"""An announcement's id and a reaction on it: user, emoji, whether it is super, whether the user is a bot.

As a plain row: tens of thousands of them may be written in a second.
"""


def fact(announcement_id: int, reaction: Reaction) -> Fact:
    return announcement_id, reaction.user_id, reaction.emoji, reaction.is_super, reaction.from_bot


async def announcements_of(connection: AsyncConnection, message_ids: Iterable[int]) -> dict[int, int]:
    """Find which of these messages are announcements, deleted ones too: their ids by the messages'."""
    asked = given(connection, {"message_id": BigInteger()}, [(one,) for one in message_ids])
    query = select(announcements.c.message_id, announcements.c.id).join(
        asked, asked.c.message_id == announcements.c.message_id
    )
    return {row.message_id: row.id for row in await connection.execute(query)}


async def add(connection: AsyncConnection, facts: Sequence[Fact], at: datetime) -> None:
    """Add reactions; one that is there already stays as it is."""
    if not facts:
        return
    rows = given(connection, FACT, facts)
    noticed = select(*rows.c, literal(at, Moment)).where(literal(value=True))
    await connection.execute(insert_absent(connection, reactions).from_select([*FACT, "noticed_at"], noticed))


async def remove(connection: AsyncConnection, facts: Sequence[Fact]) -> None:
    if facts:
        rows = given(connection, KEY, [one[:4] for one in facts])
        key = tuple_(*(reactions.c[name] for name in KEY))
        await connection.execute(delete(reactions).where(key.in_(select(*rows.c))))


async def clear(connection: AsyncConnection, announcement_id: int, emoji: str = "") -> list[Fact]:
    """Remove every reaction, or every one with this emoji; those that were there."""
    only = {"announcement_id": announcement_id, **({"emoji": emoji} if emoji else {})}
    columns = [reactions.c[name] for name in FACT]
    gone = await connection.execute(delete(reactions).filter_by(**only).returning(*columns))
    return [(row[0], row[1], row[2], row[3], row[4]) for row in gone]


async def of_kind(
    connection: AsyncConnection, announcement_id: int, kind: ReactionKind, after: int = 0, until: int | None = None
) -> list[Reaction]:
    """Find the reactions of one kind, by users whose ids are beyond `after` and, if given, not beyond `until`."""
    query = select(*_REACTION).filter_by(announcement_id=announcement_id, emoji=kind.emoji, is_super=kind.is_super)
    query = query.where(reactions.c.user_id > after)
    if until is not None:
        query = query.where(reactions.c.user_id <= until)
    return read_all(Reaction, await connection.execute(query))


async def counts(connection: AsyncConnection, announcement_ids: Iterable[int]) -> dict[int, dict[ReactionKind, int]]:
    """Count the reactions of each kind that the mirror has on each of these announcements."""
    asked = given(connection, {"id": BigInteger()}, [(one,) for one in announcement_ids])
    kinds = (reactions.c.announcement_id, reactions.c.emoji, reactions.c.is_super)
    query = select(*kinds, func.count()).join(asked, asked.c.id == reactions.c.announcement_id).group_by(*kinds)
    found: dict[int, dict[ReactionKind, int]] = {}
    for announcement_id, emoji, is_super, count in await connection.execute(query):
        found.setdefault(announcement_id, {})[ReactionKind(emoji, is_super)] = count
    return found
