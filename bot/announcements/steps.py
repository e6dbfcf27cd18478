"""What follows once a message stands, step by step: each is tried again without repeating the message or the others."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.announcements import step_store
from bot.announcements.models import Announcement, Posted, Step
from bot.announcements.sender import Sender, answered
from bot.announcements.service import chapter_of_any
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import Busy, DiscordError, Forbidden, Unclear
from bot.setup import store as setup_store
from bot.works.models import Work
from bot.works.wording import plain_chapter_name

log = logging.getLogger(__name__)

SLOW = frozenset({Step.PUBLISH})
"""Discord allows about ten an hour in a channel: nothing else there may wait for it."""

Delivered = Callable[[Announcement], Awaitable[object]]
"""Told of an announcement that stands in its channel with the bot's reaction on it."""


async def nobody_listens(announcement: Announcement) -> None:
    del announcement


def steps_of(work: Work, posted: Posted) -> list[Step]:
    """The steps that a message has ahead of it."""
    found = [Step.REACT]
    if posted.in_announcement_channel:
        found.append(Step.PUBLISH)
    if work.details.comments and posted.thread_id is None:
        found.append(Step.COMMENTS)
    return found


class Steps:
    def __init__(
        self, database: Database, clock: Clock, sender: Sender, pause: Callable[[int, float], datetime]
    ) -> None:
        self._database = database
        self._clock = clock
        self._sender = sender
        self._pause = pause

    async def take(self, row: Announcement, lease_until: datetime, delivered: Delivered, *, slow: bool) -> None:
        """Take the steps that are due: those that may be slow, or the others."""
        async with self._database.read() as connection:
            due = await step_store.due(connection, row.id, self._clock())
        for step, attempts in due:
            if (step in SLOW) is not slow:
                continue
            async with self._database.change() as connection:
                claimed = await step_store.claim(connection, row.id, step, attempts, lease_until)
            if claimed and await self._take(row, step, attempts) and step is Step.REACT:
                await delivered(row)

    async def _take(self, row: Announcement, step: Step, attempts: int) -> bool:
        """Whether there is no need to wait for this step any longer."""
        try:
            async with answered():
                await self._do(row, step)
        except Unclear as error:
            until = self._pause(attempts, error.retry_after if isinstance(error, Busy) else 0)
            await self._put_off(row, step, until)
            return False
        except Forbidden as error:
            log.warning("Announcement %s: %s isn't allowed: %s", row.id, step, error)
            await self._put_off(row, step, None)
            return True
        except DiscordError as error:
            log.warning("Announcement %s stays without %s: %s", row.id, step, error)
        async with self._database.change() as connection:
            await step_store.done(connection, row.id, step)
        return True

    async def _do(self, row: Announcement, step: Step) -> None:
        async with self._database.read() as connection:
            emoji = (await setup_store.find(connection, row.guild_id)).kudos_emojis[0]
            _, chapter = await chapter_of_any(connection, row)
        if step is Step.REACT:
            await self._sender.channels.react(row, emoji.reaction)
        elif step is Step.PUBLISH:
            await self._sender.channels.publish(row)
        else:
            await self._sender.channels.open_thread(row, plain_chapter_name(chapter.details))

    async def _put_off(self, row: Announcement, step: Step, until: datetime | None) -> None:
        async with self._database.change() as connection:
            await step_store.put_off(connection, row.id, step, until)
