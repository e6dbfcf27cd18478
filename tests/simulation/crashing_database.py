"""The database of a process that may end before or after any of its commits, or go wrong itself at one."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from tests.simulation.crash_point import CrashPoint


class DatabaseFault(OperationalError):
    """The database itself went wrong: it was locked, its disk was full, or its server went away."""

    def __init__(self, what: str) -> None:
        super().__init__(what, None, OSError(what))


class CrashingDatabase(Database):
    """`slowness` is how many seconds a transaction waits at most for its turn.

    With the probability `badness`, a change is refused, rolled back at its end, or committed without a word of it.
    """

    def __init__(self, url: URL, crash_point: CrashPoint, *, slowness: float = 0) -> None:
        super().__init__(url)
        self.badness = 0.0
        self.faults = 0
        self._crash_point = crash_point
        self._slowness = slowness

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        await self._wait()
        async with super().read() as connection:
            yield connection

    async def _wait(self) -> None:
        if self._slowness and random.random() < 0.3:
            await asyncio.sleep(random.uniform(0, self._slowness))

    @asynccontextmanager
    async def change(self, *, alone: bool = False) -> AsyncIterator[AsyncConnection]:
        self._crash_point.step()
        await self._wait()
        fault = self._forecast()
        if fault == "locked":
            raise DatabaseFault(fault)
        async with super().change(alone=alone) as connection:
            yield connection
            if fault == "full":
                raise DatabaseFault(fault)
        self._crash_point.step()
        if fault == "restarted":
            raise DatabaseFault(fault)

    def _forecast(self) -> str | None:
        if not self.badness or random.random() >= self.badness:
            return None
        self.faults += 1
        return random.choice(("locked", "full", "restarted"))
