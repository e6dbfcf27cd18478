"""Notices to staff: what can't go on by itself, where, and what to do about it."""

import logging
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements import store
from bot.announcements.models import DOUBTS, Announcement, Delivery, Step, Trouble, new_nonce
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import DiscordError, Unclear
from bot.notices import store as notice_store
from bot.notices import wording
from bot.notices.ports import Speaker
from bot.works.models import Chapter, Work

log = logging.getLogger(__name__)

BATCH = 20
ATTEMPTS = 8
"""Attempts at a notice, over about an hour, before it is given up; `/chapter list` says the same."""

WORTH_SAYING = timedelta(minutes=5)
"""How late a chapter goes out before staff hear of it."""


class Notices:
    """Posts what is due in the channels that `/setup` names."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def deliver_due(self, speaker: Speaker) -> None:
        async with self._database.read() as connection:
            due = await notice_store.due(connection, self._clock(), BATCH)
        for notice in due:
            until = self._clock() + timedelta(seconds=30.0 * 2**notice.attempts)
            async with self._database.change() as connection:
                claimed = await notice_store.claim(connection, notice, until)
            if claimed:
                await self._say(speaker, notice)

    async def _say(self, speaker: Speaker, notice: notice_store.Notice) -> None:
        try:
            doubt = await self._doubt(notice)
            await speaker.say(notice.channel_id, notice.words, notice.nonce, work_id=notice.work_id, doubt=doubt)
        except Unclear as problem:
            log.warning("Notice %s: Discord gave no clear answer (%s)", notice.id, problem)
            if notice.attempts + 1 < ATTEMPTS:
                return
        except DiscordError as problem:
            log.warning("Notice %s can't be posted in channel %s: %s", notice.id, notice.channel_id, problem)
        async with self._database.change() as connection:
            await notice_store.finish(connection, notice.id)

    async def _doubt(self, notice: notice_store.Notice) -> Announcement | None:
        """What staff are asked to decide about, if that is what the notice is about and nobody has yet."""
        if notice.work_id is None:
            return None
        async with self._database.read() as connection:
            rows = await store.held_up(connection, notice.work_id)
        doubts = {_about_doubt(row): row for row in rows if row.state is Delivery.UNCERTAIN}
        return doubts.get(notice.about)


async def tell_of_trouble(
    connection: AsyncConnection,
    clock: Clock,
    row: Announcement,
    work: Work,
    chapter: Chapter,
    trouble: Trouble,
) -> None:
    """Let the staff of the channel's server and of the work's own hear of it, once until it is mended."""
    words = wording.trouble(work, chapter, row.channel_id, trouble)
    about = _about(row, trouble)
    if row.guild_id != work.guild_id:
        await notice_store.add(connection, row.guild_id, about, words, None, new_nonce(), clock())
    if trouble in DOUBTS:
        words += f" {wording.decide()}"
    await notice_store.add(connection, work.guild_id, about, words, work.id, new_nonce(), clock())


async def tell_of_step(
    connection: AsyncConnection,
    clock: Clock,
    row: Announcement,
    work: Work,
    chapter: Chapter,
    step: Step,
    *,
    is_full: bool,
) -> None:
    """Let the staff of the channel's server hear what the bot may not do there, or has no room to pin."""
    if is_full:
        words = wording.pins_are_full(work, chapter, row.channel_id)
    else:
        words = wording.step_forbidden(work, chapter, row.channel_id, step)
    await notice_store.add(connection, row.guild_id, _about(row, step), words, None, new_nonce(), clock())


async def tell_of_delay(
    connection: AsyncConnection, clock: Clock, work: Work, chapter: Chapter, due_at: datetime
) -> None:
    """Let staff hear that a chapter went out later than it was to."""
    if clock() - due_at > WORTH_SAYING:
        words = wording.delayed(work, chapter, int(due_at.timestamp()))
        about = f"late {chapter.id} {due_at:%Y%m%d%H%M}"
        await tell(connection, clock, work, about, words)


async def tell(connection: AsyncConnection, clock: Clock, work: Work, about: str, words: str) -> None:
    """Let the staff of a work's server read this; the same thing again isn't said a second time."""
    await notice_store.add(connection, work.guild_id, about, words, None, new_nonce(), clock())


async def forget_trouble(connection: AsyncConnection, row: Announcement) -> None:
    """An announcement arrived in the channel."""
    await notice_store.mended(connection, [_about(row, trouble) for trouble in Trouble])


async def forget_doubt(connection: AsyncConnection, row: Announcement) -> None:
    """Somebody decided about an announcement of which nobody knew."""
    await notice_store.mended(connection, [_about_doubt(row)])


async def forget_step(connection: AsyncConnection, row: Announcement, step: Step) -> None:
    """The bot may do that in the channel."""
    await notice_store.mended(connection, [_about(row, step)])


def _about(row: Announcement, what: Trouble | Step) -> str:
    """Name what a notice is about: what is mended for a whole channel, or what is decided for each announcement."""
    return _about_doubt(row) if what in DOUBTS else f"channel {row.channel_id} {what}"


def _about_doubt(row: Announcement) -> str:
    return f"announcement {row.id} uncertain"
