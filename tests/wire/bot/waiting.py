"""Waiting for something to become true, with an end."""

import asyncio
import time
from collections.abc import Callable

STEP = 0.01  # seconds


async def wait_until(
    condition: Callable[[], object], seconds: float, otherwise: str = "", *, step: float = STEP
) -> None:
    """Look every `step` seconds. Raises AssertionError if the condition does not hold in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(otherwise or f"the condition did not hold within {seconds} seconds")
        await asyncio.sleep(step)
