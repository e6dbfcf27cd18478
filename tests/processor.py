"""How long work takes on the processor, in the seconds of a machine that does nothing else."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

YARDSTICK = 0.02
"""Seconds that `_known_work` takes on a machine at rest; where it takes longer, so does everything."""

TRIES = 3
"""What is slow is slow each time; what others hold up isn't."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do the work, and return what it returns. Raises AssertionError if it takes longer each time it is tried."""
    taken: list[float] = []
    while len(taken) < TRIES:
        took, result = _taken(work)
        if took <= seconds:
            return result
        taken.append(took / max(_taken(_known_work)[0] / YARDSTICK, 1.0))
        if taken[-1] <= seconds:
            return result
    raise AssertionError(f"it took {taken} seconds of the processor, each time more than {seconds}")


def _taken(work: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def _known_work() -> int:
    words = [str(number) for number in range(60_000)]
    return len({word: len(word) for word in sorted(words)})


async def longest_step_until(done: "asyncio.Future[Any]") -> float:
    """Measure for how many of the processor's seconds on end nothing else came up in this loop."""
    longest, last = 0.0, time.thread_time()
    while not done.done():
        await asyncio.sleep(0.001)
        longest, last = max(longest, time.thread_time() - last), time.thread_time()
    return longest
