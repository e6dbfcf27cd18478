"""A database in which something happens in the middle of what somebody else does: before any of its steps."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import Context, ContextVar
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.util import await_only

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database

Meanwhile = Callable[[], Awaitable[object]]

WATCHED: ContextVar[bool] = ContextVar("watched", default=False)
"""Whether it is this task's steps that are counted, and those of the tasks that it makes."""

PATIENCE = 0.05
"""Seconds that what happens meanwhile has until the other goes on: the end of that may be what it waits for."""


class InterposedDatabase(Database):
    """A step is a transaction that is begun; on PostgreSQL, where others can write beside one, each statement too."""

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        self.steps = 0
        self._at = 0
        self._meanwhile: Meanwhile | None = None
        self._begun: asyncio.Task[object] | None = None
        if self._turn is None:
            event.listen(self._writer.sync_engine, "before_cursor_execute", self._statement)

    async def do(self, act: Callable[[], Awaitable[object]], meanwhile: Meanwhile | None = None, at: int = 0) -> None:
        """Do something, and let something else happen before the step of this number, or after the last one."""
        self.steps, self._at, self._meanwhile, self._begun = 0, at, meanwhile, None
        watching = WATCHED.set(True)
        try:
            await act()
        finally:
            WATCHED.reset(watching)
            if meanwhile is not None and not self._is_begun():
                await self._let_it_happen()
            if self._begun is not None:
                await self._begun

    @asynccontextmanager
    async def change(self, *, alone: bool = False) -> AsyncIterator[AsyncConnection]:
        if self._is_step():
            await self._let_it_happen()
        async with super().change(alone=alone) as connection:
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        if self._is_step():
            await self._let_it_happen()
        async with super().read() as connection:
            yield connection

    def _is_step(self) -> bool:
        if not WATCHED.get():
            return False
        self.steps += 1
        return self.steps == self._at and not self._is_begun()

    def _is_begun(self) -> bool:
        return self._begun is not None

    def _statement(self, *_: Any) -> None:
        if self._is_step():
            await_only(self._let_it_happen())

    async def _let_it_happen(self) -> None:
        assert self._meanwhile is not None
        self._begun = asyncio.get_running_loop().create_task(_done(self._meanwhile), context=Context())
        await asyncio.wait({self._begun}, timeout=PATIENCE)


async def _done(meanwhile: Meanwhile) -> object:
    return await meanwhile()
