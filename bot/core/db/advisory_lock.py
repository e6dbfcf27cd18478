"""One bot a database on PostgreSQL: a lock of its server's, which lasts as long as the connection that took it."""

import asyncio
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from bot.core.db.connecting.connections import AsyncConnection, AsyncEngine, create_async_engine
from bot.core.errors import InUse, LockLost, StartupError

KEY = 0x6368617074657273
"""The number of the lock, among those that the database's other users may take."""

ANSWER_SECONDS = 5.0
"""Seconds that the server has for an answer on the lock's connection. Later, the lock counts as lost."""

NOTICING = {"tcp_keepalives_idle": "15", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}
"""Has the server notice within half a minute that this machine is gone, and free the lock: but later than the bot,
which asks every few seconds, has noticed that the server is.
"""


class AdvisoryLock:
    """Held on a connection of its own, from the bot's start to its end, however that comes."""

    def __init__(self, name: str, engine: AsyncEngine, connection: AsyncConnection, driver: Any) -> None:
        self._name = name
        self._engine = engine
        self._connection = connection
        self._driver = driver

    @classmethod
    async def take(cls, url: URL) -> "AdvisoryLock":
        """Take the lock. Raises InUse if another process has it, StartupError if the database can't be used."""
        name = url.render_as_string(hide_password=True).replace("+asyncpg", "")
        engine = create_async_engine(
            url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"timeout": ANSWER_SECONDS * 2, "server_settings": NOTICING},
        )
        try:
            connection = await engine.connect()
        except Exception as error:
            await engine.dispose()
            raise StartupError(f"The database {name} can't be opened: {_in_a_line(error)}.") from None
        raw = await connection.get_raw_connection()
        lock = cls(name, engine, connection, raw.driver_connection)
        try:
            await lock._take()
        except BaseException:
            await lock.end()
            raise
        return lock

    async def _take(self) -> None:
        statement = "SELECT pg_try_advisory_lock(:key), current_setting('transaction_read_only') = 'on'"
        taken, is_read_only = (await self._connection.execute(text(statement), {"key": KEY})).one()
        if is_read_only:
            raise StartupError(f"The database {self._name} can only be read: the bot has to write in it.")
        if not taken:
            raise InUse(f"The database {self._name} is in use: another Chapterhouse runs on it. Stop that one first.")

    def check(self) -> None:
        """Raise LockLost as soon as the lock's connection is known to be gone."""
        if self._driver.is_closed():
            raise LockLost(f"The connection that holds the lock on {self._name} was lost")

    async def ask(self) -> None:
        """Ask the server for a sign of life. Raises LockLost if none comes."""
        self.check()
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._connection.execute(text("SELECT 1"))
        except Exception:
            self._driver.terminate()
            self.check()

    async def end(self) -> None:
        """Give the database back, at once where the server still answers."""
        try:
            async with asyncio.timeout(1.0):
                await self._connection.close()
        except Exception:
            self._driver.terminate()
        await self._engine.dispose()


def _in_a_line(error: Exception) -> str:
    """Say in one line why there is no connection; the driver's reasons have a hint in further lines."""
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
