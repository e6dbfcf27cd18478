"""The mirror's rules against Discord's truth: what a run of events comes to, and what a look at a message changes.

The writer and the reconciler, which go by these rules, live through whole histories in `databases/`.
"""

import asyncio
import itertools
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from bot.kudos.mirror.batch import Batch, RecentReactions
from bot.kudos.mirror.reading import Reading, Watch, differing
from bot.kudos.models import Event, PlainKey, Reaction, ReactionChange, ReactionKind
from tests.kudos.mirror.histories import BOT, EMOJIS, MESSAGES, PAGE, USERS, Do, Step, steps_of
from tests.kudos.mirror.reactions import ReactionsOnDiscord, act
from tests.worlds.clock import SetClock

HISTORIES = int(os.environ.get("HISTORIES", "2000"))

READERS = [Do.REACT] * 4 + [Do.UNREACT] * 3
PEOPLE = [*READERS, Do.CLEAR_ALL, Do.CLEAR_EMOJI]
IN_ORDER = [*PEOPLE, *[Do.DELIVER] * 4, *[Do.FLUSH] * 2, Do.WAIT, *[Do.RECONCILE] * 2]
DISTURBANCE = [*[Do.DELIVER] * 3, *[Do.FLUSH] * 3, Do.WAIT, *[Do.DOUBLE, Do.OVERTAKE] * 2]
NARROW = {"most": 30, "messages": 2, "emojis": 2, "users": 3}
"""So few that much happens to the same reaction."""

AT_ONCE = 4
"""Steps for which a history goes on while a request is under way."""

missed_by_the_mirror = steps_of(PEOPLE, **{**NARROW, "most": 12})
disturbed = steps_of(READERS + DISTURBANCE, **NARROW) | steps_of(PEOPLE + DISTURBANCE, **NARROW)

