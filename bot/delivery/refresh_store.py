"""Letting announcements show what is true now, and trying again what was refused as it was before."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update

from bot.announcements.models import DeliveryState
from bot.announcements.store import STANDING, announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.sharing.wakes import Wake, wake
from bot.works.chapter_store import chapters


async def want_refresh(connection: AsyncConnection, chapter_id: int, now: datetime) -> None:
    """Let every announcement of a changed chapter that stands show that; a refused one may do now."""
    await _want_refresh(connection, announcements.c.chapter_id == chapter_id, now)


async def want_refresh_of_work(connection: AsyncConnection, work_id: int, now: datetime) -> None:
    """Let every announcement of a changed work that stands show that; a refused one may do now."""
    of_work = select(chapters.c.id).filter_by(work_id=work_id)
    await _want_refresh(connection, announcements.c.chapter_id.in_(of_work), now)


async def _want_refresh(connection: AsyncConnection, theirs: ColumnElement[bool], now: datetime) -> None:
    await connection.execute(update(announcements).where(theirs).values(wanted=announcements.c.wanted + 1))
    await connection.execute(update(announcements).where(theirs, STANDING).values(due_at=now, attempts=0))
    await _release(connection, theirs, now)


async def release(connection: AsyncConnection, chapter_id: int, now: datetime) -> None:
    """Try again what is blocked of a chapter."""
    await _release(connection, announcements.c.chapter_id == chapter_id, now)


async def _release(connection: AsyncConnection, theirs: ColumnElement[bool], now: datetime) -> None:
    blocked = update(announcements).where(theirs).filter_by(state=DeliveryState.BLOCKED)
    await connection.execute(blocked.values(state=DeliveryState.WAITING, due_at=now))
    await wake(connection, Wake.ANNOUNCEMENTS)
