"""Opening the database for one process alone, and noticing when that is over."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy.engine import URL

from bot.core.db import engines, private_files
from bot.core.db.backups.causes import explained
from bot.core.db.database import Database
from bot.core.db.locks.advisory_lock import AdvisoryLock
from bot.core.db.locks.single_process_lock import SingleProcessLock
from bot.core.db.migrations.apart import migrate_apart
from bot.core.db.sharing.seats import Seats
from bot.core.db.unfinished.refusal import refuse_unfinished
from bot.core.db.upgrade import upgrade
from bot.core.errors import InUse, ServerAway, Starting, StartupError
from bot.core.ownership import Share

log = logging.getLogger(__name__)

Result = TypeVar("Result")

WAITING_SECONDS = 2.0
"""Seconds between two attempts to get the database."""


class Lock(Protocol):
    """That a database is this process's alone."""

    def check(self) -> None:
        """Raise CutShort or LockLost once it is known not to be so any more."""
        ...

    async def listen(self, channel: str, heard: Callable[[str], None]) -> None:
        """Call `heard` with what other processes tell there, where there are any."""
        ...

    def check_tenure(self) -> None:
        """Raise as `check` does once it may be another's: people are told nothing more by this process then."""
        ...

    async def lost(self) -> None:
        """Wait until it is lost, and raise as `check` does then."""
        ...

    async def end(self) -> None: ...


@asynccontextmanager
async def opened(url: URL, *waited_for: type[StartupError]) -> AsyncIterator[tuple[Database, Lock]]:
    """Open the database at this program's schema, for this process alone. Raises StartupError if it can't be had.

    Where it can't for one of the reasons `waited_for`, this waits until it can.
    """
    lock = await waiting(partial(take, url), waited_for)
    try:
        await upgrade(url, migrate=migrate_apart)
        await refuse_unfinished(url)
        database = Database(url, check=lock.check)
        try:
            yield database, lock
        finally:
            await database.close()
    finally:
        await lock.end()


@asynccontextmanager
async def seated(
    url: URL, seats: Seats, *waited_for: type[StartupError]
) -> AsyncIterator[tuple[Database, AdvisoryLock, Share]]:
    """Open a PostgreSQL database for one process of several, once a seat is free.

    Raises StartupError if it can't be had, unless that is for a reason that is `waited_for`.
    """
    lock, share = await waiting(seats.take, (InUse, Starting, *waited_for))
    try:
        database = Database(url, check=lock.check)
        try:
            yield database, lock, share
        finally:
            await database.close()
    finally:
        await lock.end()


async def waiting(take: Callable[[], Awaitable[Result]], waited_for: tuple[type[StartupError], ...]) -> Result:
    """Take it, or wait. Whoever has seen that others are there waits for a server that goes away as well."""
    said, reasons = "", waited_for
    while True:
        try:
            return await take()
        except StartupError as problem:
            if not isinstance(problem, reasons):
                raise
            reasons = (*waited_for, ServerAway)
            if str(problem) != said:
                said = str(problem)
                log.warning("%s Waiting until the database can be had.", said)
        await asyncio.sleep(WAITING_SECONDS)


async def take(url: URL) -> Lock:
    """Take the lock of the database's kind. Raises StartupError if it can't be had."""
    if not engines.is_sqlite(url):
        return await AdvisoryLock.take(url)
    file = engines.file_of(url)
    try:
        private_files.create_folder(file.parent)
    except OSError as error:
        raise StartupError(f"The database {file} can't be opened: {explained(error)}.") from None
    return SingleProcessLock(file)
