"""A loop that goes on whatever happens in it, and the supervisor that knows every loop of the process."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any

from bot.core.clock import Clock, system_clock
from bot.core.logs import log_failure

log = logging.getLogger(__name__)

Waiter = Callable[[Coroutine[Any, Any, None]], Awaitable[None]]
"""How a loop waits; a simulated Discord puts its own clock here."""

PATIENCE = 900.0
"""Seconds that a loop's work may take before something must be wrong with it, unless the loop says otherwise."""


async def wait(pause: Coroutine[Any, Any, None]) -> None:
    await pause


class SupervisedLoop:
    """Does its work, then waits `every` seconds or until woken, and so on.

    `woken` may be set by others, too; once it is, `gathering` seconds pass in which more work comes together.
    An exception is logged and the loop goes on; `last_success` is when the work last ended well, `failures` counts
    how often it didn't. Work that takes longer than `patience` seconds is stuck.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[], Awaitable[object]],
        *,
        every: float,
        patience: float = PATIENCE,
        waiter: Waiter = wait,
        clock: Clock = system_clock,
        woken: asyncio.Event | None = None,
        gathering: float = 0.0,
    ) -> None:
        self.name = name
        self.every = every
        self.patience = patience
        self.last_success: datetime | None = None
        self.failures = 0
        self._work = work
        self._waiter = waiter
        self._clock = clock
        self._woken = woken or asyncio.Event()
        self._gathering = gathering
        self._task: asyncio.Task[None] | None = None
        self._working_since: float | None = None

    @property
    def was_started(self) -> bool:
        return self._task is not None

    @property
    def is_stuck(self) -> bool:
        """Tell whether its work has been under way for longer than its patience."""
        return self._working_since is not None and time.monotonic() - self._working_since > self.patience

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name=self.name)

    def wake(self) -> None:
        """Do the work soon, without waiting for the next turn."""
        self._woken.set()

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        itself = asyncio.current_task()
        while True:
            self._working_since = time.monotonic()
            try:
                await self._work()
                self.last_success = self._clock()
            except asyncio.CancelledError:
                if itself is None or itself.cancelling():
                    raise
                self.failures += 1
                log.exception("%s was cut off inside and goes on", self.name)
            except Exception as error:
                self.failures += 1
                log_failure(log, error, "%s failed and goes on", self.name)
            finally:
                self._working_since = None
            await self._waiter(self._pause())

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(self.every):
                await self._woken.wait()
            if self._gathering:
                await asyncio.sleep(self._gathering)
        except TimeoutError:
            pass
        self._woken.clear()


class Supervisor:
    """Makes every loop of the process, so that whoever asks how they are doing finds all of them here."""

    def __init__(self, clock: Clock = system_clock, waiter: Waiter = wait) -> None:
        self._clock = clock
        self._waiter = waiter
        self._loops: dict[str, SupervisedLoop] = {}

    @property
    def loops(self) -> tuple[SupervisedLoop, ...]:
        """Return every loop that was started."""
        return tuple(loop for loop in self._loops.values() if loop.was_started)

    def wake(self, name: str) -> None:
        """Let a loop do its work soon; one that was never made is nobody's to wake."""
        if loop := self._loops.get(name):
            loop.wake()

    def loop(
        self,
        name: str,
        work: Callable[[], Awaitable[object]],
        *,
        every: float,
        patience: float = PATIENCE,
        woken: asyncio.Event | None = None,
        gathering: float = 0.0,
    ) -> SupervisedLoop:
        """Make a loop, for its cog to start and stop. Raises ValueError if one of that name was started."""
        if name in self._loops and self._loops[name].was_started:
            raise ValueError(f"there is a loop already that is called {name!r}")
        made = SupervisedLoop(
            name,
            work,
            every=every,
            patience=patience,
            waiter=self._waiter,
            clock=self._clock,
            woken=woken,
            gathering=gathering,
        )
        self._loops[name] = made
        return made
