"""The outbox's other end: announcements go out once, whatever crashes in between.

An attempt is written down before its request is made. A row that was attempted before may stand in its channel already,
so that is searched first; a repeat within Discord's memory carries the same nonce, for which Discord hands back the
first message instead of posting another.
"""

import asyncio
import logging
from functools import partial

from bot.announcements import store
from bot.announcements.models import Announcement, DeliveryState
from bot.core.clock import Clock
from bot.core.clock_watch import ClockWatch
from bot.core.db.database import Database
from bot.core.logs import log_failure
from bot.core.ownership import Share
from bot.core.pacer import giving_way
from bot.core.ports import Port
from bot.core.retries import LEASE
from bot.delivery import due_store, outbox_store
from bot.delivery.attempts import Attempts
from bot.delivery.author_names import AuthorNames
from bot.delivery.cards import Cards
from bot.delivery.lanes import Lane, LaneKind, Lanes
from bot.delivery.ports import Channels, DeliveryEffects, Thanks
from bot.delivery.rediscovery.service import Rediscovery
from bot.delivery.sender import Sender
from bot.delivery.steps.service import Steps

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
        self.cards = Cards(database, thanks, self.channels)
        self.names = AuthorNames(database, clock)
        self._sender = Sender(clock, self.cards, self.channels, Rediscovery(database, clock, self.channels))
        self._attempts = Attempts(database, clock, share, self._sender, self.names, effects)
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
            return
        with giving_way():
            if lane.kind is LaneKind.CHANGES:
                await self._deliver(row)
            else:
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
                row = await self._attempts.make(row)
            finally:
                self._under_way.discard(row.id)
        return row

    async def _follow_up(self, row: Announcement, *, slow: bool) -> None:
        if row.state is not DeliveryState.SENT:
            return
        try:
            await self._steps.take(row, self._clock() + LEASE, self._share.name, slow=slow)
        except Exception as error:
            log_failure(log, error, "A step of announcement %s failed", row.id)
