"""Connections to the two kinds of database, set up so that a commit survives a power cut."""

import os
import secrets
import sqlite3
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, AdaptedConnection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.pool import NullPool

from bot.core.db import sqlite
from bot.core.db.connecting.connections import AsyncEngine, create_async_engine

READERS = 4
"""Connections that read at the same time."""

BUSY_TIMEOUT = 10_000
"""Milliseconds that SQLite waits for a lock another process holds, such as a backup's."""

# Errors would otherwise carry the values of a statement, which are what people wrote, into the log.
_QUIET: dict[str, Any] = {"hide_parameters": True}

# A connection comes back with its transaction ended (`database.py`), or is thrown away where a statement was cancelled.
# The driver's own BEGIN, which `isolation_level` turns off, is deferred and fails where a read turns into a write.
_SQLITE: dict[str, Any] = {
    "connect_args": {"async_creator_fn": sqlite.Connection, "isolation_level": None},
    "pool_reset_on_return": None,
    **_QUIET,
}


def is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def file_of(url: URL) -> Path:
    """Return the file of an SQLite database."""
    return Path(url.database or "")


BUSY_STATES = ("55P03", "40P01", "40001")
"""PostgreSQL's codes for what was changed by nobody and may go the next time: a lock that was waited for as long as
`lock_timeout` lets, two who waited for each other's, and changes that can't both be had in turn.
"""


def is_busy(error: Exception) -> bool:
    """Tell whether others were in the way: of a lock, or a connection, that was waited for and not had."""
    if isinstance(error, NoConnection):
        return True
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.OperationalError):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(cause, "sqlstate", None) in BUSY_STATES


AWAY_STATES = ("57P01", "57P02", "57P03", "53300")
"""PostgreSQL's codes for a server that is being stopped or isn't ready yet, and for one that takes nobody more in.

Those of lost connections begin with 08.
"""


def is_away(error: Exception) -> bool:
    """Tell whether the connection to a server was lost, or couldn't be had."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(cause, "sqlstate", None) or ""
    return isinstance(cause, ConnectionError) or state in AWAY_STATES or state.startswith("08")


def create(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    """Create the engine that writes and the one that reads."""
    return (_sqlite(url, writes=True), _sqlite(url, writes=False)) if is_sqlite(url) else _postgresql(url)


def session_name() -> str:
    """Name this process's connections to PostgreSQL, so that whoever takes its place can end all of them."""
    return _session_name(os.getpid())


@cache
def _session_name(pid: int) -> str:
    return f"chapterhouse {pid} {secrets.token_hex(8)}"


def _create_postgresql(url: URL, settings: Mapping[str, str] | None = None, **more: Any) -> AsyncEngine:
    named = {"server_settings": {"application_name": session_name(), **(settings or {})}}
    return create_async_engine(url, connect_args=named, **more, **_QUIET)


def for_migrations(url: URL) -> AsyncEngine:
    """Create an engine for one connection at a time, which waits for others' locks for BUSY_TIMEOUT.

    On SQLite it is without foreign keys, whose cascades a table's rebuild would set off.
    """
    if not is_sqlite(url):
        return _create_postgresql(url, {"lock_timeout": str(BUSY_TIMEOUT)}, poolclass=NullPool)
    engine = create_async_engine(url, poolclass=NullPool, **_SQLITE)
    _prepare_sqlite(engine, sqlite.WRITES, foreign_keys="OFF")
    return engine


def _postgresql(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    writer = _create_postgresql(url)
    event.listen(writer.sync_engine, "checkout", _refuse_lost)
    readers = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return writer, readers


def _refuse_lost(connection: AdaptedConnection, _record: object, _proxy: object) -> None:
    """Refuse a connection that a restarting server closed.

    The event loop has noticed it; to ask the server takes three messages there and back. Raises InvalidatePoolError,
    at which the pool begins anew.
    """
    driver_connection: Any = connection.driver_connection
    if driver_connection.is_closed():
        raise InvalidatePoolError("PostgreSQL closed this connection")


def _sqlite(url: URL, *, writes: bool) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=1 if writes else READERS, max_overflow=0, pool_timeout=60, **_SQLITE)
    if writes:
        _prepare_sqlite(engine, sqlite.WRITES, journal_mode="WAL")
    else:
        _prepare_sqlite(engine, "BEGIN", query_only="ON", wal_autocheckpoint=0)
    return engine


def _prepare_sqlite(engine: AsyncEngine, begin: str, **pragmas: str | int) -> None:
    settings = {
        "busy_timeout": BUSY_TIMEOUT,
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "secure_delete": "ON",  # what people have deleted is overwritten, and not only left out
        **pragmas,
    }

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        for name, value in settings.items():
            cursor.execute(f"PRAGMA {name} = {value}")
        if begin == sqlite.WRITES:  # what waits in the driver's thread can't be ended, so that it waits in steps
            cursor.execute(f"PRAGMA busy_timeout = {min(sqlite.STEP, BUSY_TIMEOUT)}")
            driver_connection: Any = connection
            driver_connection.driver_connection.be_patient(BUSY_TIMEOUT / 1000)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
