"""Notices to staff: what can't go on by itself, where, and what to do about it."""

import logging
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements import notice_store, notice_wording, store
from bot.announcements.models import Announcement, Step, Trouble, new_nonce
from bot.announcements.ports import Speaker
from bot.announcements.targeting import retarget
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import DiscordError, Unclear
from bot.setup.models import Member
from bot.works import chapter_store
from bot.works.models import Chapter, Work
from bot.works.service import present, require_author

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
            await speaker.say(notice.channel_id, notice.words, notice.nonce, work_id=notice.work_id)
        except Unclear as problem:
            log.warning("Notice %s: Discord gave no clear answer (%s)", notice.id, problem)
            if notice.attempts + 1 < ATTEMPTS:
                return
        except DiscordError as problem:
            log.warning("Notice %s can't be posted in channel %s: %s", notice.id, notice.channel_id, problem)
        async with self._database.change() as connection:
            await notice_store.finish(connection, notice.id)

    async def try_again(self, member: Member, work_id: int) -> tuple[Work, list[Chapter]]:
        """Let what is held up of a work be due at once, in its order.

        Raises UserFacingError unless they are its author or staff.
        """
        async with self._database.change() as connection:
            work = await present(connection, member.guild_id, work_id)
            await require_author(connection, member, work)
            await retarget(connection, work_id, self._clock())
            await store.look_again(connection, work_id, self._clock())
            held_up = await store.on_the_way(connection, work_id)
            return work, [await chapter_store.find_any(connection, chapter_id) for chapter_id in held_up]


async def tell_of_trouble(
    connection: AsyncConnection, clock: Clock, row: Announcement, work: Work, chapter: Chapter, trouble: Trouble
) -> None:
    """Let the staff of the channel's server and of the work's own hear of it, once until it is mended."""
    words = notice_wording.trouble(work, chapter, row.channel_id, trouble)
    for guild_id in {row.guild_id, work.guild_id}:
        about = f"{_about(row)}{trouble}"
        own = work.id if guild_id == work.guild_id else None
        await notice_store.add(connection, guild_id, about, words, own, new_nonce(), clock())


async def tell_of_step(
    connection: AsyncConnection, clock: Clock, row: Announcement, work: Work, chapter: Chapter, step: Step
) -> None:
    """Let the staff of the channel's server hear what the bot may not do there."""
    words = notice_wording.step_forbidden(work, chapter, row.channel_id, step)
    await notice_store.add(connection, row.guild_id, f"{_about(row)}{step}", words, None, new_nonce(), clock())


async def tell_of_delay(
    connection: AsyncConnection, clock: Clock, work: Work, chapter: Chapter, due_at: datetime
) -> None:
    """Let staff hear that a chapter went out later than it was to."""
    if clock() - due_at > WORTH_SAYING:
        words = notice_wording.delayed(work, chapter, int(due_at.timestamp()))
        about = f"late {chapter.id} {due_at:%Y%m%d%H%M}"
        await tell(connection, clock, work, about, words)


async def tell(connection: AsyncConnection, clock: Clock, work: Work, about: str, words: str) -> None:
    """Let the staff of a work's server read this; the same thing again isn't said a second time."""
    await notice_store.add(connection, work.guild_id, about, words, None, new_nonce(), clock())


async def forget_trouble(connection: AsyncConnection, row: Announcement) -> None:
    """An announcement arrived in the channel."""
    await notice_store.mended(connection, [f"{_about(row)}{trouble}" for trouble in Trouble])


async def forget_step(connection: AsyncConnection, row: Announcement, step: Step) -> None:
    """The bot may do that in the channel."""
    await notice_store.mended(connection, [f"{_about(row)}{step}"])


def _about(row: Announcement) -> str:
    return f"channel {row.channel_id} "
