"""The outbox's other end: announcements go out once, whatever crashes in between.

An attempt is written down before its request is made. A row that was attempted before may stand in
its channel already, so the channel is searched first; a repeat within Discord's memory carries the
same nonce, which makes Discord hand back the first message instead of posting another.
"""

import contextlib
import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.announcements import outbox_store, store, wording
from bot.announcements.models import Announcement, Delivery
from bot.announcements.ports import Channels, NoThanks, Thanks
from bot.announcements.service import card_of, chapter_of
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import Forbidden, Gone, Refused, Unclear, UserFacingError
from bot.setup import store as setup_store
from bot.works import chapter_store
from bot.works.models import Work

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
"""How long an attempt may take before somebody else may try."""

NONCE_MEMORY = timedelta(minutes=2)
"""How long Discord surely knows a nonce; its documentation says "the past few minutes"."""

LONGEST_PAUSE = 300.0
"""Seconds between attempts at most."""

BATCH = 50

Delivered = Callable[[Announcement], Awaitable[object]]
"""Told of an announcement that stands in its channel with the bot's reaction on it."""


async def _nobody_listens(announcement: Announcement) -> None:
    del announcement


class Uncertain(UserFacingError):
    """An earlier attempt may have reached Discord, and there is no way to tell: nothing is repeated blindly."""


