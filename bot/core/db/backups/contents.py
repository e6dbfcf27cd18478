"""What is in a SQLite file, and whether it is whole."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.core.db.backups.errors import Damaged

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


def check(file: Path, goes_on: Callable[[], bool] = lambda: True) -> Contents:
    """Check a file that nobody uses, and return what it holds. Raises Damaged if it is not whole, and sqlite3.Error."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
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


def mark_taken(connection: sqlite3.Connection, moment: datetime | None) -> None:
    """Write into a copy of which moment it is, to the minute: into the number that SQLite keeps for its users.

    So whatever way the copy comes back, the bot knows that it is one.
    """
    minutes = int(moment.timestamp() // 60) if moment else 0
    connection.execute(f"PRAGMA user_version = {minutes}")
