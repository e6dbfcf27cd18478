"""A lock of PostgreSQL's own on the database, which lasts as long as the connection that took it."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.core.db import engines
from bot.core.db.connecting.connections import AsyncConnection, AsyncEngine, create_async_engine
from bot.core.db.locks.absence import is_down
from bot.core.db.locks.holds import Exclusive, Hold, try_lock
from bot.core.db.upgrade import not_opened
from bot.core.errors import InUse, LockLost, StartupError

log = logging.getLogger(__name__)

ANSWER_SECONDS = 5.0
"""Seconds that the server has for an answer on the lock's connection. Later, the lock counts as lost."""

TENURE = 10.0
"""Seconds after the last sign of life on the lock's connection in which nobody else acts as its holder: so long a
holder may still speak to people, and whoever takes its place waits.
"""

ASKING_SECONDS = 2.0
"""Seconds between two signs of life that are asked for."""

LONGEST_OUTAGE = 120.0
"""Seconds after the last sign of life for which a server that says itself that it isn't there counts as nobody's: what
refuses may be a proxy of this process's own, behind which the server goes on.
"""

RETRY_SECONDS = 0.5
"""Seconds between two attempts to have a lost lock again."""

NOTICING = {"tcp_keepalives_idle": "15", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}
"""Has the server notice within half a minute that this machine is gone, and free the lock: but later than the bot,
which asks every few seconds, has noticed that the server is.
"""


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
        self._heard_at = self._kept_until = 0.0
        self._is_held = False
        self._using = asyncio.Lock()
        self._keeper: asyncio.Task[None] | None = None

    @classmethod
    async def take(cls, url: URL) -> "AdvisoryLock":
        """Take the lock. Raises InUse if another process has it, StartupError if the database can't be used."""
        lock = cls(url)
        await lock.open()
        try:
            await lock.hold(lock._hold)
        except (SQLAlchemyError, OSError) as error:
            await lock.end()
            raise not_opened(url, error) from error
        except BaseException:
            await lock.end()
            raise
        lock.keep()
        return lock

    @property
    def connection(self) -> AsyncConnection:
        if self._connection is None:
            raise RuntimeError("the lock's connection isn't open")
        return self._connection

    async def open(self) -> None:
        """Connect. Raises ServerAway if that fails, StartupError if nothing can be written there."""
        self._engine = create_async_engine(
            self._url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={
                "timeout": ANSWER_SECONDS * 2,
                "command_timeout": ANSWER_SECONDS * 2,
                "server_settings": {**NOTICING, "application_name": engines.session_name()},
            },
        )
        try:
            self._connection = await self._engine.connect()
            self._driver = (await self._connection.get_raw_connection()).driver_connection
            if await try_lock(self._connection, "SELECT current_setting('transaction_read_only') = 'on'"):
                raise StartupError(f"The database {self._name} can only be read: the bot has to write in it.")
        except StartupError:
            await self._disconnect()
            raise
        except Exception as error:
            await self._disconnect()
            raise not_opened(self._url, error) from error

    async def hold(self, hold: Hold) -> None:
        """Take this, and take it again whenever the connection was lost. Raises as `hold` does."""
        began = now()
        await hold.take(self.connection)
        self._hold, self._is_held = hold, True
        self._hear(began)

    def keep(self) -> None:
        """Ask for signs of life from now on, until `end`."""
        self._keeper = asyncio.create_task(self._keep_asking(), name="keeping the database's lock")
        self._keeper.add_done_callback(_note_end)

    async def lost(self) -> None:
        """Wait until the lock is lost for good. Raises LockLost then."""
        if self._keeper:
            await asyncio.shield(self._keeper)

    async def _keep_asking(self) -> None:
        while True:
            await asyncio.sleep(ASKING_SECONDS)
            await self.ask()

    async def listen(self, channel: str, heard: Callable[[str], None]) -> None:
        """Call `heard` with what is told on a channel of NOTIFY; an empty text where something may have been missed."""
        self._listening = (channel, heard)
        async with self._using:
            await self._listen()

    async def _listen(self) -> None:
        if self._listening is None:
            return
        channel, heard = self._listening
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
        async with self._using:
            began = now()
            try:
                self.check()
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self.connection.execute(text("SELECT 1"))
            except Exception:
                self._driver.terminate()
                await self._take_again()
            else:
                self._hear(began)

    def _hear(self, at: float) -> None:
        """Note a sign of life."""
        self._heard_at, self._kept_until = at, at + TENURE

    async def _take_again(self) -> None:
        """Connect anew and take what was held, for as long as nobody else can have it. Raises LockLost."""
        log.warning("The connection that holds the lock on %s was lost: taking it again", self._name)
        self._is_held = False
        await self._disconnect()
        while True:
            began = now()
            try:
                await self._reopen()
            except InUse:
                self._kept_until = 0.0
                raise LockLost(f"The lock on {self._name} is another process's by now") from None
            except StartupError as problem:
                if is_down(problem.__cause__):
                    self._kept_until = min(began + TENURE, self._heard_at + LONGEST_OUTAGE)
            else:
                log.info("The lock on %s is had again", self._name)
                return
            self.check_tenure()
            await asyncio.sleep(RETRY_SECONDS)

    async def _reopen(self) -> None:
        await self.open()
        try:
            await self.hold(self._hold)
            await self._listen()
        except StartupError:
            await self._disconnect()
            raise
        except Exception as error:
            self._is_held = False
            await self._disconnect()
            raise not_opened(self._url, error) from error
        if self._listening:
            self._listening[1]("")

    async def end(self) -> None:
        """Give the database back, at once where the server still answers."""
        if self._keeper:
            self._keeper.cancel()
            await asyncio.wait([self._keeper])
        await self._disconnect()

    async def _disconnect(self) -> None:
        try:
            async with asyncio.timeout(1.0):
                await self.connection.close()
        except Exception:
            if self._driver is not None:
                self._driver.terminate()
        if self._engine:
            await self._engine.dispose()


def now() -> float:
    """Return the seconds since this machine started, those included that it slept."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def _note_end(keeper: asyncio.Task[None]) -> None:
    """Take note of how it ended, for asyncio would complain of an error that nobody was there to hear."""
    if not keeper.cancelled():
        keeper.exception()
