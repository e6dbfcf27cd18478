"""The first start on a database that was put back: it is noted, once, that it is of before what happened last."""

from datetime import UTC, datetime

from bot.core.clock import Clock
from bot.core.db.backups import store
from bot.core.db.backups.models import LOOKED_BACK, Restoration
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database


async def notice(connection: AsyncConnection, now: datetime) -> Restoration | None:
    """Note that a database of SQLite is a copy, if it is one, and that from now on it is none. Returns what was noted.

    It knows by itself, since its file says so: however it was put back. All of it is one transaction.
    """
    if connection.dialect.name != "sqlite":
        return None
    minutes: int = (await connection.exec_driver_sql("PRAGMA user_version")).scalar_one()
    if minutes <= 0:
        await connection.rollback()
        return None
    restoration = await note(connection, datetime.fromtimestamp(minutes * 60, UTC), now)
    await connection.exec_driver_sql("PRAGMA user_version = 0")
    await connection.commit()
    return restoration


async def note(connection: AsyncConnection, taken_at: datetime, now: datetime) -> Restoration:
    """Note of which moment the database is, and let its numbers go on behind those that were given since."""
    restoration = Restoration(min(taken_at, now), now)
    await store.add(connection, restoration)
    await store.count_on(connection)
    return restoration


class Returns:
    """The returns from a copy that are still to be thought of. There is none but before the process starts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._all: list[Restoration] | None = None

    async def recent(self) -> list[Restoration]:
        """Return those that aren't too long ago, the earliest copy first."""
        if self._all is None:
            async with self._database.read() as connection:
                self._all = await store.all_of(connection)
        return [one for one in self._all if self._clock() - one.restored_at < LOOKED_BACK]
