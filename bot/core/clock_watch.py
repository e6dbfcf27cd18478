"""A machine's clock may be set back: what waits for a moment shall not wait longer for that."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database

SetBack = Callable[[AsyncConnection, datetime, timedelta], Awaitable[None]]
"""A store's statement that brings forward what waits, given the time now and by how much the clock was set back."""


class ClockWatch:
    def __init__(self, database: Database, clock: Clock, *set_back: SetBack) -> None:
        self._database = database
        self._clock = clock
        self._set_back = set_back
        self._latest: datetime | None = None

    async def look(self) -> None:
        """Notice that the clock was set back since the last call, and let nothing wait longer for it."""
        latest, self._latest = self._latest, self._clock()
        if latest is not None and self._latest < latest:
            async with self._database.change() as connection:
                for set_back in self._set_back:
                    await set_back(connection, self._latest, latest - self._latest)
