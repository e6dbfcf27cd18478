"""Making the mirror what Discord shows: first by comparing counts, then by reading what differs.

One request tells the counts of a hundred messages; only a kind of reaction whose count differs is
read, a hundred users a request. Equal counts can hide a swap, so now and then each announcement is read in full.
"""

import asyncio
import logging
import math
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import chain

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import DiscordError, Forbidden, Gone
from bot.core.ownership import Share
from bot.core.ports import Port
from bot.kudos import store
from bot.kudos.mirror import check_store, lately_store
from bot.kudos.mirror.comparing import Comparer
from bot.kudos.mirror.leftovers import putting_back
from bot.kudos.mirror.ports import PAGE, Reactions
from bot.kudos.mirror.progress import Progress
from bot.kudos.mirror.writer import Mirror
from bot.kudos.models import ReactionCheck, ReactionKey

log = logging.getLogger(__name__)

CHANNELS_AT_ONCE = 2
"""Requests under way at most: everything else the bot does comes first."""

PAUSE_UNCLEAR = timedelta(minutes=1)
PAUSE_FORBIDDEN = timedelta(hours=24)
"""How long a channel is left alone after Discord gave no answer, or refused; a changed permission ends it."""

LATELY = timedelta(hours=1)
LATER = timedelta(seconds=15)
"""What was reacted to LATELY before events were lost is read in full soon afterwards, and not only compared: where
readers come and go quickly, as many may have come as went.
"""

SWEEP = timedelta(days=7)
"""How long it takes until every announcement was read in full."""

ProgressShown = Callable[[Progress], Awaitable[None]]


async def _unseen(progress: Progress) -> None:
    del progress


