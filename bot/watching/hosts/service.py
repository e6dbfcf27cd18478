"""Keeping for how long hosts are left alone, and whose turn it is there."""

from collections.abc import Mapping
from datetime import datetime

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.fetching.pauses import REMEMBERED, Pause
from bot.watching.hosts import store, turns_store


class PausedHosts:
    """Does what `bot/core/fetching/pauses.py` asks for."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def kept(self) -> Mapping[str, Pause]:
        async with self._database.read() as connection:
            return await store.since(connection, self._clock() - REMEMBERED)

    async def keep(self, host: str, pause: Pause) -> None:
        async with self._database.change() as connection:
            if pause.counts(self._clock()):
                await store.put(connection, host, pause)
            else:
                await store.remove(connection, host)

    async def take(self, host: str, until: datetime, *, at_once: bool) -> datetime | None:
        now = self._clock()
        async with self._database.change() as connection:
            if await turns_store.take(connection, host, now, until, at_once=at_once):
                return None
            return await turns_store.free_at(connection, host)

    async def end(self, host: str, until: datetime) -> None:
        async with self._database.change() as connection:
            await turns_store.end(connection, host, until)
