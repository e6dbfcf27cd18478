"""One bot a file: a second process would answer every click twice."""

import sqlite3
from pathlib import Path

from bot.core.errors import StartupError


class SingleProcessLock:
    """Held from the bot's start to its end, however that comes; reading beside it is not its business.

    It is SQLite's own exclusive lock on an empty file beside the database: the same on every
    system on which SQLite works, and the operating system drops it when the process dies.
    """

    def __init__(self, database: Path) -> None:
        """Take the lock. Raises StartupError if another process has it, or the folder can't be written."""
        path = database.with_name(database.name + ".lock")
        try:
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise StartupError(
                    f"The database {database} is in use: another Chapterhouse runs on it. Stop that one first."
                ) from None
            raise StartupError(f"The database {database} can't be opened: {error}.") from None

    def release(self) -> None:
        self._connection.close()
