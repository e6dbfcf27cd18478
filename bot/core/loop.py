"""A loop that goes on whatever happens in it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any

from bot.core.clock import Clock, system_clock
from bot.core.logs import log_failure

log = logging.getLogger(__name__)

Waiter = Callable[[Coroutine[Any, Any, None]], Awaitable[None]]
"""How a loop waits; a simulated Discord puts its own clock here."""


async def wait(pause: Coroutine[Any, Any, None]) -> None:
    await pause


class SupervisedLoop:
    """Does its work, then waits `every` seconds or until woken, and so on.

    `woken` may be set by others, too; once it is, `gathering` seconds pass in which more work comes together.
    An exception is logged and the loop goes on; `last_success` is when the work last ended well.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[], Awaitable[object]],
        *,
        every: float,
        waiter: Waiter = wait,
        clock: Clock = system_clock,
        woken: asyncio.Event | None = None,
        gathering: float = 0.0,
    ) -> None:
        self.name = name
        self.last_success: datetime | None = None
        self._work = work
        self._every = every
        self._waiter = waiter
        self._clock = clock
        self._woken = woken or asyncio.Event()
        self._gathering = gathering
        self._task: asyncio.Task[None] | None = None

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
            try:
                await self._work()
                self.last_success = self._clock()
            except asyncio.CancelledError:
                if itself is None or itself.cancelling():
                    raise
                log.exception("%s was cut off inside and goes on", self.name)
            except Exception as error:
                log_failure(log, error, "%s failed and goes on", self.name)
            await self._waiter(self._pause())

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(self._every):
                await self._woken.wait()
            if self._gathering:
                await asyncio.sleep(self._gathering)
        except TimeoutError:
            pass
        self._woken.clear()