half_of_the_histories = settings(max_examples=HISTORIES // 2, deadline=None, suppress_health_check=list(HealthCheck))


class Mirrored:
    """What stands on Discord, the events that are on their way, and the facts that are kept of those that came."""

    def __init__(self, steps: list[Step]) -> None:
        self.steps = iter(steps)
        self.discord = ReactionsOnDiscord()
        self.clock = SetClock()
        self.under_way: list[Event] = []
        self.inbox: list[Event] = []
        self.facts: dict[PlainKey, Reaction] = {}
        self.heard = Watch(frozenset())
        self.memory = RecentReactions()
        self.contradicted: set[PlainKey] = set()
        self.cleared: set[int] = set()
        self.is_looking = False

    async def live(self) -> None:
        """Live through the steps, until everything has come that was under way."""
        for step in self.steps:
            await self.do(step)
        self.settle()

    async def do(self, step: Step) -> None:
        what, message, emoji, user, _ = step
        if what <= Do.CLEAR_EMOJI:
            self.under_way += self.act(step)
        elif what in (Do.DOUBLE, Do.OVERTAKE) and self.under_way:
            place = user % len(self.under_way)
            event = self.under_way[place] if what is Do.DOUBLE else self.under_way.pop(place)
            self.under_way.insert(place + 1 + message + emoji, event)
        elif what is Do.DELIVER:
            self.deliver(user)
        elif what is Do.FLUSH:
            self.flush()
        elif what is Do.WAIT:
            self.settle()
        elif what is Do.RECONCILE and not self.is_looking:
            await self.look(MESSAGES[message], in_full=True)

    def act(self, step: Step) -> list[Event]:
        """Let somebody do this on Discord; the event that tells of it, if it changed anything."""
        what, message, emoji, user, is_super = step
        reaction = Reaction(EMOJIS[emoji], USERS[user], is_super, USERS[user] == BOT)
        event = act(self.discord.on_message[MESSAGES[message]], what, MESSAGES[message], reaction)
        return [event] if event else []

    def deliver(self, count: int) -> None:
        self.inbox += self.under_way[:count]
        del self.under_way[:count]

    def settle(self) -> None:
        self.deliver(len(self.under_way))
        self.flush()
        self.clock.advance(seconds=6)

    def flush(self) -> None:
        batch, self.inbox = Batch(self.inbox), []
        self.heard.hear(batch)
        self.contradicted |= self.memory.contradicted(batch, MESSAGES, self.clock())
        self.cleared |= {message_id for message_id, _ in batch.cleared}
        for message_id, emoji in batch.cleared:
            self.forget([key for key in self.facts if key[0] == message_id and emoji in ("", key[1])])
        for key, (change, _, emoji, user_id, is_super, from_bot) in batch.last.items():
            self.forget([key])
            if change is ReactionChange.ADDED:
                self.facts[key] = Reaction(emoji, user_id, is_super, from_bot)

    def forget(self, keys: Iterable[PlainKey]) -> None:
        for key in keys:
            self.facts.pop(key, None)

    async def look_at_all(self, *, in_full: bool) -> None:
        for message_id in MESSAGES:
            await self.look(message_id, in_full=in_full)

    async def look(self, message_id: int, *, in_full: bool) -> None:
        """Make the facts of a message what Discord shows; after each request, the history goes on."""
        self.is_looking = True
        self.flush()
        self.heard = Watch(frozenset([message_id]))
        shown = await self.discord.message(0, message_id)
        await self.go_on()
        stored = Counter(map(kind_of, self.facts_of(message_id)))
        for kind in [*shown.counts, *stored] if in_full else differing(shown.counts, stored):
            reading = Reading(message_id, kind)
            while shown.counts.get(kind) and reading.add_page(await self.page(reading)) == PAGE:
                pass
            self.flush()
            lacking, surplus = reading.changes(
                [one for one in self.facts_of(message_id) if kind_of(one) == kind], self.heard
            )
            self.forget(key_of(message_id, one) for one in surplus)
            self.facts |= {key_of(message_id, one): one for one in lacking}
        self.is_looking = False

    async def page(self, reading: Reading) -> list[tuple[int, bool]]:
        kind, after = reading.kind, reading.cursor
        found = await self.discord.users(
            0, reading.message_id, kind.emoji, is_super=kind.is_super, after=after, limit=PAGE
        )
        await self.go_on()
        return found

    async def go_on(self) -> None:
        for step in itertools.islice(self.steps, AT_ONCE):
            await self.do(step)

    def facts_of(self, message_id: int) -> list[Reaction]:
        return [fact for key, fact in self.facts.items() if key[0] == message_id]

    @property
    def truth(self) -> dict[PlainKey, Reaction]:
        return {key_of(message_id, one): one for message_id in MESSAGES for one in self.discord.on_message[message_id]}


def key_of(message_id: int, reaction: Reaction) -> PlainKey:
    return message_id, reaction.emoji, reaction.user_id, reaction.is_super


def kind_of(reaction: Reaction) -> ReactionKind:
    return ReactionKind(reaction.emoji, reaction.is_super)


def counts(facts: Iterable[PlainKey]) -> Counter[tuple[int, str, bool]]:
    return Counter((message_id, emoji, is_super) for message_id, emoji, _, is_super in facts)


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@half_of_the_histories
@given(missed=missed_by_the_mirror, steps=steps_of(IN_ORDER, **NARROW))
def test_events_in_order_and_looks_among_them_leave_what_stands_on_discord(
    missed: list[Step], steps: list[Step], loop: asyncio.AbstractEventLoop
) -> None:
    async def live() -> None:
        mirrored = Mirrored(steps)
        for step in missed:
            mirrored.act(step)
        await mirrored.look_at_all(in_full=True)
        await mirrored.live()

        assert mirrored.facts == mirrored.truth

    loop.run_until_complete(live())


@half_of_the_histories
@given(steps=disturbed, missed=missed_by_the_mirror)
def test_what_disturbed_events_leave_wrong_is_known_to_be_unsure_and_a_look_mends_what_was_missed(
    steps: list[Step], missed: list[Step], loop: asyncio.AbstractEventLoop
) -> None:
    async def live() -> None:
        mirrored = Mirrored(steps)
        await mirrored.live()

        wrong = {key for key, _ in mirrored.facts.items() ^ mirrored.truth.items()}
        assert {key for key in wrong if key[0] not in mirrored.cleared} <= mirrored.contradicted

        for step in missed:
            mirrored.act(step)
        await mirrored.look_at_all(in_full=False)
        assert counts(mirrored.facts) == counts(mirrored.truth)

        await mirrored.look_at_all(in_full=True)
        assert mirrored.facts == mirrored.truth

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
