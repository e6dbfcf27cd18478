"""What is in a SQLite file, and whether it is whole."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.core.db.backups.errors import Damaged

BESIDE = ("-wal", "-shm", "-journal")
"""How files are called in which SQLite keeps what isn't in the database itself yet."""

PATIENCE = 5.0
"""Seconds that a look waits for whoever keeps the file to himself."""

LOOKED_AT_EVERY = 20_000
"""Steps of SQLite's machine between two looks at whether to go on: a few milliseconds."""

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its schema, how many rows each table has, and of which moment it is a copy, if it is one."""

    revision: str
    rows: dict[str, int]
    taken_at: datetime | None

    @property
    def total(self) -> int:
        return sum(self.rows.values())


def read(connection: sqlite3.Connection) -> Contents:
    """Count what a database holds. Raises Damaged if it isn't one of this program's."""
    names = [name for (name,) in connection.execute(_TABLES)]
    if "alembic_version" not in names:
        raise Damaged("it isn't a database of Chapterhouse's")
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    return Contents(found[0] if found else "", rows, taken_at(connection))


def opened_to_read(file: Path) -> sqlite3.Connection:
    """Open a file only to read it, on a disk that can only be read as well. Raises sqlite3.Error.

    SQLite wants to make a file beside one that was in use, even to read it. Where it can't and nothing stands beside,
    there is nothing that it would have to read there.
    """
    address = f"{file.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        beside = [file.resolve().with_name(f"{file.resolve().name}{suffix}") for suffix in BESIDE]
        cant_be_made = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not cant_be_made or any(one.exists() and one.stat().st_size for one in beside):
            raise
        return sqlite3.connect(f"{address}&immutable=1", uri=True)
    except sqlite3.Error:
        pass  # whoever reads it will see
    return connection


def check(file: Path, goes_on: Callable[[], bool] = lambda: True) -> Contents:
    """Check a file that nobody uses, and return what it holds. Raises Damaged if it is not whole, and sqlite3.Error."""
    with closing(opened_to_read(file)) as connection:
        watched(connection, goes_on)
        try:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Damaged("it fails SQLite's checks")
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise Damaged("rows in it point to others that aren't there")
            return read(connection)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not goes_on():
                raise
            raise Damaged(f"it can't be read ({error})") from None


def watched(connection: sqlite3.Connection, goes_on: Callable[[], bool]) -> None:
    """Let statements on the connection end with an error as soon as they are not to go on."""
    connection.set_progress_handler(lambda: not goes_on(), LOOKED_AT_EVERY)


def taken_at(connection: sqlite3.Connection) -> datetime | None:
    """Tell of which moment a database is a copy; None if it is none, or the bot has started on it since."""
    minutes: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return datetime.fromtimestamp(minutes * 60, UTC) if minutes > 0 else None


def last_sign(connection: sqlite3.Connection) -> datetime | None:
    """Tell when a bot last gave a sign in a database: nothing that it did afterwards is in there. None if none did."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'heartbeats'").fetchone() is None:
        return None
    found = connection.execute("SELECT max(max(beat_at, coalesce(ended_at, beat_at))) FROM heartbeats").fetchone()[0]
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if found else None


def mark_taken(connection: sqlite3.Connection, moment: datetime | None) -> None:
    """Write into a copy of which moment it is, to the minute: into the number that SQLite keeps for its users.

    So whatever way the copy comes back, the bot knows that it is one.
    """
    minutes = int(moment.timestamp() // 60) if moment else 0
    connection.execute(f"PRAGMA user_version = {minutes}")
