"""Putting a copy back: checked first, and in the place of the database in one step, beside which that is kept."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.db.backups import contents
from bot.core.db.backups.contents import Contents
from bot.core.db.backups.copying import Copying, Progress, sync_folder
from bot.core.db.backups.errors import BackupFailed
from bot.core.db.backups.shelf import INCOMING, REPLACED, Shelf

BESIDE = ("-wal", "-shm", "-journal")
"""How files are called in which SQLite keeps what isn't in the database itself yet."""


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
            raise BackupFailed(str(error)) from None
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
            raise BackupFailed(str(error)) from None
        finally:
            incoming.unlink(missing_ok=True)
        return Restored(found, kept)

    def _taken_at(self) -> datetime:
        """Return of which moment the copy is; one that the bot didn't make is no younger than its file."""
        with closing(sqlite3.connect(f"{self.copy.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            written = datetime.fromtimestamp(self.copy.stat().st_mtime, UTC)
            return contents.taken_at(connection) or min(written, self.now)

    def _keep(self, file: Path) -> Path:
        """Give the database a second name, under which it stays, with what of it isn't in its file yet.

        Until the copy takes its place it has the first one too, so that it is there whenever this is cut short.
        """
        with suppress(sqlite3.Error), closing(sqlite3.connect(file, timeout=1)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        moment = self.now
        while (kept := self.shelf.beside(moment, REPLACED)).exists():
            moment += timedelta(seconds=1)
        for suffix in ("", *BESIDE):
            part = file.with_name(file.name + suffix)
            if part.exists():
                _second_name(part, kept.with_name(kept.name + suffix))
        return kept


def _second_name(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # a file system without second names
        shutil.copy2(path, other)
