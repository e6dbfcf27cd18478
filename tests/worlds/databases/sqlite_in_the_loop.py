"""Let SQLite answer in the event loop's own thread, for handing over to another takes longer than a statement.

The file, the driver and its order of things are the real ones; what its thread is for is tested in `core/` and `wire/`.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from aiosqlite import core

Task = tuple[asyncio.Future[Any] | None, Callable[[], Any]]


class _NoThread:
    """Takes the place of the thread in which SQLite would run."""

    daemon = True

    def __init__(self, **_: Any) -> None: ...

    def start(self) -> None: ...


class AtOnce:
    """Takes the place of that thread's queue: nobody else has a turn before the answer."""

    def put_nowait(self, task: Task) -> None:
        future, function = task
        if future is None:
            function()
        else:
            _answer(future, function)


class AtNextTurn(AtOnce):
    """The answer comes at the loop's next turn: others may have theirs, as with a thread."""

    def put_nowait(self, task: Task) -> None:
        future, function = task
        if future is None:
            function()
        else:
            future.get_loop().call_soon(_answer, future, function)


def _answer(future: asyncio.Future[Any], function: Callable[[], Any]) -> None:
    try:
        core.set_result(future, function())
    except BaseException as error:
        core.set_exception(future, error)


def make_sqlite_answer_in_its_loop(monkeypatch: pytest.MonkeyPatch, when: type[AtOnce]) -> None:
    monkeypatch.setattr(core, "Thread", _NoThread)
    monkeypatch.setattr(core, "SimpleQueue", when)