class Outbox:
    """Sends what is due. `channels` is bound by the cog that knows Discord.

    `delivered` is for whoever looks at the message at once: readers may have reacted before its id was known here.
    """

    def __init__(self, database: Database, clock: Clock, thanks: Thanks | None = None) -> None:
        self._database = database
        self._clock = clock
        self._thanks = thanks or NoThanks()
        self._channels: Channels | None = None
        self.delivered: Delivered = _nobody_listens

    async def bind(self, channels: Channels) -> None:
        """Begin, after a start: what an earlier process left in the middle is due at once."""
        self._channels = channels
        async with self._database.change() as connection:
            await outbox_store.release_all(connection, self._clock())

    async def deliver_due(self) -> None:
        """Send everything that is due, one after the other, in the order it was announced."""
        async with self._database.read() as connection:
            rows = await outbox_store.due(connection, self._clock(), BATCH)
        for row in rows:
            await self._deliver(row)

    async def deliver_chapter(self, chapter_id: int) -> list[Announcement]:
        """Send one chapter now; its announcements as they stand afterwards, those that failed too."""
        async with self._database.read() as connection:
            rows = await store.of_chapter(connection, chapter_id)
        return [await self._deliver(row) for row in rows]

    async def refresh(self, chapter_id: int) -> None:
        """Show on a chapter's standing announcements what is true now; what Discord is slow to change goes on later."""
        async with self._database.change() as connection:
            await outbox_store.want_refresh(connection, chapter_id, self._clock())
        await self.deliver_chapter(chapter_id)

    async def _deliver(self, row: Announcement) -> Announcement:
        try:
            if row.state is Delivery.WAITING:
                row = await self._send(row)
            if row.state is Delivery.SENT and not row.reacted:
                await self._react(row)
            elif row.state is Delivery.SENT and row.shown < row.wanted:
                row = await self._refresh(row)
            elif row.state is Delivery.WITHDRAWING:
                row = await self._delete(row)
        except Exception:
            log.exception("Announcement %s failed and will be tried again", row.id)
            await self._put_off(row, wording.unclear())
        return row

    async def _send(self, row: Announcement) -> Announcement:
        """One attempt; the row as it is afterwards."""
        if not await self._claim(row):
            return await self._now(row)
        try:
            message_id = await self._send_or_find(row)
        except Unclear as error:
            log.warning("Announcement %s: Discord gave no clear answer (%s)", row.id, error)
            await self._put_off(row, wording.unclear())
        except Uncertain as error:
            await self._give_up(row, error.words)
        except UserFacingError as error:
            await self._take_back(row)
            return replace(row, state=Delivery.FAILED, failure=error.words)
        else:
            async with self._database.change() as connection:
                await outbox_store.mark_sent(connection, row, message_id, self._clock())
        return await self._now(row)

    async def _now(self, row: Announcement) -> Announcement:
        async with self._database.read() as connection:
            return await store.find(connection, row.guild_id, row.id) or row

    async def _send_or_find(self, row: Announcement) -> int:
        """The id of the message that stands.

        Raises UserFacingError if it surely doesn't stand and can't be posted, Uncertain if nobody can tell.
        """
        if not row.attempts:
            return await self._post(row)
        try:
            return await self._bound.find(row) or await self._post(row)
        except Gone:
            raise UserFacingError(wording.channel_gone()) from None
        except Forbidden:
            return await self._post_unseen(row)

    async def _post_unseen(self, row: Announcement) -> int:
        """Repeat what may stand already, as long as Discord knows its nonce, and never afterwards."""
        if row.attempted_at is not None and self._clock() - row.attempted_at < NONCE_MEMORY:
            with contextlib.suppress(UserFacingError):
                return await self._post(row)
        raise Uncertain(wording.uncertain())

    async def _post(self, row: Announcement) -> int:
        async with self._database.read() as connection:
            work, chapter = await chapter_of(connection, row)
            thanks = await self._thanks.for_chapter(connection, chapter.id)
        try:
            await self._check_age(work, row.channel_id)
            return await self._bound.send(row, card_of(work, chapter, row, thanks))
        except Gone:
            raise UserFacingError(wording.channel_gone()) from None
        except Forbidden:
            raise UserFacingError(wording.forbidden()) from None
        except Refused as error:
            raise UserFacingError(wording.refused(str(error))) from None

    async def _check_age(self, work: Work, channel_id: int) -> None:
        if work.details.rating.is_for_adults and not await self._bound.is_age_restricted(channel_id):
            raise UserFacingError(wording.lost_age_restriction())

    async def _react(self, row: Announcement) -> None:
        if row.message_id is None or not await self._claim(row):
            return
        async with self._database.read() as connection:
            emoji = (await setup_store.find(connection, row.guild_id)).kudos_emojis[0]
        try:
            await self._bound.react(row.channel_id, row.message_id, emoji.reaction)
        except Unclear:
            await self._put_off(row, wording.unclear())
            return
        except (Gone, Forbidden, Refused) as error:
            log.warning("Announcement %s stays without the bot's reaction: %s", row.id, error)
        async with self._database.change() as connection:
            await outbox_store.mark_reacted(connection, row.id)
        await self.delivered(row)

    async def _refresh(self, row: Announcement) -> Announcement:
        """Let the message show the chapter as it is now; the row as it is afterwards."""
        if not await self._claim(row):
            return row
        failure = None
        try:
            async with self._database.read() as connection:
                work, chapter = await chapter_of(connection, row)
                thanks = await self._thanks.for_chapter(connection, chapter.id)
            await self._bound.edit(row, card_of(work, chapter, row, thanks))
        except Unclear:
            await self._put_off(row, wording.unclear())
            return row
        except (Gone, Forbidden, Refused, UserFacingError) as error:
            log.warning("Announcement %s can't be changed: %s", row.id, error)
            failure = wording.unchangeable()
        async with self._database.change() as connection:
            await outbox_store.mark_shown(connection, row, self._clock())
        return replace(await self._now(row), failure=failure)

    async def _delete(self, row: Announcement) -> Announcement:
        """Take a withdrawn announcement away; one whose sending was unclear is searched for first."""
        if not await self._claim(row):
            return row
        try:
            message_id = row.message_id or await self._bound.find(row)
            if message_id:
                await self._bound.delete(row.channel_id, message_id)
        except Unclear:
            await self._put_off(row, wording.unclear())
            return row
        except (Gone, Forbidden, Refused) as error:
            log.warning("Announcement %s can't be deleted: %s", row.id, error)
        async with self._database.change() as connection:
            await outbox_store.mark_withdrawn(connection, row.id, self._clock())
        return await self._now(row)

    async def _claim(self, row: Announcement) -> bool:
        now = self._clock()
        async with self._database.change() as connection:
            return await outbox_store.claim(connection, row, now, now + LEASE)

    async def _put_off(self, row: Announcement, why: str) -> None:
        async with self._database.change() as connection:
            await outbox_store.put_off(connection, row.id, self._next_attempt(row), why)

    async def _take_back(self, row: Announcement) -> None:
        """It surely didn't go out, and won't by itself: the chapter is a draft again, to be posted when that is
        mended.
        """
        log.warning("Announcement %s in channel %s can't go out; its chapter is a draft again", row.id, row.channel_id)
        async with self._database.change() as connection:
            await outbox_store.drop(connection, row.id)
            await chapter_store.back_to_draft(connection, row.chapter_id)

    async def _give_up(self, row: Announcement, why: str) -> None:
        log.warning("Announcement %s in channel %s may or may not have gone out", row.id, row.channel_id)
        async with self._database.change() as connection:
            await outbox_store.mark_failed(connection, row.id, why)

    def _next_attempt(self, row: Announcement) -> datetime:
        pause = min(LONGEST_PAUSE, 2.0 ** min(row.attempts, 10))
        return self._clock() + timedelta(seconds=pause * random.uniform(0.75, 1.25))  # noqa: S311

    @property
    def _bound(self) -> Channels:
        if self._channels is None:
            raise RuntimeError("the outbox has no channels yet")
        return self._channels
