"""Looking at a SQLite file: what its own checks say, and whether a bot has it."""

import sqlite3
import struct
import sys
from contextlib import closing
from pathlib import Path

from bot.core.db.backups.causes import explained
from bot.core.db.backups.contents import opened_to_read
from bot.core.db.locks.single_process_lock import LOCK_BYTE
from bot.core.db.probing.models import DatabaseProbe, KeptByOthers, NotReadable
from bot.core.db.unfinished.store import MARK

SQLITE_VERSION = sqlite3.sqlite_version


def probe(file: Path) -> DatabaseProbe:
    """Look at a file that is there. Raises KeptByOthers and NotReadable."""
    try:
        with closing(opened_to_read(file)) as connection:
            damage = [row[0] for row in connection.execute("PRAGMA quick_check(1)") if row[0] != "ok"]
            orphans = () if damage else sorted({row[0] for row in connection.execute("PRAGMA foreign_key_check")})
            is_new = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None
            revision = None if is_new else connection.execute("SELECT version_num FROM alembic_version").fetchone()
            marked = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (MARK,)).fetchone() is not None
            source = connection.execute(f"SELECT source FROM {MARK}").fetchone()[0] if marked else None  # noqa: S608
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise KeptByOthers(str(error)) from None
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            return DatabaseProbe(revision=None, is_held=is_held(file), version=SQLITE_VERSION, damage=str(error))
        raise NotReadable(explained(error)) from None
    return DatabaseProbe(
        revision=revision[0] if revision else None,
        is_held=is_held(file),
        version=SQLITE_VERSION,
        damage="; ".join(" ".join(one.split()) for one in damage),
        orphans=tuple(orphans),
        moved_from=source,
    )


def is_held(file: Path) -> bool | None:
    """Tell whether a bot has this database, without taking its lock for even a moment; None where that can't be told.

    Only Linux knows a lock that can be asked after (see `SingleProcessLock`).
    """
    if sys.platform != "linux":
        return None
    import fcntl

    lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, LOCK_BYTE, 1, 0)
    try:
        with file.open("rb") as opened:
            answer = fcntl.fcntl(opened, fcntl.F_OFD_GETLK, lock)
    except OSError:
        return None
    return bool(struct.unpack("hhqqi4x", answer)[0] != fcntl.F_UNLCK)
