"""Copying a database that may be in use: from one view of it, without holding up who writes, and checked afterwards."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.core.db import private_files
from bot.core.db.backups.causes import explained
from bot.core.db.backups.contents import Contents, check, mark_taken, opened_to_read, read, watched
from bot.core.db.backups.errors import BackupFailed, Damaged

PAGES = 500
"""Pages that are copied in a step, of 4 KiB each: a few milliseconds."""

LEFT_FREE = 50 * 2**20
"""Bytes that a copy leaves free on its disk at least: the database itself still has to grow."""

UNFINISHED = ".unfinished"
"""How the name of a copy ends that isn't whole yet."""

Progress = Callable[[int, int], None]
"""Is told how many pages of how many are copied."""


def _untold(_done: int, _of: int) -> None: ...


def _on() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Copying:
    """One copy of a database: where it goes, who watches it, and who may end it before its time.

    The copy says that it is of `moment`, or of when the database itself was copied, if no bot has started on it since.
    `goes_on` is asked all the time; once it says no, BackupFailed is raised within a moment.
    """

    file: Path
    to: Path
    moment: datetime
    progress: Progress = _untold
    goes_on: Callable[[], bool] = _on

    def make(self) -> Contents:
        """Copy the database, check the copy, and only then give it its name. Returns what is in it.

        Raises BackupFailed if that can't be done, Damaged where the database itself isn't whole. A copy that isn't
        finished is gone afterwards.
        """
        unfinished = self.to.with_name(self.to.name + UNFINISHED)
        try:
            private_files.create_folder(self.to.parent)
            self._check_room()
            unfinished.unlink(missing_ok=True)
            private_files.create(unfinished)
            contents = self._copy(unfinished)
            make_last(unfinished, self.to)
        except (sqlite3.Error, OSError) as error:
            raise BackupFailed(explained(error) if self.goes_on() else "it was stopped") from None
        finally:
            for left in unfinished.parent.glob(f"{unfinished.name}*"):
                with suppress(OSError):
                    left.unlink()
        return contents

    def _check_room(self) -> None:
        needed, free = self.file.stat().st_size + LEFT_FREE, shutil.disk_usage(self.to.parent).free
        if free < needed:
            raise BackupFailed(f"the disk is too full: {_mib(needed)} MiB are needed, {_mib(free)} MiB are free")

    def _copy(self, unfinished: Path) -> Contents:
        with closing(opened_to_read(self.file)) as source:
            source.execute("BEGIN")  # one view of one moment, beside which others write
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            watched(source, self.goes_on)
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as target:
                target.execute("PRAGMA synchronous = OFF")  # all of it is put on the disk in one go, at the end
                source.backup(target, pages=PAGES, progress=self._note)
                target.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it
                expected = read(source)
                mark_taken(target, expected.taken_at or self.moment)
        found = check(unfinished, self.goes_on)
        if (found.revision, found.rows) != (expected.revision, expected.rows):
            raise Damaged("not every row is in the copy")
        return found

    def _note(self, _status: int, remaining: int, total: int) -> None:
        if not self.goes_on():
            raise sqlite3.OperationalError("stopped")
        self.progress(total - remaining, total)


def make_last(unfinished: Path, to: Path) -> None:
    """Put the copy on the disk, then give it its name, so that not even a power cut leaves half of it there."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(to)
    sync_folder(to.parent)


def sync_folder(folder: Path) -> None:
    """Put on the disk which names there are in a folder, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mib(size: int) -> str:
    return f"{size / 2**20:,.0f}"
