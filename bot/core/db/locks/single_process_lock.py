"""One bot a file: a second process would answer every click twice."""

import asyncio
import contextlib
import errno
import os
import sqlite3
import struct
import sys
from collections.abc import Callable
from pathlib import Path

from bot.core.db import private_files
from bot.core.db.backups.causes import explained
from bot.core.db.backups.contents import BESIDE
from bot.core.db.backups.shelf import BACKUPS
from bot.core.errors import CutShort, InUse, StartupError

LOCK_BYTE = 0x40000000 + 1000
"""A byte of the page that SQLite has for its own locks, which it neither reads nor writes; its locks end before it."""

WATCHING_SECONDS = 2.0
"""Seconds between two looks at whether the file is still the one that was locked."""

LOCK = ".lock"
"""How the file is called that is locked beside a database, after its name."""


class SingleProcessLock:
    """Held from the bot's start to its end, however that comes; reading beside it is not its business.

    It is SQLite's own exclusive lock on an empty file beside the database: the same on every
    system on which SQLite works, and the operating system drops it when the process dies.
    On Linux the database itself is locked as well, which holds by whatever name it is opened.
    """

    def __init__(self, database: Path) -> None:
        """Take the lock. Raises InUse if another process has it, StartupError if the file or its folder can't be had.

        The file is made where it isn't there yet: empty, as SQLite takes it for a new database.
        """
        self._name = database
        try:
            self._file = database.resolve()
            private_files.create(self._file)
            self._itself = os.open(self._file, os.O_RDWR)
        except (OSError, RuntimeError) as error:
            raise StartupError(f"The database {database} can't be opened: {explained(error)}.") from None
        try:
            self._beside = self._take_beside()
            self._take_itself()
        except BaseException:
            os.close(self._itself)
            raise
        backups = self._file.parent / BACKUPS
        beside = (self._file.with_name(self._file.name + suffix) for suffix in (*BESIDE, LOCK))
        private_files.narrow(*beside, backups, *backups.glob("*"))
        self._identity = _identity(self._file)

    def _take_beside(self) -> sqlite3.Connection:
        path = self._file.with_name(self._file.name + LOCK)
        try:
            private_files.create(path)
            connection = sqlite3.connect(path, timeout=0, isolation_level=None)
            connection.execute("BEGIN EXCLUSIVE")
        except (sqlite3.DatabaseError, OSError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise self._in_use() from None
            raise StartupError(f"The database {self._name} can't be opened: {explained(error)}.") from None
        return connection

    def _take_itself(self) -> None:
        """Lock the open file, whatever its name: unlike SQLite's locks, this one lasts when it closes a connection."""
        if sys.platform != "linux":
            return
        import fcntl

        lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, LOCK_BYTE, 1, 0)
        try:
            fcntl.fcntl(self._itself, fcntl.F_OFD_SETLK, lock)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES):
                self._beside.close()
                raise self._in_use() from None
            # A file system that knows no such lock: the one beside it has to do.

    def _in_use(self) -> InUse:
        return InUse(f"The database {self._name} is in use: another Chapterhouse runs on it. Stop that one first.")

    def check(self) -> None:
        """Raise CutShort if the database is no longer the file that was locked: what is written now would be lost."""
        if _identity(self._file) != self._identity:
            raise CutShort(
                f"The database {self._name} was deleted or replaced while the bot ran, and nothing more is kept in it."
                " Put it back, or restore a backup, and start the bot again."
            )

    async def listen(self, channel: str, heard: Callable[[str], None]) -> None:
        """Hear nothing: there is one process."""

    def check_tenure(self) -> None:
        """Do as `check` does: a file's lock lasts as long as the process."""
        self.check()

    async def lost(self) -> None:
        """Look every WATCHING_SECONDS, and raise as `check` does."""
        while True:
            await asyncio.sleep(WATCHING_SECONDS)
            self.check()

    async def end(self) -> None:
        self.release()

    def release(self) -> None:
        """Give the database back; its connections have to be closed before, since this ends SQLite's own locks."""
        self._beside.close()
        with contextlib.suppress(OSError):
            os.close(self._itself)


def _identity(file: Path) -> tuple[int, int] | None:
    """Tell which file it is that has this name now; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
