"""What a run of events comes to: pure, without a database and without Discord."""

from collections.abc import Container, Iterable
from datetime import datetime, timedelta

from bot.kudos.models import Event, PlainKey, ReactionChange, ReactionKey

REMEMBERED = 10_000
"""Reactions whose last event is remembered, twice over: about 5 MB."""

MEMORY = timedelta(seconds=60)
"""How long a reaction's last event is remembered at least, if there aren't too many of them."""


class Batch:
    """The last word on each reaction, and what was cleared before it.

    Applied in this order: `cleared`, then `last`. It is the same as applying every event by itself.
    """

    __slots__ = ("cleared", "contradicted", "last")

    def __init__(self, events: Iterable[Event]) -> None:
        self.last: dict[PlainKey, Event] = {}
        self.cleared: dict[tuple[int, str], None] = {}
        self.contradicted: set[ReactionKey] = set()
        last = self.last
        for event in events:
            if event[0] is ReactionChange.CLEARED:
                self._clear(event[1], event[2])
                last = self.last
                continue
            key = event[1:5]
            before = last.get(key)
            if before is not None and before[0] is not event[0]:
                self.contradicted.add(ReactionKey(*key))
            last[key] = event

    def _clear(self, message_id: int, emoji: str) -> None:
        self.cleared[message_id, emoji] = None
        self.last = {
            key: event for key, event in self.last.items() if key[0] != message_id or emoji not in ("", key[1])
        }

    @property
    def message_ids(self) -> set[int]:
        return {key[0] for key in self.last} | {message_id for message_id, _ in self.cleared}


class RecentReactions:
    """Of which reactions something was heard lately.

    Discord may tell an event twice, and two events in the wrong order. Where one contradicts
    another that came shortly before, nobody can tell from them alone which was last: such a reaction is looked up.
    """

    def __init__(self) -> None:
        self._new: dict[PlainKey, ReactionChange] = {}
        self._old: dict[PlainKey, ReactionChange] = {}
        self._turned_at: datetime | None = None

    def __len__(self) -> int:
        return len(self._new) + len(self._old)

    def contradicted(self, batch: Batch, known: Container[int], now: datetime) -> set[ReactionKey]:
        """Find the reactions on known messages of which the batch says the opposite of what was told before, or
        of itself.
        """
        found = {key for key in batch.contradicted if key.message_id in known}
        self._turn(now)
        new, old = self._new, self._old
        for key, event in batch.last.items():
            if key[0] not in known:
                continue
            change = event[0]
            earlier = new.get(key)
            if earlier is None:
                earlier = old.get(key)
            if earlier is not None and earlier is not change:
                found.add(ReactionKey(*key))
            new[key] = change
        return found

    def _turn(self, now: datetime) -> None:
        if self._turned_at is None or now - self._turned_at > MEMORY or len(self._new) > REMEMBERED:
            self._new, self._old, self._turned_at = {}, self._new, now
