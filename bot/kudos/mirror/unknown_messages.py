"""Messages that were reacted to and are no announcements, as far as was known: a fast reader may have been first."""

from collections.abc import Iterable

MAX_STRANGERS = 10_000
"""Messages that are remembered at most, with about 1 MB."""

ANY = 2**63
"""Larger than Discord's ids."""


class Strangers:
    def __init__(self, capacity: int = MAX_STRANGERS) -> None:
        self._capacity = capacity
        self._met: dict[int, None] = {}
        self._newest_forgotten = 0

    def meet(self, message_ids: Iterable[int]) -> None:
        self._met.update(dict.fromkeys(message_ids))
        while len(self._met) > self._capacity:
            oldest = next(iter(self._met))
            del self._met[oldest]
            self._newest_forgotten = max(self._newest_forgotten, oldest)

    def forget(self) -> None:
        """Some were met that nobody noted: any may be one of them."""
        self._newest_forgotten = ANY

    def may_know(self, message_id: int) -> bool:
        """Whether it was met. Later messages have larger ids: one newer than all that were forgotten is surely told."""
        return message_id in self._met or message_id <= self._newest_forgotten
