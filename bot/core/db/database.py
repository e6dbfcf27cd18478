"""The database: `change()` writes, `read()` reads, and nothing else commits or rolls back."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import MetaData
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db import engines, turns
from bot.core.db.connecting.connections import AsyncConnection, AsyncEngine
from bot.core.db.connecting.finishing import finish
from bot.core.errors import DatabaseAway, DatabaseBusy

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

TakesPart = Callable[[AsyncConnection], AbstractAsyncContextManager[None]]
"""What goes along with a change, from its beginning to before its commit."""

DISPOSING_SECONDS = 1.0
"""Seconds that PostgreSQL has to see its connections off."""

CLOSING_SECONDS = 2.0
"""Seconds that close() gives a transaction under way: a stop must be over within five."""


class Database:
    """One database, for as long as the process runs.

    SQLite has one connection that writes, taken in turns, and some that only read. PostgreSQL
    has a pool for each, and its changes run side by side: a store's conditions are part of its
    statements, never of what was read before.
    """

    def __init__(self, url: URL, *, check: Callable[[], None] = lambda: None) -> None:
        """`check` raises once the database is known not to be this process's any more: nothing is written then."""
        self.check = check
        self._writer, self._readers = engines.create(url)
        self._turn: asyncio.Lock | None = asyncio.Lock() if engines.is_sqlite(url) else None
        self._changing: set[asyncio.Task[Any] | None] = set()
        self._accompanied: WeakKeyDictionary[asyncio.Task[Any], TakesPart] = WeakKeyDictionary()
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False

    def accompany(self, takes_part: TakesPart | None) -> None:
        """Let this take part in every change that the running task makes from now on, and in nobody else's; or none."""
        if (task := asyncio.current_task()) is not None:
            self._accompanied[task] = takes_part or _alone

    @asynccontextmanager
    async def change(self, *, alone: bool = False) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that writes, committed at the end of the block; on PostgreSQL too it can be `alone`.

        It is rolled back if the block raises or is cancelled. Raises CutShort or LockLost where the database isn't
        this process's any more, DatabaseBusy where somebody else keeps it, DatabaseAway where its server is gone.
        """
        task = asyncio.current_task()
        if task in self._changing:
            raise RuntimeError("change() inside change() would wait for itself: pass the connection on")
        async with self._my_turn():
            if self._closed:
                raise RuntimeError("the database is closed")
            self.check()
            self._changing.add(task)
            self._idle.clear()
            try:
                async with _saying_if_busy(), _transaction(self._writer) as connection:
                    await turns.begin(connection, alone=alone)
                    async with self._company(task)(connection):
                        yield connection
                self.check()  # what went into a file that is gone is not kept: nobody is to hear that it was
            finally:
                self._changing.discard(task)
                if not self._changing:
                    self._idle.set()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a view of one moment of the database, the first statement's, however many look at it. It can't write."""
        self.check()
        async with _saying_if_busy():
            connection = await _connect(self._readers)
            try:
                yield connection
            finally:
                await finish(connection.close())

    async def checkpoint(self) -> bool:
        """Leave nothing in SQLite's log of what was deleted: what it holds goes into the file, and it is emptied.

        False where somebody reads an earlier state for so long that it can't be done now. PostgreSQL does it by itself.
        """
        if self._turn is None:
            return True
        async with self._turn, _saying_if_busy():
            connection = await self._writer.connect()
            try:
                driver: Any = (await connection.get_raw_connection()).driver_connection
                _, rows = await driver.ask("execute", "PRAGMA wal_checkpoint(TRUNCATE)", ())
            finally:
                await finish(connection.close())
        return bool(rows[0][0] == 0)

    async def close(self) -> None:
        """Let the changes under way finish, refuse new ones, and give the file back."""
        self._closed = True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), CLOSING_SECONDS)
        async with self._in_time():
            await self._readers.dispose()
            await self._writer.dispose()

    @asynccontextmanager
    async def _in_time(self) -> AsyncIterator[None]:
        """Wait no longer for a server than a stop may take: one that is cut off says no goodbye."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(None if self._turn else DISPOSING_SECONDS):
                yield

    def _company(self, task: asyncio.Task[Any] | None) -> TakesPart:
        return self._accompanied.get(task, _alone) if task else _alone

    def _my_turn(self) -> AbstractAsyncContextManager[None]:
        return self._turn or nullcontext()


@asynccontextmanager
async def _saying_if_busy() -> AsyncIterator[None]:
    try:
        yield
    except (SQLAlchemyError, ConnectionError) as error:
        if engines.is_busy(error):
            raise DatabaseBusy(str(error)) from error
        if engines.is_away(error):
            raise DatabaseAway(type(error).__name__) from error
        raise


async def _connect(engine: AsyncEngine) -> AsyncConnection:
    """Connect. Raises DatabaseAway where the server can't be reached, whose refusals the driver alone explains."""
    try:
        return await engine.connect()
    except SQLAlchemyError:
        raise
    except Exception as error:
        if isinstance(error, OSError) or engines.is_away(error):
            raise DatabaseAway(type(error).__name__) from error
        raise


def _alone(connection: AsyncConnection) -> AbstractAsyncContextManager[None]:
    del connection
    return nullcontext()


@asynccontextmanager
async def _transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Begin a transaction: a connection that is closed rolls back what it has begun."""
    connection = await _connect(engine)
    try:
        yield connection
    except BaseException:
        await finish(connection.close())
        raise
    await finish(_commit(connection))


async def _commit(connection: AsyncConnection) -> None:
    try:
        await connection.commit()
    finally:
        await connection.close()
