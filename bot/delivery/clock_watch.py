"""A machine's clock may be set back: what waits for a moment shall not wait longer for that."""

from datetime import datetime

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.delivery import outbox_store
from bot.notices import store as notice_store


class ClockWatch:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._latest: datetime | None = None

    async def look(self) -> None:
        """To be called now and then: between two calls the clock can be seen to have been set back."""
        latest, self._latest = self._latest, self._clock()
        if latest is not None and self._latest < latest:
            async with self._database.change() as connection:
                for waiting in (outbox_store, notice_store):
                    await waiting.clock_set_back(connection, self._latest, latest - self._latest)
