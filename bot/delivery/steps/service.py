"""What follows once a message stands, step by step: each is tried again without repeating the message or the others."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.announcements import store as announcements_store
from bot.announcements.card import text_file_name
from bot.announcements.contents import chapter_of_any, thread_name
from bot.announcements.models import Announcement, PostedMessage, Step, Trouble
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import Busy, DiscordError, Forbidden, Refused, Unclear, Unfamiliar
from bot.core.retries import WORTH_TELLING, answered, next_attempt
from bot.core.text.cleaning import clean_label
from bot.core.text.splitting import MAX_MESSAGES, clean_long, split
from bot.delivery.ports import DeliveryEffects
from bot.delivery.refusals import trouble_of
from bot.delivery.sender import Sender
from bot.delivery.steps import store as step_store
from bot.delivery.steps.pins import put_right
from bot.notices.service import forget_step, tell_of_step
from bot.setup import store as setup_store
from bot.works import text_store
from bot.works.models import Chapter, TextPlace, Work

log = logging.getLogger(__name__)

NONCE_HEAD = 20
"""Characters of an announcement's nonce in those of its text; Discord takes `limits.NONCE`."""


def steps_of(work: Work, chapter: Chapter, posted: PostedMessage, *, has_text: bool) -> list[Step]:
    """Name the steps ahead of a message; `has_text` if the chapter's text goes to its thread."""
    found = [Step.REACT]
    if posted.in_announcement_channel:
        found.append(Step.PUBLISH)
    if (work.details.comments or chapter.details.comments or has_text) and posted.thread_id is None:
        found.append(Step.COMMENTS)
    if work.details.pin and posted.thread_id is None:
        found.append(Step.PIN)
    if has_text:
        found.append(Step.TEXT)
    return found


def is_called_otherwise(row: Announcement, work: Work, chapter: Chapter) -> bool:
    """Tell whether an announcement's post or thread may bear another name than its chapter has now."""
    has_thread = row.thread_id or row.thread_name or work.details.comments or work.details.text is TextPlace.THREAD
    return bool(has_thread) and thread_name(work, chapter, row) != row.thread_name


class Steps:
    def __init__(self, database: Database, clock: Clock, sender: Sender, effects: DeliveryEffects) -> None:
        self._database = database
        self._clock = clock
        self._sender = sender
        self._effects = effects

    async def take(self, row: Announcement, lease_until: datetime, owner: str, *, slow: bool) -> None:
        """Take the steps that are due: those that may be slow, or the others."""
        async with self._database.change() as connection:
            claimed = await step_store.claim(connection, row.id, self._clock(), lease_until, owner, slow=slow)
        for step, attempts in claimed.items():
            if await self._take(row, step, attempts) and step is Step.REACT:
                await self._effects.delivered(row)

    async def _take(self, row: Announcement, step: Step, attempts: int) -> bool:
        """Take a step, and tell whether nothing more has to be waited for."""
        try:
            await self._do(row, step)
        except Unclear as error:
            await self._put_off(row, step, attempts, error)
            return False
        except (Forbidden, Refused) as error:
            await self._hold(row, step, trouble_of(error))
            return True
        except DiscordError as error:
            log.info("Announcement %s is gone, and so is %s: %s", row.id, step, error)
        async with self._database.change() as connection:
            await step_store.done(connection, row.id, step, attempts + 1)
            await forget_step(connection, row, step)
        return True

    async def _put_off(self, row: Announcement, step: Step, attempts: int, error: Unclear) -> None:
        """Try again later; staff hear of what Discord keeps refusing for no known reason."""
        until = next_attempt(self._clock(), attempts, error.retry_after if isinstance(error, Busy) else 0)
        async with self._database.change() as connection:
            await step_store.put_off(connection, row.id, step, until)
            if isinstance(error, Unfamiliar) and attempts >= WORTH_TELLING:
                await tell_of_step(connection, self._clock, row, step, trouble_of(error))

    async def _hold(self, row: Announcement, step: Step, trouble: Trouble) -> None:
        """Leave a step until something changes in its server; staff hear of it."""
        log.warning("Announcement %s has to go without %s: %s", row.id, step, trouble)
        async with self._database.change() as connection:
            await step_store.put_off(connection, row.id, step, None)
            await tell_of_step(connection, self._clock, row, step, trouble)

    async def _do(self, row: Announcement, step: Step) -> None:
        channels = self._sender.channels
        match step:
            case Step.TEXT:
                await self._say_text(row)
            case Step.PIN:
                await put_right(self._database, channels, row)
            case Step.COMMENTS:
                await self._call_thread(row, lambda name, _: channels().open_thread(row, name))
            case Step.RENAME:
                await self._call_thread(row, lambda name, title: channels().rename(row, name, title))
            case Step.REACT:
                async with self._database.read() as connection:
                    kudos = (await setup_store.find(connection, row.guild_id)).kudos_emojis
                async with answered():
                    await channels().react(row, kudos[0].reaction)
            case Step.PUBLISH:
                async with answered():
                    await channels().publish(row)

    async def _call_thread(self, row: Announcement, call: Callable[[str, str], Awaitable[None]]) -> None:
        """Open the thread of an announcement, or give it another name: that of the chapter as it is now.

        `call` takes it, and the work's title.
        """
        async with self._database.read() as connection:
            work, chapter = await chapter_of_any(connection, row)
        name = thread_name(work, chapter, row)
        async with answered():
            await call(name, clean_label(work.title))
        async with self._database.change() as connection:
            await announcements_store.note_thread_name(connection, row.id, name)

    async def _say_text(self, row: Announcement) -> None:
        """Post what of the text isn't there yet; what stands is counted, and a repeat is noticed by its nonce."""
        async with self._database.read() as connection:
            body = await text_store.find(connection, row.chapter_id) or ""
            work, chapter = await chapter_of_any(connection, row)
        parts = await asyncio.to_thread(split, body)
        async with answered():
            first = await self._sender.channels().count_texts(row)
        if len(parts) > MAX_MESSAGES:
            text = await asyncio.to_thread(clean_long, body)
            async with answered():
                if not first:
                    name = text_file_name(work, chapter.details)
                    await self._sender.channels().attach_text(row, text, name, f"{row.nonce[:NONCE_HEAD]}t0")
            return
        for index in range(first, len(parts)):
            async with answered():
                await self._sender.channels().say_text(row, parts[index], f"{row.nonce[:NONCE_HEAD]}t{index}")
