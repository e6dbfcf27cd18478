"""Every announcement in the database, from waiting to withdrawn."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    null,
    select,
    update,
)

from bot.announcements.models import Announcement, DeliveryState, Trouble, nonce_of
from bot.core.db.columns import Moment, OneOf, Snowflake, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_all, read_one
from bot.core.db.sharing.wakes import Wake, wake
from bot.core.people.columns import NOT_PERSONAL, stays
from bot.works.chapter_store import chapters
from bot.works.store import OF_A_WORK

announcements = Table(
    "announcements",
    metadata,
    serial_id(),
    Column("chapter_id", ForeignKey("chapters.id"), nullable=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("nonce", String, nullable=False, unique=True, info=NOT_PERSONAL),
    Column("state", OneOf(DeliveryState), nullable=False),
    Column("announced_at", Moment, nullable=False),
    Column("attempted_at", Moment),
    Column("after_id", Snowflake, info=NOT_PERSONAL),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment),
    Column("leased_by", String, info=NOT_PERSONAL),
    Column("message_id", Snowflake, unique=True),
    Column("thread_id", Snowflake),
    Column("thread_name", TypedText, info=stays(OF_A_WORK)),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("deleted_at", Moment),
    Column("failure", OneOf(Trouble)),
    sqlite_autoincrement=True,
)
"""`leased_by` is the owner (`Share.name`) of the last attempt, whose lease or pause lasts until `due_at`."""

Index(
    "uq_announcements_target",
    announcements.c.chapter_id,
    announcements.c.channel_id,
    announcements.c.generation,
    unique=True,
)
Index("ix_announcements_due", announcements.c.due_at)
Index("ix_announcements_channel_id", announcements.c.channel_id, announcements.c.state)
Index("ix_announcements_guild_id", announcements.c.guild_id, announcements.c.state)

PLACE = func.coalesce(announcements.c.thread_id, announcements.c.channel_id)
"""The channel or thread in which an announcement's message itself stands."""

LIVE = (DeliveryState.WAITING, DeliveryState.BLOCKED, DeliveryState.SENT, DeliveryState.UNCERTAIN)
"""What stands, may stand, or is going to."""

STANDING = and_(
    announcements.c.state == DeliveryState.SENT,
    announcements.c.message_id.is_not(None),
    announcements.c.deleted_at.is_(None),
)
"""Whose message is known and there, so that it can be changed."""


_GENERATION = select(
    select(func.count(announcements.c.id) + 1)
    .where(announcements.c.chapter_id == chapters.c.id, announcements.c.channel_id == bindparam("channel_id"))
    .scalar_subquery(),
    chapters.c.created_at,
).where(chapters.c.id == bindparam("chapter_id"))
_ADD = insert(announcements)


async def add(connection: AsyncConnection, chapter_id: int, guild_id: int, channel_id: int, at: datetime) -> None:
    """Let a chapter be announced in a channel; each time that it is, after a withdrawal, is a generation of its own."""
    where = {"chapter_id": chapter_id, "channel_id": channel_id}
    generation, drafted_at = (await connection.execute(_GENERATION, where)).one()
    new = {"state": DeliveryState.WAITING, "attempts": 0, "wanted": 1, "shown": 0}
    named = {"generation": generation, "nonce": nonce_of(chapter_id, drafted_at, channel_id, generation)}
    await connection.execute(_ADD, {**where, **new, **named, "guild_id": guild_id, "announced_at": at, "due_at": at})
    await wake(connection, Wake.ANNOUNCEMENTS)


async def nonces(connection: AsyncConnection, row: Announcement, further: int) -> list[str]:
    """List the nonces of a chapter in a channel: of each generation that is known, and of some further ones."""
    query = select(chapters.c.created_at).where(chapters.c.id == row.chapter_id)
    drafted_at = (await connection.execute(query)).scalar_one()
    generations = range(1, row.generation + further + 1)
    return [nonce_of(row.chapter_id, drafted_at, row.channel_id, generation) for generation in generations]


async def mark_deleted(connection: AsyncConnection, message_ids: list[int], at: datetime) -> None:
    await connection.execute(
        update(announcements).where(announcements.c.message_id.in_(message_ids)).values(deleted_at=at)
    )


async def mark_post_deleted(connection: AsyncConnection, thread_id: int, at: datetime) -> None:
    """Note that a forum's post is gone with all that was in it; a thread below a message isn't where that message
    stands.
    """
    await connection.execute(
        update(announcements).filter_by(thread_id=thread_id, deleted_at=None).values(deleted_at=at)
    )


async def mark_channel_deleted(connection: AsyncConnection, channel_id: int, at: datetime) -> None:
    await connection.execute(
        update(announcements)
        .filter_by(channel_id=channel_id, deleted_at=None)
        .where(announcements.c.message_id.is_not(None))
        .values(deleted_at=at)
    )


