"""The bot as a process that watches its own event loop, and prints the longest stall of each second.

A stall is the time between two looks beyond TICK; how much of it the loop's own thread was computing stands beside it:
the rest it waited for the interpreter, or for a processor that others had.
"""

import asyncio
import contextlib
import sys
import time

from bench.intake import TICK
from bot.app.run import run
from bot.core.settings import Settings


async def watch() -> None:
    while True:
        until, longest, busiest = time.perf_counter() + 1, 0.0, 0.0
        while time.perf_counter() < until:
            began, computed = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            longest = max(longest, time.perf_counter() - began - TICK)
            busiest = max(busiest, time.thread_time() - computed)
        sys.stdout.write(f"stall {longest * 1000:.1f} {busiest * 1000:.1f}\n")
        sys.stdout.flush()


async def main() -> None:
    watching = asyncio.create_task(watch())
    try:
        await run(Settings.load(), waits=False)
    finally:
        watching.cancel()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())
