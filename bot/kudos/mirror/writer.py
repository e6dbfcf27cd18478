"""The mirror of Discord's reactions: events come in without waiting, one writer commits them in groups.

Whatever is written here is written in turns. An event that can't be applied is never dropped
silently: what it concerns is read again.
"""

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.connecting.finishing import finish
from bot.core.db.database import Database
from bot.core.people.store import KEPT as FORGOTTEN_LATELY
from bot.kudos import count_store, store
from bot.kudos.mirror import check_store, lately_store, marked_store
from bot.kudos.mirror.batch import Batch, RecentReactions
from bot.kudos.mirror.inbox import Inbox
from bot.kudos.mirror.reading import Reading, Watch
from bot.kudos.mirror.unknown_messages import UnknownMessages
from bot.kudos.models import Event, ReactionChange, ReactionKey
from bot.kudos.store import Fact

log = logging.getLogger(__name__)

SETTLING = timedelta(seconds=5)
"""How long events may still be under way after what they tell of: Discord promises no order."""

JUST_NOW = timedelta(seconds=1)

MAX_CONTRADICTED = 1_000
"""Reactions that are remembered at most to be looked up one by one; of more, the announcements are read in full."""


class Mirror:
    def __init__(self, database: Database, clock: Clock) -> None:
        self.inbox = Inbox()
        self.unknown_messages = UnknownMessages()
        self._database = database
        self._clock = clock
        self._turn = asyncio.Lock()
        self._memory = RecentReactions()
        self._watches: list[Watch] = []
        self._contradicted: dict[ReactionKey, datetime] = {}
        self._wrote_at: datetime | None = None

    @property
    def is_busy(self) -> bool:
        """Tell whether reactions came just now, so that an answer may have to wait for a commit."""
        lately = self._wrote_at is not None and self._clock() - self._wrote_at < JUST_NOW
        return lately or len(self.inbox) > 0

    async def flush(self) -> None:
        """Apply every event that came before this call: whoever reads afterwards sees them."""
        async with self._turn:
            await finish(self._flush())

    async def _flush(self) -> None:
        waiting = len(self.inbox)
        while waiting > 0 or self.inbox.has_gaps:
            events = self.inbox.take()
            waiting -= len(events)
            await self._commit(events)

    async def _commit(self, events: list[Event]) -> None:
        gaps = self.inbox.take_gaps()
        batch = Batch(events)
        now = self._wrote_at = self._clock()
        try:
            async with self._database.change() as connection:
                known = await store.announcements_of(connection, batch.message_ids | (gaps or set()))
                await self._apply(connection, batch, known, now)
                await self._ask_again(connection, batch, known, gaps, now)
        except BaseException:
            self.inbox.lose(batch.message_ids | (gaps or set()), everywhere=gaps is None)
            raise
        self.unknown_messages.add((batch.message_ids | (gaps or set())) - known.keys())
        if gaps is None:
            self.unknown_messages.forget()
        if gaps != set():
            log.warning("Reactions came that couldn't be taken in; what they concern is read again")

    async def _apply(self, connection: AsyncConnection, batch: Batch, known: dict[int, int], now: datetime) -> None:
        await count_store.take_turns(connection)
        gone: list[Fact] = []
        for message_id, emoji in batch.cleared:
            if message_id in known:
                gone += await store.clear(connection, known[message_id], emoji)
        new: list[Fact] = []
        removed: list[Fact] = []
        for change, message_id, emoji, user_id, is_super, from_bot in batch.last.values():
            if message_id in known:
                fact = (known[message_id], user_id, emoji, is_super, from_bot)
                (new if change is ReactionChange.ADDED else removed).append(fact)
        marked = await marked_store.find(connection, set(known.values()), now - SETTLING)
        await write(connection, *marked.told(new, removed), now, also_gone=gone)
        for watch in self._watches:
            watch.hear(batch)
        self._note_contradicted(batch, known, now)

    async def _ask_again(
        self, connection: AsyncConnection, batch: Batch, known: dict[int, int], gaps: set[int] | None, now: datetime
    ) -> None:
        """Have read in full what cleared reactions and lost events leave unsure: only a look at Discord settles it."""
        if gaps is None:
            await check_store.ask_all(connection, now)
        unsure = [message_id for message_id, _ in batch.cleared]
        for message_ids, due_at in ((unsure, now + SETTLING), (gaps or (), now)):
            asked = [known[one] for one in message_ids if one in known]
            await check_store.ask(connection, asked, due_at, in_full=True)

    def _note_contradicted(self, batch: Batch, known: dict[int, int], now: datetime) -> None:
        for key in self._memory.contradicted(batch, known, now):
            self._contradicted[key] = now + SETTLING
        if len(self._contradicted) > MAX_CONTRADICTED:
            self.inbox.lose(key.message_id for key in self._contradicted)
            self._contradicted.clear()

    def take_contradicted(self) -> list[ReactionKey]:
        """Return the reactions of which events said both, long enough ago for all of them to have come."""
        now = self._clock()
        due = [key for key, due_at in self._contradicted.items() if due_at <= now]
        for key in due:
            del self._contradicted[key]
        return due

    def put_back(self, keys: Iterable[ReactionKey]) -> None:
        """Have reactions looked up after all that were taken to be, and couldn't."""
        for key in keys:
            self._contradicted.setdefault(key, self._clock())

    def watch(self, message_ids: Iterable[int]) -> Watch:
        """Begin to listen to what events say of these messages, until `unwatch`. Flush before it."""
        watch = Watch(frozenset(message_ids))
        self._watches.append(watch)
        return watch

    def unwatch(self, watch: Watch) -> None:
        self._watches.remove(watch)

    async def settle(
        self, announcement_id: int, readings: list[Reading], heard: Watch, *, until: int | None = None
    ) -> int:
        """Make the mirror what was read, but for what events said since; how many reactions that changed.

        `until` is the last user who was read, where it wasn't everyone.
        """
        async with self._turn:
            return await finish(self._settle(announcement_id, readings, heard, until))

    async def _settle(self, announcement_id: int, readings: list[Reading], heard: Watch, until: int | None) -> int:
        await self._flush()
        new: list[Fact] = []
        gone: list[Fact] = []
        async with self._database.change() as connection:
            await count_store.take_turns(connection)
            marked = await marked_store.find(connection, [announcement_id], self._clock() - FORGOTTEN_LATELY)
            for reading in readings:
                stored = await store.of_kind(connection, announcement_id, reading.kind, reading.after, until)
                lacking, surplus = reading.changes(stored, heard)
                missing = [store.fact(announcement_id, one) for one in lacking]
                missing, unmarked = marked.read(announcement_id, reading, missing, until)
                new += missing
                gone += [*(store.fact(announcement_id, one) for one in surplus), *unmarked]
            await write(connection, new, gone, self._clock())
        return len(new) + len(gone)


async def write(
    connection: AsyncConnection,
    new: list[Fact],
    gone: list[Fact],
    now: datetime,
    *,
    also_gone: Iterable[Fact] = (),
) -> None:
    """Change the facts and, with them, what counts. A fact can be replaced by one that differs in `from_bot`."""
    await store.remove(connection, gone)
    await store.add(connection, new, now)
    await lately_store.note(connection, {fact[0] for fact in new}, now)
    await count_store.count(connection, new)
    await count_store.uncount(connection, [*gone, *also_gone])
