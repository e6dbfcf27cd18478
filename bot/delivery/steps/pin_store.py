"""The announcements that are pinned, or may be: noted before the request that pins, until the one that unpins."""

from collections.abc import Collection

from sqlalchemy import Column, ForeignKey, Select, Table, delete, func, select, true

from bot.announcements.models import Announcement
from bot.announcements.store import STANDING, announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_all
from bot.core.db.upsert import insert_absent
from bot.works.chapter_store import chapters

pins = Table(
    "announcement_pins",
    metadata,
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
)


async def latest(
    connection: AsyncConnection, work_id: int, channel_ids: Collection[int] | None = None
) -> list[Announcement]:
    """Find the announcement of the latest chapter that stands in each of the work's channels, or in each of these.

    Forums have no pins.
    """
    there = announcements.c.channel_id.in_(channel_ids) if channel_ids is not None else true()
    newest_first = (chapters.c.posted_at.desc(), chapters.c.id.desc(), announcements.c.id.desc())
    place = func.row_number().over(partition_by=announcements.c.channel_id, order_by=newest_first)
    ranked = (
        select(announcements, place.label("place"))
        .join(chapters)
        .where(chapters.c.work_id == work_id, there, STANDING, announcements.c.thread_id.is_(None))
        .subquery()
    )
    return await _all(connection, select(ranked).where(ranked.c.place == 1))


async def pinned(connection: AsyncConnection, work_id: int) -> list[Announcement]:
    """Find those of the work's announcements that are noted."""
    return await _all(connection, select(announcements).join(pins).join(chapters).where(chapters.c.work_id == work_id))


async def note(connection: AsyncConnection, announcement_id: int) -> None:
    await connection.execute(insert_absent(connection, pins).values(announcement_id=announcement_id))


async def forget(connection: AsyncConnection, announcement_id: int) -> None:
    await connection.execute(delete(pins).filter_by(announcement_id=announcement_id))


async def _all(connection: AsyncConnection, query: Select[tuple[object, ...]]) -> list[Announcement]:
    return read_all(Announcement, await connection.execute(query))
