"""Turns that go round, as in start-time fair queueing where every job counts as one."""

from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Rotation(Generic[K]):
    """Gives those who wait their turns, in rounds: nobody gets two while another waits.

    Who comes anew takes part in the round that is under way, unless they had their turn in it.
    """

    def __init__(self) -> None:
        self._round = 0
        self._waiting: dict[K, int] = {}
        self._next: dict[K, int] = {}

    @property
    def anybody(self) -> bool:
        return bool(self._waiting)

    def add(self, key: K) -> None:
        """Let somebody wait, behind those of their round; nothing changes if they do already."""
        self._waiting.setdefault(key, max(self._round, self._next.get(key, 0)))

    def remove(self, key: K) -> None:
        self._waiting.pop(key, None)

    def take(self) -> K | None:
        """Give the next one their turn; to have another they are added again. None if nobody waits."""
        if not self._waiting:
            return None
        key = min(self._waiting, key=self._waiting.__getitem__)
        self._round = self._waiting.pop(key)
        self._next = {one: number for one, number in self._next.items() if number > self._round}
        self._next[key] = self._round + 1
        return key
