"""Suggestions in the database: adding, finding, changing."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    Select,
    Table,
    false,
    func,
    insert,
    select,
    text,
)
from sqlalchemy import update as update_

from bot.core.db.columns import Moment, OneOf, Snowflake, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.indexes import partial_index
from bot.core.db.rows import read
from bot.core.people.columns import Fate, person, words_of
from bot.setup.models import Member
from bot.suggestions.models import Decision, IdeaChoices, SpoilerLevel, Status, Suggestion
from bot.works.chapter_store import chapters
from bot.works.readable_store import can_be_read
from bot.works.store import works

suggestions = Table(
    "suggestions",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("chapter_id", ForeignKey("chapters.id")),
    Column("reader_id", Snowflake, nullable=False, info=person(Fate.BY_FEATURE)),
    Column("reader_name", TypedText, nullable=False, info=words_of("reader_id", Fate.BY_FEATURE)),
    Column("idea", TypedText, nullable=False, info=words_of("reader_id", Fate.BY_FEATURE)),
    Column("status", OneOf(Status), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("decided_by", Snowflake, info=person(Fate.NAMELESS, "decisions")),
    Column("decided_at", Moment),
    Column("reason", TypedText, info=words_of("decided_by", Fate.GOES)),
    Column("spoiler", OneOf(SpoilerLevel), nullable=False),
    Column("credited", Boolean, nullable=False),
    Column("wants_dm", Boolean, nullable=False),
    Column("backing", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("is_read", Boolean, nullable=False),
    Column("call_id", ForeignKey("suggestion_calls.id")),
    Column("merged_into_id", ForeignKey("suggestions.id")),
    Column("used_in_id", ForeignKey("chapters.id")),
    Column("from_guild_id", Snowflake),
    Column("from_guild_name", TypedText, info=words_of("reader_id", Fate.BY_FEATURE)),
    Column("edited", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)
_c = suggestions.c
Index("ix_suggestions_oldest", _c.work_id, _c.status, _c.id, _c.chapter_id, _c.backing, _c.is_read)
Index("ix_suggestions_backed", _c.work_id, _c.status, _c.backing, _c.id, _c.credited, _c.is_read, _c.chapter_id)
# Those of a narrowed queue. SQLite takes one of them only if it also holds what the others would be read for.
_UNREAD = _c.is_read.is_(False)
BACKED = _c.backing > text("0")
"""Said to a query in the words of its index: SQLite wouldn't take the index for what a parameter says."""
_PUBLIC = _c.credited.is_(True)
_IN_CHAPTER = _c.chapter_id.is_not(None)
partial_index("ix_suggestions_unread", _c.work_id, _c.status, _c.id, _c.backing, _c.is_read, where=_UNREAD)
partial_index("ix_suggestions_unread_backed", _c.work_id, _c.status, _c.backing, _c.id, _c.is_read, where=_UNREAD)
partial_index("ix_suggestions_wanted", _c.work_id, _c.status, _c.id, _c.backing, _c.is_read, where=BACKED)
partial_index("ix_suggestions_public", _c.work_id, _c.status, _c.backing, _c.id, _c.credited, where=_PUBLIC)
partial_index(
    "ix_suggestions_chapter", _c.chapter_id, _c.status, _c.id, _c.work_id, _c.backing, _c.is_read, where=_IN_CHAPTER
)
_BY_BACKING = (_c.chapter_id, _c.status, _c.backing, _c.id, _c.work_id, _c.is_read)
partial_index("ix_suggestions_chapter_backed", *_BY_BACKING, where=_IN_CHAPTER)
Index("ix_suggestions_reader", _c.guild_id, _c.reader_id, _c.id, _c.status)
Index("ix_suggestions_merged_into_id", _c.merged_into_id)
Index("ix_suggestions_used_in_id", _c.used_in_id)
Index("ix_suggestions_call_id", _c.call_id, _c.id)

_used_in = chapters.alias("used_in")


async def add(
    connection: AsyncConnection,
    *,
    guild_id: int,
    work_id: int,
    reader: Member,
    idea: str,
    choices: IdeaChoices,
    call_id: int | None,
    at: datetime,
) -> int:
    """Keep a new idea, which waits for the author. `guild_id` is the work's home server. Returns the idea's id."""
    is_guest = reader.guild_id != guild_id
    values = {
        "guild_id": guild_id,
        "work_id": work_id,
        "reader_id": reader.id,
        "reader_name": reader.name,
        "from_guild_id": reader.guild_id if is_guest else None,
        "from_guild_name": (reader.guild_name or None) if is_guest else None,
        "idea": idea,
        "status": Status.WAITING,
        "created_at": at,
        **asdict(choices),
        "backing": 0,
        "version": 0,
        "is_read": False,
        "call_id": call_id,
    }
    added = await connection.execute(insert(suggestions).values(values).returning(_c.id))
    return int(added.scalar_one())