_OF_CHAPTER = (
    select(announcements).where(announcements.c.chapter_id == bindparam("chapter_id")).order_by(announcements.c.id)
)


async def of_chapter(connection: AsyncConnection, chapter_id: int) -> list[Announcement]:
    return read_all(Announcement, await connection.execute(_OF_CHAPTER, {"chapter_id": chapter_id}))


async def never_out(connection: AsyncConnection, work_id: int) -> list[Announcement]:
    """Find a work's announcements that surely never stood, and that no attempt is under way for, the earliest first."""
    query = (
        select(announcements)
        .join(chapters)
        .where(chapters.c.work_id == work_id)
        .where(
            (announcements.c.state == DeliveryState.BLOCKED)
            | ((announcements.c.state == DeliveryState.WAITING) & announcements.c.attempted_at.is_(None))
        )
        .order_by(announcements.c.id)
    )
    return read_all(Announcement, await connection.execute(query))


async def places(connection: AsyncConnection, work_id: int) -> list[tuple[int, int]]:
    """Find the servers and channels where announcements of a work stand, or may."""
    query = (
        select(announcements.c.guild_id, announcements.c.channel_id)
        .join(chapters)
        .where(chapters.c.work_id == work_id, announcements.c.deleted_at.is_(None))
        .where(announcements.c.state.in_((DeliveryState.SENT, DeliveryState.UNCERTAIN)))
        .distinct()
        .order_by(announcements.c.guild_id, announcements.c.channel_id)
    )
    return [(row.guild_id, row.channel_id) for row in await connection.execute(query)]


async def look_again(connection: AsyncConnection, work_id: int, now: datetime) -> None:
    """Search once more for a work's announcements of which nobody knows whether they stand."""
    of_work = announcements.c.chapter_id.in_(select(chapters.c.id).filter_by(work_id=work_id))
    uncertain = announcements.c.state == DeliveryState.UNCERTAIN
    await connection.execute(
        update(announcements).where(of_work, uncertain).values(state=DeliveryState.WAITING, due_at=now)
    )


async def count_as_sent(connection: AsyncConnection, announcement_id: int, nonce: str) -> bool:
    """Count an uncertain announcement as sent, on its author's word. False if it was no longer uncertain."""
    values = {
        "state": DeliveryState.SENT,
        "shown": announcements.c.wanted,
        "attempts": 0,
        "failure": Trouble.TAKEN_ON_TRUST,
    }
    return await _decided(connection, announcement_id, nonce, values)


async def begin_anew(
    connection: AsyncConnection, announcement_id: int, nonce: str, other_nonce: str, now: datetime
) -> bool:
    """Start an uncertain announcement over under a new nonce. False if it was no longer uncertain."""
    never = {"attempts": 0, "attempted_at": null(), "failure": null()}
    values = {"state": DeliveryState.WAITING, "nonce": other_nonce, "due_at": now, **never}
    return await _decided(connection, announcement_id, nonce, values)


async def _decided(connection: AsyncConnection, announcement_id: int, nonce: str, values: dict[str, Any]) -> bool:
    doubtful = update(announcements).filter_by(id=announcement_id, nonce=nonce, state=DeliveryState.UNCERTAIN)
    return (await connection.execute(doubtful.values(values))).rowcount == 1


async def on_the_way(connection: AsyncConnection, work_id: int) -> list[int]:
    """Find the chapters of a work with an announcement that waits to go out, in their order."""
    query = (
        select(announcements.c.chapter_id)
        .join(chapters)
        .where(chapters.c.work_id == work_id, announcements.c.state == DeliveryState.WAITING)
        .group_by(announcements.c.chapter_id)
        .order_by(func.min(announcements.c.id))
    )
    return list((await connection.execute(query)).scalars())


async def note_thread_name(connection: AsyncConnection, announcement_id: int, name: str) -> None:
    """Write down what a post or thread is called from now on."""
    await connection.execute(update(announcements).filter_by(id=announcement_id).values(thread_name=name))


async def drop(connection: AsyncConnection, announcement_id: int) -> None:
    await connection.execute(delete(announcements).filter_by(id=announcement_id))


async def find(connection: AsyncConnection, guild_id: int, announcement_id: int) -> Announcement | None:
    query = select(announcements).filter_by(id=announcement_id, guild_id=guild_id)
    return read_one(Announcement, await connection.execute(query))


async def find_any(connection: AsyncConnection, announcement_id: int) -> Announcement | None:
    """Find an announcement of whatever server."""
    return read_one(Announcement, await connection.execute(select(announcements).filter_by(id=announcement_id)))


async def find_message(connection: AsyncConnection, message_id: int) -> Announcement | None:
    return read_one(Announcement, await connection.execute(select(announcements).filter_by(message_id=message_id)))
