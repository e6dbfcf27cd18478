"""Chapters of 100,000 words in each format: the processor's time for one, and how long the event loop stalls."""

import asyncio
import resource
import sys
import time

from bot.intake.worker import Intake
from tests.intake.long_files import BUILD

SECONDS = 2.0
"""Of the processor's time that reading one may take."""

STALL = 50.0
"""Milliseconds that the event loop may stand still while one is read."""

TICK = 0.002


class Stalls:
    """Looks at the time again and again: what lies between two looks beyond TICK is a stall."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK)
            self.longest = max(self.longest, time.perf_counter() - before - TICK)


def used() -> float:
    """Return the seconds of the processor's time, here and in reading processes that have ended."""
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, CHILDREN)))


CHILDREN = resource.RUSAGE_CHILDREN


async def measure(filename: str, data: bytes) -> bool:
    """Tell whether the chapter was read in time. Its reading process is new, and its start counts."""
    stalls = Stalls()
    watching = asyncio.create_task(stalls.watch())
    before = used()
    intake = Intake(processes=1)
    await intake.read(data, filename)
    watching.cancel()
    await intake.close()
    seconds, stall = used() - before, stalls.longest * 1000
    figures = f"{seconds:5.2f} s of the processor, longest stall {stall:5.1f} ms"
    sys.stdout.write(f"100,000 words, {filename:<12} {figures}\n")
    return seconds < SECONDS and stall < STALL


async def main() -> int:
    return 0 if all([await measure(filename, build()) for filename, build in BUILD.items()]) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
