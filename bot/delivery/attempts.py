"""One attempt at an announcement: it is sent, changed or taken away, and what came of that is written down."""

import logging
from dataclasses import replace

from bot.announcements import store
from bot.announcements.contents import chapter_of_any
from bot.announcements.models import Announcement, DeliveryState, PostedMessage, Step, Trouble
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import WITHOUT_DATABASE, Busy, Forbidden, Gone, Refused, Unclear, Unsearchable
from bot.core.logs import log_failure
from bot.core.ownership import Share
from bot.core.retries import LEASE, WORTH_TELLING, next_attempt
from bot.delivery import outbox_store
from bot.delivery.author_names import AuthorNames
from bot.delivery.ports import DeliveryEffects
from bot.delivery.refusals import trouble_of
from bot.delivery.rerouting import go_elsewhere
from bot.delivery.sender import Blocked, HeldBack, Prepared, Sender, Uncertain
from bot.delivery.steps import store as step_store
from bot.delivery.steps.service import is_called_otherwise, steps_of
from bot.notices import service as notices
from bot.works.models import TextPlace

log = logging.getLogger(__name__)


class Attempts:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        share: Share,
        sender: Sender,
        names: AuthorNames,
        effects: DeliveryEffects,
    ) -> None:
        self._database = database
        self._clock = clock
        self._share = share
        self._sender = sender
        self._names = names
        self._effects = effects

    async def make(self, row: Announcement) -> Announcement:
        """Make the attempt that a row is due for, and return the row as it is afterwards."""
        try:
            if row.state is DeliveryState.WAITING:
                return await self._send(row)
            if row.state is DeliveryState.SENT and row.shown < row.wanted:
                return await self._refresh(row)
            if row.state is DeliveryState.WITHDRAWING:
                return await self._delete(row)
        except Exception as error:
            log_failure(log, error, "Announcement %s failed and will be tried again", row.id)
            if isinstance(error, WITHOUT_DATABASE):  # nothing can be noted either: its lease ends by itself
                return row
            await self._put_off(row, Unclear("an error"))
        return row

    async def _send(self, row: Announcement) -> Announcement:
        prepared = await self._claim(row)
        if prepared is None:
            return await self._now(row)
        try:
            posted = await self._sender.post_or_find(row, prepared)
        except Unclear as error:
            await self._put_off(row, error)
        except HeldBack as error:
            state = DeliveryState.UNCERTAIN if isinstance(error, Uncertain) else DeliveryState.BLOCKED
            await self._stop(row, state, error.trouble)
        else:
            return await self._note_sent(row, prepared, posted)
        return await self._now(row)

    async def _note_sent(self, row: Announcement, prepared: Prepared, posted: PostedMessage) -> Announcement:
        called = prepared.card.post_name if prepared.card else None
        async with self._database.change() as connection:
            sent = await outbox_store.mark_sent(connection, row, posted, self._clock(), called)
            wanted = steps_of(prepared.work, prepared.chapter, posted, has_text=prepared.place is TextPlace.THREAD)
            await step_store.add(connection, row.id, wanted, self._clock())
            await notices.forget_trouble(connection, row)
            if posted.is_found_again:
                await self._effects.found_again(connection, sent)
        return sent

    async def _refresh(self, row: Announcement) -> Announcement:
        """Let the message show the chapter as it is now."""
        prepared = await self._claim(row)
        if prepared is None:
            return await self._now(row)
        try:
            await self._sender.edit(row, prepared)
        except Unclear as error:
            await self._put_off(row, error)
        except (Forbidden, Refused) as error:
            await self._stop(row, row.state, trouble_of(error))
        except Gone:
            async with self._database.change() as connection:
                await outbox_store.mark_gone(connection, row, self._clock())
            return replace(await self._now(row), failure=Trouble.MESSAGE_GONE)
        except Blocked as error:
            await self._note_shown(row, None)
            return replace(await self._now(row), failure=error.trouble)
        else:
            await self._note_shown(row, prepared)
        return await self._now(row)

    async def _note_shown(self, row: Announcement, prepared: Prepared | None) -> None:
        async with self._database.change() as connection:
            await outbox_store.mark_shown(connection, row, self._clock())
            await notices.forget_trouble(connection, row)
            if prepared and is_called_otherwise(row, prepared.work, prepared.chapter):
                await step_store.ask(connection, row.id, Step.RENAME, self._clock())

    async def _delete(self, row: Announcement) -> Announcement:
        """Take a withdrawn announcement away."""
        prepared = await self._claim(row)
        if prepared is None:
            return await self._now(row)
        try:
            await self._sender.delete(row, prepared)
        except Unclear as error:
            await self._put_off(row, error)
            return await self._now(row)
        except (Forbidden, Refused, Unsearchable) as error:
            await self._stop(row, row.state, trouble_of(error))
            return await self._now(row)
        except Gone:
            log.info("Announcement %s was deleted by somebody else", row.id)
        async with self._database.change() as connection:
            await outbox_store.mark_withdrawn(connection, row.id, self._clock())
            await notices.forget_trouble(connection, row)
        return await self._now(row)

    async def _claim(self, row: Announcement) -> Prepared | None:
        """Take the row for one attempt, and return what it is about; None if somebody else has it."""
        newest = await self._sender.channels().newest(row)
        async with self._database.change() as connection:
            now = self._clock()
            if not await outbox_store.claim(connection, row, now, now + LEASE, self._share.name, newest):
                return None
        if row.state is not DeliveryState.WITHDRAWING:
            async with self._database.read() as connection:
                work, _ = await chapter_of_any(connection, row)
            await self._names.follow(work)
        async with self._database.read() as connection:
            return await self._sender.prepare(connection, row)

    async def _now(self, row: Announcement) -> Announcement:
        async with self._database.read() as connection:
            return await store.find(connection, row.guild_id, row.id) or row

    async def _put_off(self, row: Announcement, error: Unclear) -> None:
        """Try again later; staff hear of what Discord keeps refusing for no known reason."""
        log.warning("Announcement %s: Discord gave no clear answer (%s)", row.id, error)
        trouble, at_least = trouble_of(error), error.retry_after if isinstance(error, Busy) else 0
        is_refusal = trouble is Trouble.STRANGE
        async with self._database.change() as connection:
            until = next_attempt(self._clock(), row.attempts, at_least)
            is_absent = is_refusal and row.state is DeliveryState.WAITING
            await outbox_store.put_off(connection, row, until, trouble, is_absent=is_absent)
            if is_refusal and row.attempts >= WORTH_TELLING:
                work, _ = await chapter_of_any(connection, row)
                await notices.tell_of_trouble(connection, self._clock, row, work, trouble)

    async def _stop(self, row: Announcement, state: DeliveryState, trouble: Trouble) -> None:
        """Stop trying: staff hear of it, and a change in the server sets it going again."""
        log.warning("Announcement %s in channel %s is %s: %s", row.id, row.channel_id, state, trouble)
        async with self._database.change() as connection:
            if not await outbox_store.stop(connection, row, state, trouble) or trouble is Trouble.WORK_GONE:
                return
            work, _ = await chapter_of_any(connection, row)
            is_blocked = state is DeliveryState.BLOCKED
            if not (is_blocked and await go_elsewhere(connection, work, row, self._clock())):
                await notices.tell_of_trouble(connection, self._clock, row, work, trouble)
