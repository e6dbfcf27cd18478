"""Waiting for something to become true, with an end that a busy machine doesn't come to."""

import asyncio
import time
from collections.abc import Callable

STEP = 0.01  # seconds

PATIENCE = 60.0
"""Seconds, at the least: a wait ends with what is waited for, so that a long one costs nothing where all is well."""


async def wait_until(
    condition: Callable[[], object], seconds: float = PATIENCE, otherwise: str = "", *, step: float = STEP
) -> None:
    """Look every `step` seconds. Raises AssertionError if the condition does not hold in `seconds`, or in PATIENCE."""
    seconds = max(seconds, PATIENCE)
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(otherwise or f"the condition did not hold within {seconds} seconds")
        await asyncio.sleep(step)
