"""SQLite's connections: the driver's thread is asked once a statement, where it would be asked four times."""

import sqlite3
import time
from collections.abc import Sequence
from typing import Any

import aiosqlite
from aiosqlite import core

WRITES = "BEGIN IMMEDIATE"
"""Begins a transaction that writes, and waits for whoever else does."""

STEP = 200
"""Milliseconds of that wait during which nobody can end it; a stop must be over within five seconds."""


class Connection(aiosqlite.Connection):
    """To hand over to the driver's thread and back takes as long as a small statement itself. So a cursor is made,
    asked and emptied there in one go, and what SQLAlchemy wants of it afterwards is at hand.
    """

    def __init__(self, file: str, **options: Any) -> None:
        super().__init__(lambda: sqlite3.connect(file, **options), iter_chunk_size=0)
        work: Any = core._connection_worker_thread  # noqa: SLF001
        self._patience = 0.0
        self._thread = type(self._thread)(target=work, args=(self._tx,), daemon=True)

    def be_patient(self, seconds: float) -> None:
        """Let transactions wait so long for their beginning, besides SQLite's own patience with each attempt."""
        self._patience = seconds

    def cursor(self) -> "Cursor":  # type: ignore[override]
        return Cursor(self)

    async def ask(self, how: str, statement: str, values: Sequence[Any]) -> tuple[sqlite3.Cursor, list[Any]]:
        """Return the cursor after `execute` or `executemany`, and all its rows."""

        def in_thread() -> tuple[sqlite3.Cursor, list[Any]]:
            cursor = getattr(self._conn, how)(statement, values)
            return cursor, cursor.fetchall()

        last = time.monotonic() + (self._patience if statement == WRITES else 0.0)
        while True:
            try:
                answer: tuple[sqlite3.Cursor, list[Any]] = await self._execute(in_thread)  # type: ignore[no-untyped-call]
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not is_busy or time.monotonic() >= last:
                    raise
            else:
                return answer


class Cursor:
    """As much of a cursor as SQLAlchemy uses."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "Cursor":
        return self

    async def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        await self._ask("execute", statement, values)

    async def executemany(self, statement: str, values: Sequence[Sequence[Any]]) -> None:
        await self._ask("executemany", statement, values)

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None: ...

    async def _ask(self, how: str, statement: str, values: Sequence[Any]) -> None:
        cursor, self._rows = await self._connection.ask(how, statement, values)
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
