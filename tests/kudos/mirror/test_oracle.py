"""Whatever happens to reactions and to the events that tell of them, the mirror ends as Discord is."""

import asyncio
import collections
import os
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from bot.core.errors import Gone
from bot.kudos.mirror.batch import Batch, RecentReactions
from bot.kudos.mirror.reading import Reading, Watch, differing
from bot.kudos.mirror.writer import SETTLING
from bot.kudos.models import Event, MessageReactions, Reaction, ReactionChange, ReactionKey, ReactionKind
from tests.kudos.mirror.histories import MESSAGES, PAGE, STEPS, Step
from tests.kudos.mirror.made_up_discord import Discord
from tests.worlds.clock import SetClock

HISTORIES = int(os.environ.get("HISTORIES", "2000"))


class OnSets:
    """The mirror's logic with a set for each message in place of a database."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.on: dict[int, set[Reaction]] = {one: set() for one in MESSAGES}
        self.standing = set(MESSAGES)
        self.due: dict[int, tuple[datetime, bool]] = {}
        self._start()

    def _start(self) -> None:
        self.inbox: list[Event] = []
        self.memory = RecentReactions()
        self.watches: list[Watch] = []
        self.contradicted: dict[ReactionKey, datetime] = {}
        self.compared: dict[int, datetime] = {}

    def put(self, event: Event) -> None:
        self.inbox.append(event)

    async def flush(self) -> None:
        batch, self.inbox = Batch(self.inbox), []
        now = self.clock()
        for message_id, emoji in batch.cleared:
            self.on[message_id] = {one for one in self.on[message_id] if emoji not in ("", one.emoji)}
            self.due[message_id] = (now + SETTLING, True)
        for change, message_id, emoji, user_id, is_super, from_bot in batch.last.values():
            self._apply(change, self.on[message_id], Reaction(emoji, user_id, is_super, from_bot))
        for watch in self.watches:
            watch.hear(batch)
        for message_id in batch.message_ids & self.compared.keys():
            self.due.setdefault(message_id, (now, False))
        self.contradicted |= dict.fromkeys(self.memory.contradicted(batch, set(MESSAGES), now), now + SETTLING)

    def _apply(self, change: ReactionChange, here: set[Reaction], reaction: Reaction) -> None:
        key = (reaction.emoji, reaction.user_id, reaction.is_super)
        there = {one for one in here if (one.emoji, one.user_id, one.is_super) == key}
        if change is ReactionChange.REMOVED:
            here -= there
        elif not there:
            here.add(reaction)

    async def connected(self) -> None:
        for message_id in self.standing:
            self.due[message_id] = (self.clock(), self.due.get(message_id, (self.clock(), False))[1])

    async def sweep(self) -> None:
        self.due |= {message_id: (self.clock(), True) for message_id in self.standing}

    async def crash(self) -> None:
        self._start()

    async def deleted(self, message_id: int) -> None:
        self.standing.discard(message_id)

    async def facts(self, message_id: int) -> set[Reaction]:
        return self.on[message_id]

    async def reconcile(self, discord: Discord) -> None:
        now = self.clock()
        for key in [key for key, due_at in self.contradicted.items() if due_at <= now]:
            del self.contradicted[key]
            await self._read(discord, key.message_id, in_full=True)
        self.compared = {one: until for one, until in self.compared.items() if until > now}
        for message_id in [one for one, (due_at, _) in self.due.items() if due_at <= now]:
            await self._read(discord, message_id, in_full=self.due.pop(message_id)[1])

    async def _read(self, discord: Discord, message_id: int, *, in_full: bool) -> None:
        try:
            await self._compare(discord, message_id, in_full=in_full)
        except Gone:
            self.standing.discard(message_id)

    async def _compare(self, discord: Discord, message_id: int, *, in_full: bool) -> None:
        await self.flush()
        heard = Watch(frozenset([message_id]))
        self.watches.append(heard)
        try:
            shown = await discord.message(0, message_id)
            await self.flush()
            stored = collections.Counter(ReactionKind(one.emoji, one.is_super) for one in self.on[message_id])
            kinds = {**shown.counts, **stored} if in_full else differing(shown.counts, stored)
            for kind in kinds:
                await self._settle(discord, Reading(message_id, kind), shown, heard)
        finally:
            self.watches.remove(heard)
            self.compared[message_id] = self.clock() + SETTLING
        if message_id in heard.touched:
            self.due.setdefault(message_id, (self.clock(), False))

    async def _settle(self, discord: Discord, reading: Reading, shown: MessageReactions, heard: Watch) -> None:
        if shown.counts.get(reading.kind):
            await self._read_kind(discord, reading.message_id, reading)
        await self.flush()
        here = self.on[reading.message_id]
        lacking, surplus = reading.changes(
            [one for one in here if ReactionKind(one.emoji, one.is_super) == reading.kind], heard
        )
        self.on[reading.message_id] = (here - set(surplus)) | set(lacking)

    async def _read_kind(self, discord: Discord, message_id: int, reading: Reading) -> None:
        kind = reading.kind
        while True:
            page = await discord.users(0, message_id, kind.emoji, is_super=kind.is_super, after=reading.cursor)
            if reading.add_page(page) == 0 or len(page) < PAGE:
                return


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_two_thousand_histories_end_as_discord_is(steps: list[Step], loop: asyncio.AbstractEventLoop) -> None:
    async def live() -> None:
        clock = SetClock()
        discord = Discord(OnSets(clock), clock, iter(steps))
        await discord.play()
        await discord.check()

    loop.run_until_complete(live())


def test_the_memory_of_events_is_bounded() -> None:
    memory = RecentReactions()
    now = SetClock()()
    for number in range(40):
        events: list[Event] = [
            (ReactionChange.ADDED, 1, "❤", user + number * 1_000, False, False) for user in range(1_000)
        ]
        memory.contradicted(Batch(events), {1}, now + timedelta(seconds=number))

    assert len(memory) <= 22_000
