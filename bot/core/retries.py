"""When to try again what Discord gave no clear answer to."""

import random
from datetime import datetime, timedelta

LONGEST_PAUSE = 300.0
"""Seconds between attempts at most, where Discord doesn't ask for a longer one."""


def next_attempt(now: datetime, attempts: int, at_least: float = 0) -> datetime:
    """Later the more attempts there were, never in step with others, and not before Discord's own seconds are over."""
    pause = min(LONGEST_PAUSE, 2.0 ** min(attempts, 10)) * random.uniform(0.75, 1.25)  # noqa: S311
    return now + timedelta(seconds=max(at_least, pause))


LEASE = timedelta(seconds=100)
"""How long an attempt may take before somebody else may try."""
