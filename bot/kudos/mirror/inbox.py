"""Where events wait for the next transaction: bounded, and never waited for by whoever puts something in."""

import asyncio
from collections.abc import Callable, Iterable

from bot.kudos.models import Event

CAPACITY = 30_000
"""Events that wait at most: about 6 MB. Beyond it, the messages they concern are read again instead."""

BATCH = 10_000
"""Events that one transaction takes at most, with about 5 MB. In a flood each of a transaction's few steps waits for
its turn among thousands of events: the larger the batch, the sooner the inbox is empty.
"""

MAX_GAPS = 10_000
"""Messages that are noted at most as having lost events; beyond it, every message counts as such."""


class Inbox:
    def __init__(self, capacity: int = CAPACITY) -> None:
        self.filled = asyncio.Event()
        self._capacity = capacity
        self._events: list[Event] = []
        self._append: Callable[[Event], None] = self._events.append
        self._gaps: set[int] | None = set()

    def __len__(self) -> int:
        return len(self._events)

    def put(self, event: Event) -> None:
        """Take an event in; when full, note that its message lost one."""
        if len(self._events) < self._capacity:
            self._append(event)
        else:
            self.lose((event[1],))
        self.filled.set()

    def take(self) -> list[Event]:
        """Take the events that wait, in the order they came, at most BATCH of them."""
        events = self._events[:BATCH]
        del self._events[:BATCH]
        return events

    def lose(self, message_ids: Iterable[int], *, everywhere: bool = False) -> None:
        """Note that events on these messages won't be applied: they have to be read again."""
        if self._gaps is not None:
            self._gaps.update(message_ids)
            if everywhere or len(self._gaps) > MAX_GAPS:
                self._gaps = None

    @property
    def has_gaps(self) -> bool:
        return self._gaps != set()

    def take_gaps(self) -> set[int] | None:
        """Return the messages that lost events; None if they are too many to tell."""
        gaps, self._gaps = self._gaps, set()
        return gaps
