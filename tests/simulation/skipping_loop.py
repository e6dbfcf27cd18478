"""An event loop that skips its waits: days pass in a moment, and the same seed is the same history."""

import asyncio
import random
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime, timedelta
from typing import TypeVar, TypeVarTuple

from tests.worlds.clock import FRIDAY

T = TypeVar("T")
Given = TypeVarTuple("Given")


class _Waiting(selectors.SelectSelector):
    """Adds up what the loop would wait for sockets, instead of waiting; there are none here."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everything waits, and for nothing")
        self.now += max(0.0, timeout)
        return []


class SkippingLoop(asyncio.SelectorEventLoop):
    """Not a clock that a test sets: whatever waits here moves the time on by itself."""

    def __init__(self) -> None:
        self._waiting = _Waiting()
        super().__init__(self._waiting)
        self.begin()

    def begin(self) -> None:
        """Let it be the tests' first moment now, for the next history."""
        self._began = self.time()

    def now(self) -> datetime:
        """Return what time it truly is, which is Discord's time."""
        return FRIDAY + timedelta(seconds=self.time() - self._began)

    def time(self) -> float:
        return self._waiting.now

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*Given], T], *args: *Given
    ) -> asyncio.Future[T]:
        """Do in this thread, at once, what is for another one: how long that takes mustn't be left to chance."""
        del executor
        done: asyncio.Future[T] = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as problem:
            done.set_exception(problem)
        return done


def roll(seed: int) -> random.Random:
    """Everything that is left to chance, from this seed."""
    random.seed(seed)
    return random.Random(seed)
