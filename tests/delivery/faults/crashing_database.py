"""The database of a process that may end before or after any of its commits."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.database import Database
from tests.delivery.crash_point import CrashPoint


class CrashingDatabase(Database):
    """`slowness` is how many seconds a transaction waits at most for its turn."""

    def __init__(self, url: URL, crash_point: CrashPoint, *, slowness: float = 0) -> None:
        super().__init__(url)
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
    async def change(self) -> AsyncIterator[AsyncConnection]:
        self._crash_point.step()
        await self._wait()
        async with super().change() as connection:
            yield connection
        self._crash_point.step()
