"""A loop whose time is made up: the same seed is the same history."""

import asyncio
import random
import selectors
from datetime import UTC, datetime, timedelta


class _Waiting(selectors.SelectSelector):
    """Where a loop would wait for sockets, its time goes on instead; there are none here."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everything waits, and for nothing")
        self.now += max(0.0, timeout)
        return []


class MadeUpTime(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._waiting = _Waiting()
        super().__init__(self._waiting)

    def time(self) -> float:
        return self._waiting.now


class Clocks:
    """What time it truly is, which is Discord's, and what the bot's machine takes it for."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._began = loop.time()
        self.wrong_by = timedelta()

    def truth(self) -> datetime:
        return datetime(2026, 11, 20, 18, 0, tzinfo=UTC) + timedelta(seconds=self._loop.time() - self._began)

    def bots(self) -> datetime:
        return self.truth() + self.wrong_by


def roll(seed: int) -> random.Random:
    """Everything that is left to chance, from this seed."""
    random.seed(seed)
    return random.Random(seed)
