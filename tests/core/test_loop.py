"""A loop that goes on whatever happens in it."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from bot.core.errors import CutShort, DatabaseBusy, LockLost
from bot.core.loop import SupervisedLoop
from tests.worlds.clock import SetClock

NEVER = 3600.0
"""Seconds; a loop that waits this long goes on only because it was woken."""


class Work:
    """Counts its turns, and does in each what the script says."""

    def __init__(self, *script: Callable[[], object]) -> None:
        self.turns = 0
        self._script = list(script)
        self._turned = asyncio.Condition()

    async def __call__(self) -> None:
        self.turns += 1
        async with self._turned:
            self._turned.notify_all()
        if self._script:
            result = self._script.pop(0)()
            if asyncio.iscoroutine(result):
                await result

    async def reached(self, turns: int) -> None:
        async with asyncio.timeout(60), self._turned:
            await self._turned.wait_for(lambda: self.turns >= turns)


def failing(error: BaseException) -> Callable[[], object]:
    def fail() -> None:
        raise error

    return fail


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_it_works_at_once_and_again_after_each_pause() -> None:
    work = Work()
    loop = SupervisedLoop("test", work, every=0.001)
    loop.start()
    await work.reached(3)
    await loop.stop()


@pytest.mark.expects_errors
@pytest.mark.parametrize(
    "error",
    [
        ValueError("of its own"),
        OSError("from the network"),
        TimeoutError(),
        RecursionError(),
        MemoryError(),
        StopAsyncIteration(),
        ExceptionGroup("several", [ValueError(), OSError()]),
        asyncio.InvalidStateError(),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_no_exception_ends_it_and_each_is_logged(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    work = Work(failing(error))
    loop = SupervisedLoop("counting stars", work, every=0.001)
    loop.start()
    await work.reached(2)
    await loop.stop()

    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "counting stars" in record.getMessage()
    assert record.exc_info
    assert record.exc_info[1] is error


@pytest.mark.parametrize("error", [DatabaseBusy("locked"), CutShort("gone"), LockLost("gone")], ids=repr)
async def test_a_database_that_cant_be_had_is_told_of_in_a_line(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    work = Work(failing(error))
    loop = SupervisedLoop("counting stars", work, every=0.001)
    loop.start()
    await work.reached(2)
    await loop.stop()

    (line,) = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert line.getMessage() == f"counting stars failed and goes on ({type(error).__name__})"
    assert line.exc_info is None


@pytest.mark.expects_errors
async def test_a_cancellation_from_inside_the_work_doesnt_end_it() -> None:
    async def wait_for_what_somebody_cancels() -> None:
        other = asyncio.create_task(asyncio.sleep(NEVER))
        asyncio.get_running_loop().call_soon(other.cancel)
        await other

    work = Work(wait_for_what_somebody_cancels)
    loop = SupervisedLoop("test", work, every=0.001)
    loop.start()
    await work.reached(2)
    await loop.stop()


async def test_waking_it_ends_its_pause() -> None:
    work = Work()
    loop = SupervisedLoop("test", work, every=NEVER)
    loop.start()
    await work.reached(1)
    loop.wake()
    await work.reached(2)
    await loop.stop()


async def test_waking_it_while_it_works_gives_it_one_more_turn_and_no_second() -> None:
    def wake_twice() -> None:
        loop.wake()
        loop.wake()

    work = Work(wake_twice)
    loop = SupervisedLoop("test", work, every=NEVER)
    loop.start()
    await work.reached(2)
    await settle()
    await loop.stop()

    assert work.turns == 2


async def test_a_stopped_loop_does_nothing_more() -> None:
    work = Work()
    loop = SupervisedLoop("test", work, every=0.001)
    loop.start()
    await work.reached(1)
    await loop.stop()
    turns = work.turns
    loop.wake()
    await asyncio.sleep(0.01)

    assert work.turns == turns


async def test_stopping_waits_until_the_work_has_put_its_things_away() -> None:
    put_away = []

    async def tidy() -> None:
        try:
            await asyncio.sleep(NEVER)
        finally:
            await asyncio.sleep(0.01)
            put_away.append(True)

    work = Work(tidy)
    loop = SupervisedLoop("test", work, every=NEVER)
    loop.start()
    await work.reached(1)
    await settle()
    await loop.stop()

    assert put_away == [True]


async def test_stopping_what_never_started_is_no_error() -> None:
    await SupervisedLoop("test", Work(), every=NEVER).stop()


@pytest.mark.expects_errors
async def test_the_last_success_is_when_the_work_last_ended_well(clock: SetClock) -> None:
    work = Work(lambda: None, failing(ValueError()))
    loop = SupervisedLoop("test", work, every=NEVER, clock=clock)
    assert loop.last_success is None

    loop.start()
    await work.reached(1)
    await settle()
    first = clock.now
    assert loop.last_success == first

    clock.advance(hours=1)
    loop.wake()
    await work.reached(2)
    await settle()
    assert loop.last_success == first

    clock.advance(hours=1)
    loop.wake()
    await work.reached(3)
    await settle()
    await loop.stop()
    assert loop.last_success == clock.now


async def test_the_waiter_decides_how_long_a_pause_is() -> None:
    async def without_waiting(pause: Coroutine[Any, Any, None]) -> None:
        pause.close()
        await asyncio.sleep(0)

    work = Work()
    loop = SupervisedLoop("test", work, every=NEVER, waiter=without_waiting)
    loop.start()
    await work.reached(5)
    await loop.stop()


async def test_a_process_that_ends_takes_the_loop_with_it_even_amid_its_work() -> None:
    work = Work(asyncio.Event().wait)
    loop = SupervisedLoop("test", work, every=NEVER)
    loop.start()
    await work.reached(1)

    (its_task,) = (task for task in asyncio.all_tasks() if task.get_name() == "test")
    its_task.cancel()
    done, _ = await asyncio.wait([its_task], timeout=60)

    assert done == {its_task}
