"""The outbox's other end: announcements go out once, whatever crashes in between.

An attempt is written down before its request is made. A row that was attempted before may stand in its channel already,
so that is searched first; a repeat within Discord's memory carries the same nonce, for which Discord hands back the
first message instead of posting another.
"""

import asyncio
import logging
from dataclasses import replace
from functools import partial

from bot.announcements import store
from bot.announcements.contents import chapter_of_any
from bot.announcements.models import Announcement, DeliveryState, Trouble
from bot.core.clock import Clock
from bot.core.clock_watch import ClockWatch
from bot.core.db.database import Database
from bot.core.errors import Buried, Busy, DiscordError, Forbidden, Gone, Refused, Unclear
from bot.core.ownership import Share
from bot.core.pacer import giving_way
from bot.core.ports import Port
from bot.core.retries import LEASE, next_attempt
from bot.delivery import due_store, outbox_store
from bot.delivery.lanes import Lane, LaneKind, Lanes
from bot.delivery.ports import Channels, DeliveryEffects, Thanks
from bot.delivery.rerouting import go_elsewhere
from bot.delivery.sender import Blocked, Prepared, Sender, Uncertain
from bot.delivery.steps import store as step_store
from bot.delivery.steps.service import Steps, steps_of
from bot.notices import service as notices
from bot.works.models import TextPlace

log = logging.getLogger(__name__)


