"""A database on which some statements fail, as when its disk is full or its server goes away."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from bot.core.db.database import Database


@contextmanager
def failing_at(database: Database, *beginnings: str) -> Iterator[None]:
    """Let every statement that begins so fail during the block, inside its transaction, with an OperationalError."""
    with _raising(database, beginnings, OSError("No space left on device")):
        yield


@contextmanager
def busy_at(database: Database, *beginnings: str) -> Iterator[None]:
    """Let somebody else keep the database for too long during the block, whenever a statement begins so."""
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
    with _raising(database, beginnings, locked):
        yield


@contextmanager
def _raising(database: Database, beginnings: tuple[str, ...], error: Exception) -> Iterator[None]:
    def fail(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if " ".join(statement.split()).startswith(beginnings):
            raise OperationalError(statement, parameters, error)

    engines = {engine.sync_engine for engine in (database._writer, database._readers)}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", fail)
