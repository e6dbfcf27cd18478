"""What follows once a message stands, step by step: each is tried again without repeating the message or the others."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from bot.announcements.card import text_file_name
from bot.announcements.contents import chapter_of_any
from bot.announcements.models import Announcement, PostedMessage, Step
from bot.announcements.splitting import MAX_MESSAGES, split
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import Busy, DiscordError, Forbidden, Full, Unclear
from bot.core.retries import answered, next_attempt
from bot.core.text.cleaning import clean_markdown
from bot.delivery.ports import DeliveryEffects
from bot.delivery.sender import Sender
from bot.delivery.steps import store as step_store
from bot.delivery.steps.pins import put_right
from bot.notices.service import forget_step, tell_of_step
from bot.setup import store as setup_store
from bot.setup.emoji import Emoji
from bot.works import text_store
from bot.works.models import Work
from bot.works.wording import plain_chapter_name

log = logging.getLogger(__name__)

NONCE_HEAD = 20
"""Characters of an announcement's nonce in those of its text; Discord takes `limits.NONCE`."""


def steps_of(work: Work, posted: PostedMessage, *, has_text: bool) -> list[Step]:
    """Name the steps ahead of a message; `has_text` if the chapter's text goes to its thread."""
    found = [Step.REACT]
    if posted.in_announcement_channel:
        found.append(Step.PUBLISH)
    if (work.details.comments or has_text) and posted.thread_id is None:
        found.append(Step.COMMENTS)
    if work.details.pin and posted.thread_id is None:
        found.append(Step.PIN)
    if has_text:
        found.append(Step.TEXT)
    return found


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
            kudos = (await setup_store.find(connection, row.guild_id)).kudos_emojis if Step.REACT in claimed else ()
        for step, attempts in claimed.items():
            if await self._take(row, step, attempts, kudos) and step is Step.REACT:
                await self._effects.delivered(row)

    async def _take(self, row: Announcement, step: Step, attempts: int, kudos: Sequence[Emoji]) -> bool:
        """Take a step, and tell whether nothing more has to be waited for."""
        try:
            if step is Step.TEXT:
                await self._say_text(row)
            elif step is Step.PIN:
                await put_right(self._database, self._sender.channels(), row)
            else:
                async with answered():
                    await self._do(row, step, kudos)
        except Unclear as error:
            until = next_attempt(self._clock(), attempts, error.retry_after if isinstance(error, Busy) else 0)
            async with self._database.change() as connection:
                await step_store.put_off(connection, row.id, step, until)
            return False
        except Forbidden as error:
            log.warning("Announcement %s: %s isn't allowed: %s", row.id, step, error)
            async with self._database.change() as connection:
                await step_store.put_off(connection, row.id, step, None)
                await tell_of_step(connection, self._clock, row, step, is_full=isinstance(error, Full))
            return True
        except DiscordError as error:
            log.warning("Announcement %s stays without %s: %s", row.id, step, error)
        async with self._database.change() as connection:
            await step_store.done(connection, row.id, step, attempts + 1)
            await forget_step(connection, row, step)
        return True

    async def _do(self, row: Announcement, step: Step, kudos: Sequence[Emoji]) -> None:
        channels = self._sender.channels()
        if step is Step.REACT:
            await channels.react(row, kudos[0].reaction)
        elif step is Step.PUBLISH:
            await channels.publish(row)
        else:
            async with self._database.read() as connection:
                _, chapter = await chapter_of_any(connection, row)
            await channels.open_thread(row, plain_chapter_name(chapter.details))

    async def _say_text(self, row: Announcement) -> None:
        """Post what of the text isn't there yet; what stands is counted, and a repeat is noticed by its nonce."""
        async with self._database.read() as connection:
            body = await text_store.find(connection, row.chapter_id) or ""
            work, chapter = await chapter_of_any(connection, row)
        parts = await asyncio.to_thread(split, body)
        async with answered():
            first = await self._sender.channels().count_texts(row)
        if len(parts) > MAX_MESSAGES:
            text = await asyncio.to_thread(clean_markdown, body)
            async with answered():
                if not first:
                    name = text_file_name(work, chapter.details)
                    await self._sender.channels().attach_text(row, text, name, f"{row.nonce[:NONCE_HEAD]}t0")
            return
        for index in range(first, len(parts)):
            async with answered():
                await self._sender.channels().say_text(row, parts[index], f"{row.nonce[:NONCE_HEAD]}t{index}")
