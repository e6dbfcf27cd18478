"""Keeping for how long hosts are left alone, and whose turn it is there."""

from collections.abc import Mapping
from datetime import datetime

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.fetching.pauses import REMEMBERED, Pause, TurnTaken
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

    async def take(self, host: str, until: datetime, own: datetime | None, *, at_once: bool) -> TurnTaken:
        now = self._clock()
        async with self._database.change() as connection:
            before = await turns_store.held_until(connection, host)
            if before is not None and not at_once and not turns_store.is_free(before, now, until):
                return TurnTaken(before)
            if not await turns_store.take(connection, host, before, until):
                return TurnTaken(now)
            others = before not in (None, own)
            return TurnTaken(pause=await store.find(connection, host) if others else None)

    async def end(self, host: str, taken: datetime, until: datetime) -> None:
        async with self._database.change() as connection:
            await turns_store.end(connection, host, taken, until)
