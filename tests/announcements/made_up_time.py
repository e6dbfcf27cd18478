"""A loop whose time is made up, and a database that answers in it: the same seed is the same history."""

import asyncio
import random
import selectors
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiosqlite import core


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


class _NoThread:
    """Takes the place of the thread in which SQLite would run."""

    daemon = True

    def __init__(self, **_: Any) -> None: ...

    def start(self) -> None: ...


class _AtOnce:
    """Takes the place of that thread's queue."""

    def put_nowait(self, task: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, function = task
        if future is None:
            function()
            return
        try:
            core.set_result(future, function())
        except BaseException as error:
            core.set_exception(future, error)


def make_sqlite_answer_in_its_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite runs in the loop's own thread from now on: the machine has no say in whose turn it is."""
    monkeypatch.setattr(core, "Thread", _NoThread)
    monkeypatch.setattr(core, "SimpleQueue", _AtOnce)


def roll(seed: int) -> random.Random:
    """Everything that is left to chance, from this seed."""
    random.seed(seed)
    return random.Random(seed)
