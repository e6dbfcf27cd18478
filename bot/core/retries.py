"""When to try again what Discord gave no clear answer to, and how long a repeat is surely known for one."""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.core.errors import Unclear

LONGEST_PAUSE = 300.0
"""Seconds between attempts at most, where Discord doesn't ask for a longer one."""

REQUEST_SECONDS = 45.0
"""Seconds that Discord has for an answer; afterwards nobody knows what it did."""

LEASE = timedelta(seconds=100)
"""How long an attempt may take before somebody else may try: more than twice as long as Discord has for an answer."""

WORTH_TELLING = 8
"""Attempts that Discord refused for no known reason until somebody hears of it: about five minutes of them."""

NONCE_MEMORY = timedelta(minutes=2)
"""How long Discord surely knows a nonce; its documentation says "the past few minutes"."""

NONCE_BYTES = 12
"""Makes 24 characters in hexadecimal; Discord takes `limits.NONCE`."""


def new_nonce() -> str:
    """Make what lets Discord, and a search of the channel, tell a message from every other one."""
    return secrets.token_hex(NONCE_BYTES)


def next_attempt(now: datetime, attempts: int, at_least: float = 0) -> datetime:
    """Return a later time the more attempts there were, never in step with others.

    It is not before Discord's own `at_least` seconds are over.
    """
    pause = min(LONGEST_PAUSE, 2.0 ** min(attempts, 10)) * random.uniform(0.75, 1.25)  # noqa: S311
    return now + timedelta(seconds=max(at_least, pause))


def is_known_as_repeat(attempted_at: datetime, now: datetime) -> bool:
    """Tell whether Discord surely takes a repeat for one: its nonce was first sent a short while ago."""
    return timedelta() <= now - attempted_at < NONCE_MEMORY


@asynccontextmanager
async def answered() -> AsyncIterator[None]:
    """Raise Unclear where Discord leaves a request in this block without an answer for REQUEST_SECONDS."""
    try:
        async with asyncio.timeout(REQUEST_SECONDS):
            yield
    except TimeoutError:
        raise Unclear("no answer") from None