class Reconciler:
    """Reads from `reactions`, which the cog that knows Discord binds. `wanted` is set when it should do so at once."""

    def __init__(self, mirror: Mirror, database: Database, clock: Clock, share: Share) -> None:
        self.reactions = Port[Reactions]("reactions")
        self.wanted = asyncio.Event()
        self._mirror = mirror
        self._database = database
        self._clock = clock
        self._share = share
        self._working = asyncio.Lock()
        self._left_alone: dict[int, datetime] = {}
        self._comparer = Comparer(mirror, database, clock, self.reactions)
        self._later: deque[tuple[datetime, list[int]]] = deque()
        self._returned: set[int] = set()
        self._connected: set[tuple[int, int]] = set()

    async def ask_all(self, *, guild_id: int | None = None, shard: tuple[int, int] | None = None) -> None:
        """Have announcements compared of which events may have been lost.

        Of all servers, of one, or of those of one shard (its id, how many there are).
        """
        self._left_alone.clear()
        now, lately = self._clock(), None
        share = self._share if shard is None else Share(frozenset({shard[0]}), shard[1])
        async with self._database.change() as connection:
            guild_ids = None if guild_id is None else [guild_id]
            await check_store.ask_all(connection, now, guild_ids=guild_ids, shard=shard)
            if guild_id is None:
                lately = await lately_store.since(connection, now - LATELY, share)
        if lately is not None:
            self._later.append((now + LATER, lately))

    def note_session(self, shard: tuple[int, int]) -> None:
        """Have the servers of a shard (its id, how many there are) compared with the next work that can do it."""
        self._left_alone.clear()
        self._connected.add(shard)
        self.wanted.set()

    def note_return(self, guild_id: int) -> None:
        """Have a server compared with the next work, together with all others that came back by then."""
        self._left_alone.clear()
        self._returned.add(guild_id)
        self.wanted.set()

    async def sweep(self, every: timedelta) -> None:
        """Let a few announcements be read in full, so many that all were after SWEEP."""
        async with self._database.change() as connection:
            limit = math.ceil(await check_store.standing_count(connection, self._share) * (every / SWEEP))
            await check_store.ask_longest_unread(connection, limit, self._clock(), self._share)
            await check_store.forget_deleted(connection)
            await lately_store.forget_before(connection, self._clock() - LATELY)

    async def work(self, *, guild_id: int | None = None, shown: ProgressShown = _unseen) -> Progress:
        """Read what is due, and look up what events contradicted each other about."""
        async with self._working:
            progress = Progress()
            await self._ask_connected()
            await self._ask_returned()
            await self._ask_touched()
            await self._ask_later()
            await self._look_up_contradicted(progress)
            async with self._database.read() as connection:
                checks = await check_store.due(connection, self._clock(), self._share, guild_id)
            progress.add(announcements=len(checks))
            await self._read_channels(checks, progress, shown)
        if progress.requests:
            log.info(
                "Kudos: compared %d of %d announcements, %d differed, %d reactions changed, %d requests",
                progress.compared,
                progress.announcements,
                progress.differed,
                progress.changed,
                progress.requests,
            )
        return progress

    async def greet(self, announcement_id: int, message_id: int) -> None:
        """Note that a message is an announcement's, and let it be read if somebody may have reacted before that."""
        await self._mirror.flush()
        if not self._mirror.unknown_messages.may_contain(message_id):
            return
        async with self._database.change() as connection:
            await self.ask(connection, announcement_id)

    async def ask(self, connection: AsyncConnection, announcement_id: int) -> None:
        """Let an announcement be read in full soon."""
        await check_store.ask(connection, [announcement_id], self._clock(), in_full=True)
        self.wanted.set()

    async def _read_channels(self, checks: list[ReactionCheck], progress: Progress, shown: ProgressShown) -> None:
        channels: defaultdict[int, list[ReactionCheck]] = defaultdict(list)
        for check in checks:
            channels[check.channel_id].append(check)
        waiting = list(channels.values())

        async def read_some() -> None:
            while waiting:
                await self._read_channel(waiting.pop(0), progress, shown)

        async with asyncio.TaskGroup() as group:
            for _ in range(min(CHANNELS_AT_ONCE, len(waiting))):
                group.create_task(read_some())

    async def _read_channel(self, checks: list[ReactionCheck], progress: Progress, shown: ProgressShown) -> None:
        """Compare the announcements of one channel, the newest first.

        Each request goes on at the newest that isn't seen yet.
        """
        channel_id = checks[0].channel_id
        if self._left_alone.get(channel_id, self._clock()) > self._clock():
            progress.add(unread=len(checks))
            return
        left = list(checks)
        try:
            while left:
                seen = await self._read_page(left, progress)
                left = [check for check in left if check.announcement_id not in seen]
                await shown(progress)
        except Gone:
            await self._comparer.forget(check.message_id for check in left)
        except DiscordError as error:
            progress.add(unread=len(left))
            pause = PAUSE_FORBIDDEN if isinstance(error, Forbidden) else PAUSE_UNCLEAR
            self._left_alone[channel_id] = self._clock() + pause
            log.warning("The reactions in channel %s can't be read: %s", channel_id, error)

    async def _read_page(self, left: list[ReactionCheck], progress: Progress) -> set[int]:
        """Read one page of the channel's history, from the first of these announcements on. Returns those that it
        settled.
        """
        await self._mirror.flush()
        with self._comparer.watching(check.message_id for check in left[:PAGE]) as heard:
            progress.add(requests=1)
            page = await self.reactions().history(left[0].channel_id, left[0].message_id + 1)
            shown = {message.message_id: message for message in page}
            oldest = min(shown, default=0) if len(page) >= PAGE else 0
            covered = [check for check in left[:PAGE] if check.message_id >= oldest] or left[:1]
            for check in covered:
                await self._comparer.compare(check, shown.get(check.message_id), heard, progress)
        async with self._database.change() as connection:
            await check_store.done(connection, covered)
        return {check.announcement_id for check in covered}

    async def _look_up_contradicted(self, progress: Progress) -> None:
        by_message: defaultdict[int, list[ReactionKey]] = defaultdict(list)
        for key in self._mirror.take_contradicted():
            by_message[key.message_id].append(key)
        with putting_back(by_message, lambda left: self._mirror.put_back(chain(*left.values()))):
            async with self._database.read() as connection:
                known = await store.announcements_of(connection, by_message)
                checks = await check_store.standing(connection, known.values())
            for check in checks:
                await self._look_up(check, by_message[check.message_id], progress)
                del by_message[check.message_id]

    async def _look_up(self, check: ReactionCheck, keys: list[ReactionKey], progress: Progress) -> None:
        try:
            await self._comparer.look_up(check, keys, progress)
        except Gone:
            await self._comparer.forget([check.message_id])
        except DiscordError:
            async with self._database.change() as connection:
                await check_store.ask(connection, [check.announcement_id], self._clock(), in_full=True)

    async def _ask_connected(self) -> None:
        while self._connected:
            shard = self._connected.pop()
            with putting_back({shard}, self._connected.update):
                await self.ask_all(shard=shard)

    async def _ask_returned(self) -> None:
        if self._returned:
            returned, self._returned = self._returned, set()
            with putting_back(returned, lambda left: self._returned.update(left)):
                async with self._database.change() as connection:
                    await check_store.ask_all(connection, self._clock(), guild_ids=returned)

    async def _ask_touched(self) -> None:
        """Have compared again what changed while it was compared: events may have been under way."""
        if touched := self._comparer.take_touched():
            with putting_back(touched, self._comparer.put_back):
                async with self._database.change() as connection:
                    known = await store.announcements_of(connection, touched)
                    await check_store.ask(connection, known.values(), self._clock(), in_full=False)

    async def _ask_later(self) -> None:
        now = self._clock()
        while self._later and self._later[0][0] <= now:
            with putting_back(self._later.popleft(), self._later.appendleft) as (_, announcement_ids):
                async with self._database.change() as connection:
                    await check_store.ask(connection, announcement_ids, now, in_full=True)
