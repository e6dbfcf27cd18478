"""What standing announcements show of their work, when that changes: the newest first, paced by the outbox."""

from datetime import datetime

from bot.announcements import store
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.delivery import refresh_store
from bot.works.models import Work


async def refresh_chapter(connection: AsyncConnection, chapter_id: int, now: datetime) -> None:
    """Let a chapter's standing announcements show what is true now, such as whom it thanks."""
    await refresh_store.want_refresh(connection, chapter_id, now)


class Refreshing:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def work_changed(self, connection: AsyncConnection, work_id: int) -> None:
        """Let all announcements of a work that stand show what is changed of it."""
        await refresh_store.want_refresh_of_work(connection, work_id, self._clock())

    async def places(self, work: Work) -> list[tuple[int, int]]:
        """Find the servers and channels where announcements of a work stand."""
        async with self._database.read() as connection:
            return await store.places(connection, work.id)
