"""Trying again what Discord gave no clear answer to: when, and so that nothing stands twice because of it."""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.core.clock import Clock
from bot.core.errors import (
    WITHOUT_DATABASE,
    ChapterhouseError,
    Forbidden,
    Refused,
    Unclear,
    Unfamiliar,
    Unsearchable,
)

T = TypeVar("T")

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


class InDoubt(ChapterhouseError):
    """An earlier attempt may have reached Discord, and `reason` is why nobody can tell: it isn't repeated blindly."""

    def __init__(self, reason: Forbidden | Unsearchable) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Effect(Generic[T]):
    """How something comes to stand in Discord that is to stand there once, such as a message.

    `post` makes the one request for it, under the same nonce each time where there are nonces; `find` searches for what
    an earlier attempt left. Both raise as a port does, `find` Unsearchable, too. `knows_nonces` tells whether Discord
    takes another attempt for a repeat, as long as it knows the nonce.
    """

    post: Callable[[], Awaitable[T]]
    find: Callable[[], Awaitable[T | None]]
    knows_nonces: Callable[[], Awaitable[bool]]


async def post_or_find(effect: Effect[T], attempted_at: datetime | None, clock: Clock) -> T:
    """Post what was never attempted; otherwise find it, or post it where it surely doesn't stand.

    `attempted_at` was written down before the first request. Raises InDoubt if nobody can tell, and as the effect does.
    """
    if attempted_at is None:
        return await effect.post()
    try:
        found = await look_for(effect.find)
    except InDoubt as doubt:
        if is_known_as_repeat(attempted_at, clock()) and await effect.knows_nonces():
            return await _repeat(effect, doubt.reason)
        raise
    return await effect.post() if found is None else found


async def look_for(find: Callable[[], Awaitable[T | None]]) -> T | None:
    """Search for what an earlier attempt left. Raises InDoubt if nobody can tell, and otherwise as `find` does."""
    try:
        async with answered():
            return await find()
    except (Forbidden, Unsearchable) as reason:
        raise InDoubt(reason) from None
    except (Unfamiliar, Refused) as error:  # that it couldn't be looked for says nothing of what stands
        raise Unclear(str(error)) from None


async def _repeat(effect: Effect[T], reason: Forbidden | Unsearchable) -> T:
    """Post what Discord knows for a repeat: that this attempt was refused says nothing of the first."""
    try:
        return await effect.post()
    except Unfamiliar as error:
        raise Unclear(str(error)) from None
    except (Unclear, *WITHOUT_DATABASE):
        raise
    except ChapterhouseError:
        raise InDoubt(reason) from None