class Outbox:
    """Sends what is due. `channels` is bound by the cog that knows Discord."""

    def __init__(
        self, database: Database, clock: Clock, share: Share, thanks: Thanks, effects: DeliveryEffects
    ) -> None:
        self._database = database
        self._clock = clock
        self._share = share
        self.channels = Port[Channels]("channels")
        self._sender = Sender(clock, thanks, self.channels)
        self._steps = Steps(database, clock, self._sender, effects)
        self._lanes = Lanes(self._drive)
        self._under_way: set[int] = set()
        self._watch = ClockWatch(database, clock, partial(outbox_store.clock_set_back, share=share))

    async def begin(self) -> None:
        """Make due at once, after a start, what an earlier process of this share left in the middle."""
        await self._watch.look()
        async with self._database.change() as connection:
            await outbox_store.release_leases(connection, self._clock(), self._share.name)

    async def deliver_due(self, seconds: float | None = None) -> None:
        """Send everything that is due: side by side in different channels, in each in the order it was announced.

        Waits `seconds` for it, or until all is done; what takes longer goes on.
        """
        await self._watch.look()
        async with self._database.read() as connection:
            lanes = await due_store.lanes(connection, self._clock(), self._share)
        for lane in lanes:
            self._lanes.go(lane)
        await self._lanes.wait(seconds)

    async def stop(self) -> None:
        """Let go of what is on its way; the next start goes on with it."""
        await self._lanes.stop()

    async def _drive(self, lane: Lane) -> None:
        last: Announcement | None = None
        while rows := await self._due(lane, last):
            for last in rows:
                async with self._lanes.room(lane):
                    await self._go_on(lane, last)
            if lane.kind is LaneKind.MESSAGES:
                self._lanes.go(Lane(lane.channel_id, LaneKind.STEPS))

    async def _due(self, lane: Lane, after: Announcement | None) -> list[Announcement]:
        async with self._database.read() as connection:
            return await due_store.rows(connection, lane, self._clock(), after)

    async def _go_on(self, lane: Lane, row: Announcement) -> None:
        if lane.kind is LaneKind.MESSAGES:
            await self._deliver(row)
        else:
            with giving_way():
                await self._follow_up(row, slow=lane.kind is LaneKind.SLOW_STEPS)

    async def deliver_chapter(self, chapter_id: int) -> list[Announcement]:
        """Send one chapter now. Returns its announcements as they stand afterwards, those that failed too.

        In the servers of other processes it goes out by itself.
        """
        async with self._database.read() as connection:
            rows = await store.of_chapter(connection, chapter_id)
        return list(await asyncio.gather(*(self._deliver_at_once(row) for row in rows)))

    async def _deliver_at_once(self, row: Announcement) -> Announcement:
        if not self._share.owns(row.guild_id):
            return row
        row = await self._deliver(row)
        await self._follow_up(row, slow=False)
        return row

    async def retry(self, *guild_ids: int) -> None:
        """Try again what something in these servers may have been in the way of, and no longer is."""
        async with self._database.change() as connection:
            await outbox_store.retry(connection, guild_ids, self._clock())

    async def _deliver(self, row: Announcement) -> Announcement:
        if row.id not in self._under_way:
            self._under_way.add(row.id)
            try:
                row = await self._attempt(row)
            finally:
                self._under_way.discard(row.id)
        return row

    async def _attempt(self, row: Announcement) -> Announcement:
        try:
            if row.state is DeliveryState.WAITING:
                row = await self._send(row)
            elif row.state is DeliveryState.SENT and row.shown < row.wanted:
                row = await self._refresh(row)
            elif row.state is DeliveryState.WITHDRAWING:
                row = await self._delete(row)
        except Exception:
            log.exception("Announcement %s failed and will be tried again", row.id)
            await self._put_off(row, 0)
        return row

    async def _follow_up(self, row: Announcement, *, slow: bool) -> None:
        if row.state is not DeliveryState.SENT:
            return
        try:
            await self._steps.take(row, self._clock() + LEASE, self._share.name, slow=slow)
        except Exception:
            log.exception("A step of announcement %s failed", row.id)

    async def _send(self, row: Announcement) -> Announcement:
        """Make one attempt, and return the row as it is afterwards."""
        prepared = await self._claim(row)
        if prepared is None:
            return await self._now(row)
        try:
            posted = await self._sender.post_or_find(row, prepared)
        except Unclear as error:
            log.warning("Announcement %s: Discord gave no clear answer (%s)", row.id, error)
            await self._put_off(row, error.retry_after if isinstance(error, Busy) else 0)
        except Uncertain as error:
            await self._stop(row, DeliveryState.UNCERTAIN, error.trouble)
        except Blocked as error:
            await self._stop(row, DeliveryState.BLOCKED, error.trouble)
        else:
            async with self._database.change() as connection:
                sent = await outbox_store.mark_sent(connection, row, posted, self._clock())
                wanted = steps_of(prepared.work, posted, has_text=prepared.place is TextPlace.THREAD)
                await step_store.add(connection, row.id, wanted, self._clock())
                await notices.forget_trouble(connection, row)
            return sent
        return await self._now(row)

    async def _now(self, row: Announcement) -> Announcement:
        async with self._database.read() as connection:
            return await store.find(connection, row.guild_id, row.id) or row

    async def _refresh(self, row: Announcement) -> Announcement:
        """Let the message show the chapter as it is now; the row as it is afterwards."""
        prepared = await self._claim(row)
        if prepared is None:
            return row
        failure = None
        try:
            await self._sender.edit(row, prepared)
        except Unclear:
            await self._put_off(row, 0)
            return row
        except Forbidden as error:
            return await self._hold(row, error)
        except (Gone, Refused, Blocked) as error:
            log.warning("Announcement %s can't be changed: %s", row.id, error)
            failure = Trouble.UNCHANGEABLE
        async with self._database.change() as connection:
            await outbox_store.mark_shown(connection, row, self._clock())
        return replace(await self._now(row), failure=failure)

    async def _delete(self, row: Announcement) -> Announcement:
        """Take a withdrawn announcement away."""
        prepared = await self._claim(row)
        if prepared is None:
            return row
        try:
            await self._sender.delete(row, prepared)
        except Unclear:
            await self._put_off(row, 0)
            return row
        except (Forbidden, Buried) as error:
            return await self._hold(row, error)
        except (Gone, Refused) as error:
            log.warning("Announcement %s can't be deleted: %s", row.id, error)
        async with self._database.change() as connection:
            await outbox_store.mark_withdrawn(connection, row.id, self._clock())
        return await self._now(row)

    async def _hold(self, row: Announcement, error: DiscordError) -> Announcement:
        """Leave what stands as it is until something changes in its server, and return the row."""
        log.warning("Announcement %s has to stay as it is: %s", row.id, error)
        async with self._database.change() as connection:
            await outbox_store.stop(connection, row, row.state, Trouble.UNCHANGEABLE)
        return await self._now(row)

    async def _claim(self, row: Announcement) -> Prepared | None:
        """Take the row for one attempt, and return what it is about; None if somebody else has it."""
        async with self._database.change() as connection:
            now = self._clock()
            if not await outbox_store.claim(connection, row, now, now + LEASE, self._share.name):
                return None
        async with self._database.read() as connection:
            return await self._sender.prepare(connection, row)

    async def _put_off(self, row: Announcement, at_least: float) -> None:
        async with self._database.change() as connection:
            until = next_attempt(self._clock(), row.attempts, at_least)
            await outbox_store.put_off(connection, row.id, until, Trouble.NO_ANSWER)

    async def _stop(self, row: Announcement, state: DeliveryState, trouble: Trouble) -> None:
        """Stop trying: staff hear of it, and a change in the server sets it going again."""
        log.warning("Announcement %s in channel %s is %s: %s", row.id, row.channel_id, state, trouble)
        async with self._database.change() as connection:
            if not await outbox_store.stop(connection, row, state, trouble) or trouble is Trouble.WORK_GONE:
                return
            work, _ = await chapter_of_any(connection, row)
            if state is DeliveryState.UNCERTAIN or not await go_elsewhere(connection, work, row, self._clock()):
                await notices.tell_of_trouble(connection, self._clock, row, work, trouble)
