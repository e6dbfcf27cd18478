"""A lock of PostgreSQL's own on the database, which lasts as long as the connection that took it."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from bot.core.db import engines
from bot.core.db.connecting.connections import AsyncConnection, AsyncEngine, create_async_engine
from bot.core.errors import InUse, LockLost, StartupError

log = logging.getLogger(__name__)

KEY = 0x6368617074657273
"""The number of the lock, among those that the database's other users may take."""

ANSWER_SECONDS = 5.0
"""Seconds that the server has for an answer on the lock's connection. Later, the lock counts as lost."""

TENURE = 10.0
"""Seconds after the last sign of life on the lock's connection in which nobody else acts as its holder: so long a
holder may still speak to people, and whoever takes its place waits.
"""

RETRY_SECONDS = 0.5
"""Seconds between two attempts to have a lost lock again."""

NOTICING = {"tcp_keepalives_idle": "15", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}
"""Has the server notice within half a minute that this machine is gone, and free the lock: but later than the bot,
which asks every few seconds, has noticed that the server is.
"""

NOT_SERVING = ("57P01", "57P02", "57P03")
"""PostgreSQL's codes for a server that is being stopped, or isn't ready yet: nobody has a lock on it."""


class Hold(Protocol):
    """What is locked."""

    async def take(self, connection: AsyncConnection) -> None:
        """Lock it, for as long as the connection lasts. Raises InUse if somebody else has it."""
        ...


class Exclusive:
    """The whole database, for one process alone."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def take(self, connection: AsyncConnection) -> None:
        if not await try_lock(connection, "SELECT pg_try_advisory_lock(:key)", key=KEY):
            raise InUse(f"The database {self._name} is in use: another Chapterhouse runs on it. Stop that one first.")


async def try_lock(connection: AsyncConnection, statement: str, **values: object) -> bool:
    """Run a statement that takes locks at once or not at all, and tell whether it has."""
    return bool((await connection.execute(text(statement), values)).scalar())


class AdvisoryLock:
    """Held on a connection of its own, from the bot's start to its end, however that comes.

    A connection that is lost is made again, and what it held taken again, if nobody else has it meanwhile: a server
    that restarts ends nothing. Until then `check` raises.
    """

    def __init__(self, url: URL) -> None:
        self._url = url
        self._name = url.render_as_string(hide_password=True).replace("+asyncpg", "")
        self._engine: AsyncEngine | None = None
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        self._hold: Hold = Exclusive(self._name)
        self._listening: tuple[str, Callable[[str], None]] | None = None
        self._opened_at = self._kept_until = 0.0
        self._is_held = False

    @classmethod
    async def take(cls, url: URL) -> "AdvisoryLock":
        """Take the lock. Raises InUse if another process has it, StartupError if the database can't be used."""
        lock = cls(url)
        await lock.open()
        try:
            await lock.hold(lock._hold)
        except BaseException:
            await lock.end()
            raise
        return lock

    @property
    def connection(self) -> AsyncConnection:
        if self._connection is None:
            raise RuntimeError("the lock's connection isn't open")
        return self._connection

    async def open(self) -> None:
        """Connect. Raises StartupError if that fails, or if nothing can be written there."""
        self._opened_at = now()
        self._engine = create_async_engine(
            self._url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={
                "timeout": ANSWER_SECONDS * 2,
                "server_settings": {**NOTICING, "application_name": engines.session_name()},
            },
        )
        try:
            self._connection = await self._engine.connect()
        except Exception as error:
            await self._engine.dispose()
            raise StartupError(f"The database {self._name} can't be opened: {_in_a_line(error)}.") from error
        self._driver = (await self._connection.get_raw_connection()).driver_connection
        try:
            if await try_lock(self._connection, "SELECT current_setting('transaction_read_only') = 'on'"):
                raise StartupError(f"The database {self._name} can only be read: the bot has to write in it.")
        except BaseException:
            await self.end()
            raise

    async def hold(self, hold: Hold) -> None:
        """Take this, and take it again whenever the connection was lost. Raises InUse."""
        await hold.take(self.connection)
        self._hold, self._is_held, self._kept_until = hold, True, self._opened_at + TENURE

    async def listen(self, channel: str, heard: Callable[[str], None]) -> None:
        """Call `heard` with what is told on a channel of NOTIFY; an empty text where something may have been missed."""
        self._listening = (channel, heard)
        await self._driver.add_listener(channel, lambda *told: heard(told[-1]))

    def check(self) -> None:
        """Raise LockLost as soon as the lock's connection is known to be gone, or silent for too long."""
        if not self._is_held or self._driver.is_closed() or now() > self._kept_until:
            raise LockLost(f"The connection that holds the lock on {self._name} was lost")

    def check_tenure(self) -> None:
        """Raise LockLost once somebody else may have the lock: what a lost connection alone doesn't mean yet."""
        if now() > self._kept_until:
            raise LockLost(f"The lock on {self._name} may be another process's by now")

    async def ask(self) -> None:
        """Ask the server for a sign of life, and take a lost lock again. Raises LockLost if it can't be had."""
        began = now()
        try:
            self.check()
            async with asyncio.timeout(ANSWER_SECONDS):
                await self.connection.execute(text("SELECT 1"))
        except Exception:
            self._driver.terminate()
            await self._take_again()
        else:
            self._kept_until = began + TENURE

    async def _take_again(self) -> None:
        """Connect anew and take what was held, for as long as nobody else can have it. Raises LockLost."""
        log.warning("The connection that holds the lock on %s was lost: taking it again", self._name)
        self._is_held = False
        await self.end()
        while True:
            began = now()
            try:
                await self._reopen()
            except InUse:
                self._kept_until = 0.0
                raise LockLost(f"The lock on {self._name} is another process's by now") from None
            except StartupError as problem:
                if _is_down(problem.__cause__):
                    self._kept_until = began + TENURE
            else:
                log.info("The lock on %s is had again", self._name)
                return
            self.check_tenure()
            await asyncio.sleep(RETRY_SECONDS)

    async def _reopen(self) -> None:
        await self.open()
        try:
            await self.hold(self._hold)
            if self._listening:
                await self.listen(*self._listening)
                self._listening[1]("")
        except InUse:
            await self.end()
            raise
        except Exception as error:
            self._is_held = False
            await self.end()
            raise StartupError(str(error)) from error

    async def end(self) -> None:
        """Give the database back, at once where the server still answers."""
        try:
            async with asyncio.timeout(1.0):
                await self.connection.close()
        except Exception:
            self._driver.terminate()
        if self._engine:
            await self._engine.dispose()


def now() -> float:
    """Return the seconds since this machine started, those included that it slept."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def _is_down(error: BaseException | None) -> bool:
    """Tell whether the server itself isn't there, so that nobody else has the lock either."""
    cause = getattr(error, "orig", None) or error
    is_refused = isinstance(cause, ConnectionRefusedError | FileNotFoundError)
    return is_refused or getattr(cause, "sqlstate", None) in NOT_SERVING


def _in_a_line(error: Exception) -> str:
    """Say in one line why there is no connection; the driver's reasons have a hint in further lines."""
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
