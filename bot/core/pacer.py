"""The pacer: requests take turns, so that Discord's limit on all of them together is never hit."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

REQUESTS_PER_SECOND = 48.0
"""Discord allows a bot 50 a second (docs.discord.com, Rate Limits); the rest is for turns that come late or early."""

_gives_way: ContextVar[bool] = ContextVar("gives_way", default=False)


@contextmanager
def giving_way() -> Iterator[None]:
    """Let requests in this block, and in tasks begun in it, take a turn only when nobody else waits for one."""
    token = _gives_way.set(True)
    try:
        yield
    finally:
        _gives_way.reset(token)


class ScheduledCall(Protocol):
    def cancel(self) -> None: ...


class Timer(Protocol):
    """What the pacer needs of an event loop: its seconds, and to be called back at one of them."""

    def time(self) -> float: ...

    def call_at(self, when: float, callback: Callable[[], None], /) -> ScheduledCall: ...


class Pacer:
    """Gives at most `per_second` turns a second, evenly spaced, in the order in which they were asked for.

    A turn may catch up on one that was given late, so any second has one turn more than that at most: 49 of
    Discord's 50. Make it in a running event loop, or give it a timer.
    """

    def __init__(self, per_second: float = REQUESTS_PER_SECOND, *, timer: Timer | None = None) -> None:
        self.timer = timer or asyncio.get_running_loop()
        self._spacing = 1 / per_second
        self._ordinary: deque[asyncio.Future[None]] = deque()
        self._patient: deque[asyncio.Future[None]] = deque()
        self._next_turn = self.timer.time() - self._spacing
        self._held_until = self.timer.time()
        self._alarm: ScheduledCall | None = None

    @property
    def waiting(self) -> int:
        """Count who waits for a turn."""
        return sum(not waiter.done() for queue in (self._ordinary, self._patient) for waiter in queue)

    @property
    def is_held(self) -> bool:
        return self.timer.time() < self._held_until

    def hold(self, seconds: float) -> None:
        """Give no turn for so long from now; a longer hold stays."""
        self._held_until = max(self._held_until, self.timer.time() + seconds)

    async def turn(self) -> None:
        """Wait for a turn. Cancelling the wait leaves the turn to the next in line."""
        waiter = asyncio.get_running_loop().create_future()
        (self._patient if _gives_way.get() else self._ordinary).append(waiter)
        self._give_turns()
        try:
            await waiter
        except asyncio.CancelledError:
            if not waiter.cancelled():
                self._take_back()
            raise

    def _give_turns(self) -> None:
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None
        while (queue := self._first_in_line()) and (moment := self._next_moment()) is not None:
            now = self.timer.time()
            when = max(moment, self._held_until)
            if now < when:
                self._alarm = self.timer.call_at(when, self._give_turns)
                return
            self._use_moment(now)
            queue.popleft().set_result(None)

    def _next_moment(self) -> float | None:
        """Tell when the next turn may be given; None if that isn't known: `_give_turns` is called once it is."""
        return self._next_turn

    def _use_moment(self, now: float) -> None:
        self._next_turn = max(self._next_turn, now - self._spacing) + self._spacing

    def _first_in_line(self) -> deque[asyncio.Future[None]] | None:
        for queue in (self._ordinary, self._patient):
            while queue and queue[0].done():
                queue.popleft()
            if queue:
                return queue
        return None

    def _take_back(self) -> None:
        """Leave a turn that was given and not used to the next in line."""
        self._next_turn -= self._spacing
        self._give_turns()
