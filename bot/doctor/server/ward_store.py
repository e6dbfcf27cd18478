"""A server's rows, as its doctor looks at them."""

from datetime import datetime

from sqlalchemy import func, or_, select

from bot.announcements.models import Announcement, Step
from bot.announcements.store import announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import read_all
from bot.delivery.steps.store import steps
from bot.doctor.stored.overdue_store import HELD, STUCK
from bot.letters.store import letters
from bot.works.chapter_store import chapters
from bot.works.models import ChapterState
from bot.works.store import works


async def stuck(connection: AsyncConnection, guild_id: int) -> list[Announcement]:
    """Find the announcements of a server's works, and those in its channels, that can't go on by themselves."""
    here = or_(announcements.c.guild_id == guild_id, works.c.guild_id == guild_id)
    query = select(announcements).join(chapters, chapters.c.id == announcements.c.chapter_id).join(works)
    query = query.where(STUCK, here, works.c.removed_at.is_(None)).order_by(announcements.c.id)
    return read_all(Announcement, await connection.execute(query))


async def held_steps(connection: AsyncConnection, guild_id: int) -> list[tuple[int, Step]]:
    """Find the steps that can't be taken in the channels of a server, by the latest announcement of each."""
    latest = func.max(steps.c.announcement_id)
    query = select(latest.label("announcement_id"), steps.c.step).join(announcements).join(chapters).join(works)
    query = query.where(announcements.c.guild_id == guild_id, HELD)
    query = query.group_by(announcements.c.channel_id, steps.c.step).order_by(latest, steps.c.step)
    return [(row.announcement_id, row.step) for row in await connection.execute(query)]


async def refused(connection: AsyncConnection, guild_id: int) -> dict[int, int]:
    """Count the letters that Discord refuses, by channel."""
    held = (letters.c.guild_id == guild_id, letters.c.held_at.is_not(None), letters.c.channel_id.is_not(None))
    query = select(letters.c.channel_id, func.count().label("held")).where(*held).group_by(letters.c.channel_id)
    return {row.channel_id: row.held for row in await connection.execute(query)}


async def late(connection: AsyncConnection, guild_id: int, before: datetime) -> tuple[int, datetime | None]:
    """Count the scheduled chapters of a server whose time came before this moment, and find the earliest's time."""
    query = select(chapters.c.due_at).join(works).where(works.c.guild_id == guild_id, works.c.removed_at.is_(None))
    due = query.where(chapters.c.state == ChapterState.SCHEDULED, chapters.c.due_at < before)
    times = list((await connection.execute(due.order_by(chapters.c.due_at))).scalars())
    return len(times), times[0] if times else None
