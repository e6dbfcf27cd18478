"""The outbox's statements: what is due, who takes it, what came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements.models import Announcement, Delivery
from bot.announcements.store import announcements, from_row
from bot.works.chapter_store import chapters


async def claim(connection: AsyncConnection, row: Announcement, now: datetime, lease_until: datetime) -> bool:
    """Take a due row for one attempt, and write down that the attempt is made; whether it could be taken.

    Somebody else may have it, or an earlier chapter of its work may still be on its way to that channel.
    """
    claimed = await connection.execute(
        update(announcements)
        .where(
            announcements.c.id == row.id,
            announcements.c.due_at <= now,
            announcements.c.attempts == row.attempts,
            ~_held_back(row),
        )
        .values(attempted_at=row.attempted_at or now, attempts=row.attempts + 1, due_at=lease_until)
    )
    return claimed.rowcount == 1


def _held_back(row: Announcement) -> ColumnElement[bool]:
    """Whether an earlier chapter of the same work still waits to go out in the same channel."""
    earlier = announcements.alias("earlier")
    of_work = select(chapters.c.work_id).filter_by(id=row.chapter_id).scalar_subquery()
    return (
        exists()
        .where(earlier.c.channel_id == row.channel_id, earlier.c.state == Delivery.WAITING, earlier.c.id < row.id)
        .where(chapters.c.id == earlier.c.chapter_id, chapters.c.work_id == of_work)
    )


async def release_all(connection: AsyncConnection, now: datetime) -> None:
    """End the leases and the pauses of a process that is no more."""
    await connection.execute(
        update(announcements).where(_unfinished(), announcements.c.due_at > now).values(due_at=now)
    )


async def mark_sent(connection: AsyncConnection, row: Announcement, message_id: int, now: datetime) -> None:
    """The message stands, and shows the chapter as it was when the row was read; a withdrawal meanwhile still holds."""
    still_wanted = case((announcements.c.state == Delivery.WAITING, Delivery.SENT.value), else_=announcements.c.state)
    await connection.execute(
        update(announcements)
        .filter_by(id=row.id)
        .values(state=still_wanted, message_id=message_id, shown=row.wanted, attempts=0, due_at=now, failure=None)
    )


async def want_refresh(connection: AsyncConnection, chapter_id: int, now: datetime) -> None:
    """The chapter changed: every announcement of it that stands shall show that."""
    of_chapter = announcements.c.chapter_id == chapter_id
    standing = announcements.c.state == Delivery.SENT
    await connection.execute(update(announcements).where(of_chapter).values(wanted=announcements.c.wanted + 1))
    await connection.execute(update(announcements).where(of_chapter, standing).values(due_at=now, attempts=0))


async def mark_shown(connection: AsyncConnection, row: Announcement, now: datetime) -> None:
    await connection.execute(
        update(announcements).filter_by(id=row.id).values(shown=row.wanted, attempts=0, due_at=now, failure=None)
    )


async def withdraw(connection: AsyncConnection, chapter_id: int, now: datetime) -> None:
    """What never left is dropped; what stands, or may stand, is to be deleted once no attempt is under way."""
    of_chapter = announcements.c.chapter_id == chapter_id
    waiting = announcements.c.state == Delivery.WAITING
    sent = announcements.c.state == Delivery.SENT
    await connection.execute(delete(announcements).where(of_chapter, waiting, announcements.c.attempts == 0))
    await connection.execute(update(announcements).where(of_chapter, sent).values(attempts=0, due_at=now))
    await connection.execute(update(announcements).where(of_chapter, waiting | sent).values(state=Delivery.WITHDRAWING))


async def mark_withdrawn(connection: AsyncConnection, announcement_id: int, now: datetime) -> None:
    await connection.execute(
        update(announcements).filter_by(id=announcement_id).values(state=Delivery.WITHDRAWN, deleted_at=now)
    )


async def mark_reacted(connection: AsyncConnection, announcement_id: int) -> None:
    await connection.execute(update(announcements).filter_by(id=announcement_id).values(reacted=True))


async def mark_failed(connection: AsyncConnection, announcement_id: int, why: str) -> None:
    await connection.execute(
        update(announcements).filter_by(id=announcement_id).values(state=Delivery.FAILED, failure=why)
    )


async def drop(connection: AsyncConnection, announcement_id: int) -> None:
    await connection.execute(delete(announcements).filter_by(id=announcement_id))


async def put_off(connection: AsyncConnection, announcement_id: int, until: datetime, why: str) -> None:
    await connection.execute(update(announcements).filter_by(id=announcement_id).values(due_at=until, failure=why))


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Announcement]:
    """What is to be sent or reacted to, the oldest first."""
    query = (
        select(announcements)
        .where(_unfinished(), announcements.c.due_at <= now)
        .order_by(announcements.c.announced_at, announcements.c.id)
        .limit(limit)
    )
    return [from_row(row) for row in await connection.execute(query)]


def _unfinished() -> Any:
    incomplete = announcements.c.reacted.is_(False) | (announcements.c.shown < announcements.c.wanted)
    return or_(
        announcements.c.state.in_((Delivery.WAITING, Delivery.WITHDRAWING)),
        (announcements.c.state == Delivery.SENT) & announcements.c.deleted_at.is_(None) & incomplete,
    )
