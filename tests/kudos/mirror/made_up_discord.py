"""A Discord that lives through a history: what people do, and what happens to the events.

`play` lets a bot live through one. An event is under way for at most five seconds, in which it may be
doubled or overtake others; while the bot is disconnected, events are lost for good.
"""

from collections import Counter
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from bot.core.errors import Gone
from bot.kudos.models import Event, MessageReactions, Reaction, ReactionKind
from tests.kudos.mirror.histories import BOT, EMOJIS, MESSAGES, PAGE, USERS, Do, Step
from tests.kudos.mirror.reactions import act
from tests.worlds.clock import SetClock
from tests.worlds.people import CHANNEL


class Bot(Protocol):
    def put(self, event: Event) -> None: ...

    def flush(self) -> Awaitable[None]: ...

    def connected(self) -> Awaitable[None]:
        """A new session: what happened since the last one is lost."""
        ...

    def reconcile(self, discord: "Discord") -> Awaitable[object]: ...

    def sweep(self) -> Awaitable[None]:
        """Let every message be read in full."""
        ...

    def deleted(self, message_id: int) -> Awaitable[None]: ...

    def crash(self) -> Awaitable[None]:
        """Forget what isn't written."""
        ...

    def facts(self, message_id: int) -> Awaitable[set[Reaction]]: ...


@dataclass
class Discord:
    """Plain sets: what is on each message. Also the source of reactions that a bot reads from."""

    bot: Bot
    clock: SetClock
    steps: Iterator[Step]
    on: dict[int, set[Reaction]] = field(default_factory=lambda: {one: set() for one in MESSAGES})
    expected: dict[int, set[Reaction]] = field(default_factory=dict)
    under_way: list[Event] = field(default_factory=list)
    online: bool = True
    in_order: bool = True
    reading: bool = False
    settling: bool = False

    async def play(self) -> None:
        await self.bot.connected()
        for step in self.steps:
            await self.do(step)
        await self.settle()

    async def settle(self) -> None:
        """Everything that was under way arrives, and the bot has time to look at what it doubts."""
        self.settling = True
        if not self.online:
            await self._connect()
        for _ in range(3):
            self._deliver(len(self.under_way))
            await self.bot.flush()
            self.clock.advance(seconds=6)
            await self._reconcile()
        await self._check_counts()
        await self.bot.sweep()
        await self._reconcile()
        self.in_order, self.settling = True, False

    async def _check_counts(self) -> None:
        """After comparing, every count is right; a swap while nobody looked takes the sweep to be seen."""
        for message_id in self.on:
            facts = await self.bot.facts(message_id)
            assert _counts(facts) == _counts(self.on[message_id])

    async def do(self, step: Step) -> None:
        what, message, emoji, user, is_super = step
        message_id, reaction = (
            MESSAGES[message],
            Reaction(EMOJIS[emoji], USERS[user], is_super, USERS[user] == BOT),
        )
        if what <= Do.CLEAR_EMOJI:
            self._person(what, message_id, reaction)
        elif what is Do.DELETE:
            await self._delete(message_id)
        elif what in (Do.DOUBLE, Do.OVERTAKE) and self.under_way:
            self._disturb(what, user % len(self.under_way), message + emoji)
        elif what is Do.DELIVER:
            self._deliver(user)
        elif what is Do.FLUSH:
            await self.bot.flush()
        elif what >= Do.WAIT:
            await self._machine(what)

    async def _machine(self, what: Do) -> None:
        if what is Do.WAIT:
            self._deliver(len(self.under_way))
            self.clock.advance(seconds=6)
        elif what is Do.RECONCILE:
            await self._reconcile()
        elif what is Do.DISCONNECT:
            self._lose()
            self.online = False
        elif what is Do.CONNECT and not self.online:
            await self._connect()
        elif what is Do.CRASH and not self.reading:
            await self.bot.crash()
            self._lose()
            for message_id in self.expected:
                self.expected[message_id] = await self.bot.facts(message_id)
            await self._connect()

    def _lose(self) -> None:
        """What was under way never arrives. Of a deleted message nobody can make up for it."""
        for event in self.under_way:
            self.expected.pop(event[1], None)
        self.under_way, self.in_order = [], False

    def _person(self, what: Do, message_id: int, reaction: Reaction) -> None:
        here = self.on.get(message_id)
        if here is not None and (event := act(here, what, message_id, reaction)):
            self._tell(event)

    async def _delete(self, message_id: int) -> None:
        """A deleted message keeps what is known of it; what nobody could know any more, the bot can't."""
        if message_id not in self.on or self.reading:
            return
        if not self.in_order and self.online:
            await self.settle()
        known = self.on.pop(message_id)
        if not self.online:
            await self.bot.flush()
            known = await self.bot.facts(message_id)
        self.expected[message_id] = known
        if self.online:
            await self.bot.deleted(message_id)

    def _disturb(self, what: Do, place: int, by: int) -> None:
        event = self.under_way[place]
        if event[1] not in self.on:
            return
        self.in_order = False
        if what is Do.OVERTAKE:
            del self.under_way[place]
        self.under_way.insert(place + 1 + by, event)

    def _tell(self, event: Event) -> None:
        if self.online:
            self.under_way.append(event)

    def _deliver(self, count: int) -> None:
        for event in self.under_way[:count]:
            self.bot.put(event)
        del self.under_way[:count]

    async def _connect(self) -> None:
        self.online = True
        await self.bot.connected()

    async def _reconcile(self) -> None:
        if self.online and not self.reading:
            self.reading = True
            await self.bot.reconcile(self)
            self.reading = False

    async def _meanwhile(self) -> None:
        """While a request is under way, the history goes on."""
        step = None if self.settling else next(self.steps, None)
        if step is not None:
            await self.do(step)

    async def history(self, channel_id: int, before: int) -> list[MessageReactions]:
        here = [one for one in sorted(self.on, reverse=True) if one < before and WHERE[one] == channel_id]
        page = [self._shown(one) for one in here[:PAGE]]
        await self._meanwhile()
        return page

    async def message(self, channel_id: int, message_id: int) -> MessageReactions:
        if message_id not in self.on:
            raise Gone(str(message_id))
        shown = self._shown(message_id)
        await self._meanwhile()
        return shown

    async def users(
        self, channel_id: int, message_id: int, emoji: str, *, is_super: bool, after: int, limit: int = PAGE
    ) -> list[tuple[int, bool]]:
        if message_id not in self.on:
            raise Gone(str(message_id))
        found = sorted(
            (one.user_id, one.from_bot)
            for one in self.on[message_id]
            if (one.emoji, one.is_super) == (emoji, is_super) and one.user_id > after
        )
        await self._meanwhile()
        return found[: min(limit, PAGE)]

    def _shown(self, message_id: int) -> MessageReactions:
        return MessageReactions(message_id, _counts(self.on[message_id]), {emoji: emoji for emoji in EMOJIS})

    async def check(self) -> None:
        for message_id, reactions in {**self.on, **self.expected}.items():
            assert await self.bot.facts(message_id) == reactions


def _counts(reactions: set[Reaction]) -> dict[ReactionKind, int]:
    return dict(Counter(ReactionKind(one.emoji, one.is_super) for one in reactions))


OTHER_CHANNEL = CHANNEL + 1
WHERE = {101: CHANNEL, 102: OTHER_CHANNEL, 103: CHANNEL}