async def find(connection: AsyncConnection, guild_id: int, suggestion_id: int) -> Suggestion | None:
    query = full().where(_c.guild_id == guild_id, _c.id == suggestion_id)
    row = (await connection.execute(query)).one_or_none()
    return suggestion_of(row) if row else None


async def find_all(connection: AsyncConnection, guild_id: int, ids: Sequence[int]) -> list[Suggestion]:
    """Find those of the ids that stand in this server, in the order of the ids."""
    rows = await connection.execute(full().where(_c.guild_id == guild_id, _c.id.in_(ids)))
    found = {row.id: suggestion_of(row) for row in rows}
    return [found[one] for one in ids if one in found]


async def public_among(
    connection: AsyncConnection, ids: Sequence[int], work_ids: Sequence[int], statuses: Sequence[Status]
) -> list[int]:
    """Find those of the ids whose reader agreed to be named, in the order of the ids."""
    query = select(_c.id).where(_c.id.in_(ids), _c.credited, _c.work_id.in_(work_ids), _c.status.in_(statuses))
    found = set((await connection.execute(query)).scalars())
    return [one for one in ids if one in found]


async def lock(connection: AsyncConnection, *ids: int) -> None:
    """Hold these until the transaction ends; on SQLite every change has the database for itself anyway."""
    await connection.execute(select(_c.id).where(_c.id.in_(ids)).order_by(_c.id).with_for_update())


async def guild_of(connection: AsyncConnection, suggestion_id: int) -> int | None:
    return (await connection.execute(select(_c.guild_id).where(_c.id == suggestion_id))).scalar()


async def has_other(connection: AsyncConnection, suggestion: Suggestion, statuses: Sequence[Status]) -> bool:
    """Tell whether the suggestion's work has another one in one of these states."""
    query = select(_c.id).where(_c.work_id == suggestion.work_id, _c.status.in_(statuses), _c.id != suggestion.id)
    return (await connection.execute(query.limit(1))).scalar() is not None


async def count_waiting(connection: AsyncConnection, guild_id: int, reader_id: int) -> int:
    query = select(func.count()).where(
        _c.guild_id == guild_id, _c.reader_id == reader_id, _c.status.in_((Status.WAITING, Status.SHELVED))
    )
    return int((await connection.execute(query)).scalar_one())


async def last_given(connection: AsyncConnection, guild_id: int, reader_id: int) -> datetime | None:
    query = select(_c.created_at).where(_c.guild_id == guild_id, _c.reader_id == reader_id)
    found: datetime | None = (await connection.execute(query.order_by(_c.id.desc()).limit(1))).scalar()
    return found


async def change_idea(connection: AsyncConnection, suggestion_id: int, idea: str) -> bool:
    """Change a waiting idea, which is unread again. False if it was decided."""
    changed = await connection.execute(
        update_(suggestions)
        .filter_by(id=suggestion_id, status=Status.WAITING)
        .values(idea=idea, version=_c.version + 1, edited=True, is_read=False)
    )
    return changed.rowcount == 1


async def change_choices(
    connection: AsyncConnection,
    suggestion_id: int,
    *,
    spoiler: SpoilerLevel | None = None,
    credited: bool | None = None,
    wants_dm: bool | None = None,
) -> None:
    """Change those of the choices that are given."""
    given = {"spoiler": spoiler, "credited": credited, "wants_dm": wants_dm}
    if values := {name: value for name, value in given.items() if value is not None}:
        await connection.execute(update_(suggestions).filter_by(id=suggestion_id).values(values))


async def mark_read(connection: AsyncConnection, suggestion_id: int, *, is_read: bool) -> None:
    await connection.execute(update_(suggestions).filter_by(id=suggestion_id).values(is_read=is_read))


async def run_of_work(
    connection: AsyncConnection, work_id: int, status: Status, after_id: int, limit: int
) -> list[Suggestion]:
    """Find a work's suggestions of one status after an id, the oldest first."""
    query = full().where(_c.work_id == work_id, _c.status == status, _c.id > after_id).order_by(_c.id).limit(limit)
    return [suggestion_of(row) for row in await connection.execute(query)]


@cache
def full() -> Select[Any]:
    """Select a suggestion with everything that is shown of it."""
    return (
        select(
            suggestions,
            works.c.title.label("work_title"),
            works.c.rating,
            chapters.c.number.label("chapter_number"),
            chapters.c.title.label("chapter_title"),
            _used_in.c.number.label("used_number"),
            _used_in.c.title.label("used_title"),
        )
        .join(works, works.c.id == _c.work_id)
        .join(chapters, chapters.c.id == _c.chapter_id, isouter=True)
        .join(_used_in, (_used_in.c.id == _c.used_in_id) & can_be_read(_used_in), isouter=True)
    )


def suggestion_of(row: Row[Any]) -> Suggestion:
    """Read a suggestion, its decision among it, from a row of `full`."""
    decision = Decision(by_id=row.decided_by, at=row.decided_at, reason=row.reason) if row.decided_at else None
    return read(Suggestion, row, decision=decision)
