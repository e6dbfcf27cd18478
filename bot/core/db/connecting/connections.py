"""An engine and its connections for an event loop: SQLAlchemy's own, each call run where the driver can be awaited.

`sqlalchemy.ext.asyncio` has the same, and brings SQLAlchemy's object mapper with it: 6 MiB that nobody here uses.
"""

import sys
from collections.abc import AsyncIterator, Callable, Generator, Mapping, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, TypeVarTuple, overload

from sqlalchemy import Connection, CursorResult, Engine, Executable, create_engine
from sqlalchemy.engine import URL, Dialect
from sqlalchemy.pool import Pool, PoolProxiedConnection
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlalchemy.util import greenlet_spawn

from bot.core.db.connecting.finishing import finish

Given = ParamSpec("Given")
Made = TypeVar("Made")
Types = TypeVarTuple("Types")

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


class AsyncConnection:
    """A connection; `await` it or enter it to begin, and close it in the end."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._begun: Connection | None = None

    @property
    def sync_connection(self) -> Connection:
        """Return what runs the statements. Raises RuntimeError before the beginning."""
        if self._begun is None:
            raise RuntimeError("this connection was not begun")
        return self._begun

    @property
    def dialect(self) -> Dialect:
        return self._engine.dialect

    @overload
    async def execute(
        self, statement: TypedReturnsRows[*Types], parameters: Parameters = None
    ) -> CursorResult[*Types]: ...

    @overload
    async def execute(self, statement: Executable, parameters: Parameters = None) -> CursorResult[*tuple[Any, ...]]: ...

    async def execute(self, statement: Executable, parameters: Parameters = None) -> CursorResult[*tuple[Any, ...]]:
        """Run a statement, and return all that it found."""
        return await greenlet_spawn(self.sync_connection.execute, statement, parameters)

    async def exec_driver_sql(self, statement: str, parameters: Any = None) -> CursorResult[*tuple[Any, ...]]:
        """Run a statement in the database's own words."""
        return await greenlet_spawn(self.sync_connection.exec_driver_sql, statement, parameters)

    async def execution_options(self, **options: Any) -> None:
        await greenlet_spawn(self.sync_connection.execution_options, **options)

    async def run_sync(
        self, work: Callable[Concatenate[Connection, Given], Made], *args: Given.args, **kwargs: Given.kwargs
    ) -> Made:
        """Run what takes SQLAlchemy's own connection and doesn't await."""
        return await greenlet_spawn(lambda: work(self.sync_connection, *args, **kwargs))

    async def get_raw_connection(self) -> PoolProxiedConnection:
        return await greenlet_spawn(lambda: self.sync_connection.connection)

    @asynccontextmanager
    async def begin_nested(self) -> AsyncIterator[None]:
        """Begin a savepoint, to which everything goes back if the block raises."""
        savepoint = await greenlet_spawn(self.sync_connection.begin_nested)
        try:
            yield
        except BaseException:
            await greenlet_spawn(savepoint.__exit__, *sys.exc_info())
            raise
        await greenlet_spawn(savepoint.__exit__, None, None, None)

    async def commit(self) -> None:
        await greenlet_spawn(self.sync_connection.commit)

    async def rollback(self) -> None:
        await greenlet_spawn(self.sync_connection.rollback)

    async def close(self) -> None:
        """Roll back what wasn't committed, and give the connection back."""
        await greenlet_spawn(self.sync_connection.close)

    def __await__(self) -> Generator[Any, None, Self]:
        return self._begin().__await__()

    async def _begin(self) -> Self:
        self._begun = await greenlet_spawn(self._engine.connect)
        return self

    async def __aenter__(self) -> Self:
        return await self._begin()

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await finish(self.close())


class AsyncEngine:
    def __init__(self, sync_engine: Engine) -> None:
        self.sync_engine = sync_engine

    @property
    def pool(self) -> Pool:
        return self.sync_engine.pool

    def connect(self) -> AsyncConnection:
        return AsyncConnection(self.sync_engine)

    def execution_options(self, **options: Any) -> "AsyncEngine":
        """Return an engine with the same connections, which begin with these options."""
        return AsyncEngine(self.sync_engine.execution_options(**options))

    async def dispose(self) -> None:
        await greenlet_spawn(self.sync_engine.dispose)


def create_async_engine(url: URL, **options: Any) -> AsyncEngine:
    """Create an engine whose driver, which the URL names, is one for an event loop."""
    return AsyncEngine(create_engine(url, **options))
