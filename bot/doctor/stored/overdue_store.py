"""What should have gone out, and hasn't, in the database."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select

from bot.announcements.models import DeliveryState, Trouble
from bot.announcements.store import STANDING, announcements
from bot.core.db.columns import Moment
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import read
from bot.delivery.steps.store import steps
from bot.letters.models import LetterKind
from bot.letters.store import letters
from bot.setup.store import guild_settings
from bot.works.chapter_store import chapters
from bot.works.models import ChapterState
from bot.works.store import works

STUCK = or_(
    announcements.c.state.in_((DeliveryState.BLOCKED, DeliveryState.UNCERTAIN)),
    and_(announcements.c.state == DeliveryState.WAITING, announcements.c.failure == Trouble.STRANGE),
)

_HAS_A_PLACE = or_(
    letters.c.member_id.is_not(None),
    letters.c.channel_id.is_not(None),
    guild_settings.c.notices_channel_id.is_not(None),
)


LONG_TRIED = 11
"""Attempts without an answer that take a quarter of an hour, by the pauses between them."""

HELD = and_(STANDING, works.c.removed_at.is_(None), steps.c.due_at.is_(None) | (steps.c.attempts >= LONG_TRIED))
"""Which steps after announcements that stand can't be taken, or have long been tried."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """How many there are, in how many servers, and since when the first."""

    count: int
    guilds: int
    since: datetime | None


async def late_chapters(connection: AsyncConnection, before: datetime) -> Overdue:
    """Count the scheduled chapters whose time came before this moment."""
    query = _counted(chapters.c.due_at, works.c.guild_id).select_from(chapters.join(works))
    late = (chapters.c.state == ChapterState.SCHEDULED, chapters.c.due_at < before, works.c.removed_at.is_(None))
    return await _read(connection, query.where(*late))


async def late_announcements(connection: AsyncConnection, before: datetime) -> Overdue:
    """Count the announcements due before this moment that wait behind nothing that is stuck."""
    held_up = announcements.c.channel_id.in_(select(announcements.c.channel_id).where(STUCK))
    there = announcements.c.deleted_at.is_(None) | (announcements.c.state == DeliveryState.WITHDRAWING)
    is_new = announcements.c.state == DeliveryState.WAITING  # later, `attempted_at` is of when it was sent
    since = _since(case((is_new, announcements.c.attempted_at)), announcements.c.due_at, before)
    query = _counted(since, announcements.c.guild_id)
    long_tried = announcements.c.due_at.is_not(None) & (announcements.c.attempts >= LONG_TRIED)
    return await _read(connection, query.where((announcements.c.due_at < before) | long_tried, there, ~held_up))


async def stuck_announcements(connection: AsyncConnection) -> Overdue:
    """Count the announcements that can't go on by themselves."""
    query = _counted(announcements.c.announced_at, announcements.c.guild_id)
    query = query.select_from(announcements.join(chapters).join(works))
    return await _read(connection, query.where(STUCK, works.c.removed_at.is_(None)))


async def held_steps(connection: AsyncConnection) -> Overdue:
    """Count the steps after announcements that are held up."""
    query = _counted(announcements.c.announced_at, announcements.c.guild_id)
    query = query.select_from(steps.join(announcements).join(chapters).join(works))
    return await _read(connection, query.where(HELD))


async def late_letters(connection: AsyncConnection, before: datetime) -> Overdue:
    """Count the letters due before this moment that have a place to go to."""
    settings = guild_settings.c.guild_id == letters.c.guild_id
    since = _since(letters.c.attempted_at, letters.c.due_at, before)
    query = _counted(since, letters.c.guild_id).select_from(letters.outerjoin(guild_settings, settings))
    long_tried = letters.c.due_at.is_not(None) & (letters.c.attempts >= LONG_TRIED)
    late = (letters.c.due_at < before) | long_tried
    known = letters.c.kind.in_(list(LetterKind))
    return await _read(connection, query.where(late, letters.c.held_at.is_(None), known, _HAS_A_PLACE))


async def held_letters(connection: AsyncConnection) -> Overdue:
    """Count the letters that Discord refuses until somebody mends something."""
    return await _read(
        connection, _counted(letters.c.held_at, letters.c.guild_id).where(letters.c.held_at.is_not(None))
    )


def _since(
    attempted_at: ColumnElement[datetime | None], due_at: ColumnElement[datetime | None], before: datetime
) -> ColumnElement[datetime]:
    """Tell since when something waits; where only its next attempt is known, for as long as makes it late at least."""
    late = literal(before, Moment)
    return func.coalesce(attempted_at, case((due_at < late, due_at), else_=late))


def _counted(moment: ColumnElement[datetime], guild_id: ColumnElement[int]) -> Select[int, int, datetime]:
    return select(
        func.count().label("count"),
        func.count(guild_id.distinct()).label("guilds"),
        func.min(moment, type_=Moment).label("since"),
    )


async def _read(connection: AsyncConnection, query: Select[int, int, datetime]) -> Overdue:
    return read(Overdue, (await connection.execute(query)).one())
