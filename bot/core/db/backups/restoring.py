"""Putting a copy back: checked first, and in the place of the database in one step, beside which that is kept."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.db.backups import contents
from bot.core.db.backups.causes import explained
from bot.core.db.backups.contents import BESIDE, Contents, opened_to_read
from bot.core.db.backups.copying import UNFINISHED, Copying, Progress, make_last, sync_folder
from bot.core.db.backups.errors import BackupFailed
from bot.core.db.backups.shelf import INCOMING, REPLACED, Shelf

PATIENCE = 2.0
"""Seconds that others have to let go of the database."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What the database holds now, and where what was there before is kept; None if there was nothing."""

    contents: Contents
    kept: Path | None


@dataclass(frozen=True, slots=True)
class Restoring:
    """One return of a copy. Whoever does it has the database's lock, so that no bot runs on it.

    `refuse` raises for a schema that this program doesn't know.
    """

    shelf: Shelf
    copy: Path
    now: datetime
    refuse: Callable[[str], None]
    progress: Progress = lambda _done, _of: None

    def check(self) -> Contents:
        """Return what the copy holds. Raises BackupFailed if it can't be put back, and what `refuse` does."""
        try:
            if self.shelf.file.exists() and self.copy.samefile(self.shelf.file):
                raise BackupFailed("that is the database itself")
            found = contents.check(self.copy)
        except (sqlite3.Error, OSError) as error:
            raise BackupFailed(explained(error)) from None
        self.refuse(found.revision)
        return found

    def put_back(self) -> Restored:
        """Put the copy in the place of the database, which is kept. Raises BackupFailed; nothing was changed then."""
        file = self.shelf.file.resolve()
        incoming = file.with_name(file.name + INCOMING)
        found = Copying(self.copy, incoming, self._taken_at(), self.progress).make()
        try:
            kept = self._keep(file) if file.exists() and file.stat().st_size else None
            for suffix in BESIDE:
                file.with_name(file.name + suffix).unlink(missing_ok=True)
            incoming.replace(file)
            sync_folder(file.parent)
        except OSError as error:
            raise BackupFailed(explained(error)) from None
        finally:
            incoming.unlink(missing_ok=True)
        return Restored(found, kept)

    def _taken_at(self) -> datetime:
        """Return of which moment the copy is; one that the bot didn't make is no younger than its file, which may have
        been copied again, nor than what the bot wrote there last.
        """
        with closing(opened_to_read(self.copy)) as connection:
            written = datetime.fromtimestamp(self.copy.stat().st_mtime, UTC)
            seen = contents.last_sign(connection) or written
            return contents.taken_at(connection) or min(written, seen, self.now)

    def _keep(self, file: Path) -> Path:
        """Give the database a second name, under which it stays, with what of it isn't in its file yet.

        Until the copy takes its place it has the first one too, so that it is there whenever this is cut short.
        """
        _take_in(file)
        moment = self.now
        while (kept := self.shelf.beside(moment, REPLACED)).exists():
            moment += timedelta(seconds=1)
        for suffix in ("", *BESIDE):
            part = file.with_name(file.name + suffix)
            if part.exists():
                _second_name(part, kept.with_name(kept.name + suffix))
        return kept


def _take_in(file: Path) -> None:
    """Let all that was written be in the file itself: what stands beside goes before the copy takes its place.

    Raises BackupFailed where another program keeps it from that. A file that is damaged can take nothing in.
    """
    try:
        with closing(sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")  # which takes back what a journal says was never finished
            connection.execute("COMMIT")
            is_busy = bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
    except sqlite3.OperationalError as error:
        is_busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
            raise BackupFailed(explained(error)) from None
    except sqlite3.Error:
        return
    if is_busy:
        raise BackupFailed(f"another program has {file} open; end that one first")


def _second_name(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # a file system without second names
        unfinished = other.with_name(other.name + UNFINISHED)
        try:
            shutil.copy2(path, unfinished)
            make_last(unfinished, other)
        finally:
            unfinished.unlink(missing_ok=True)
