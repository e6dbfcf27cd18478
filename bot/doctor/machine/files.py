"""The database's file, its folder and its disk, and the file of the settings."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.core.db import private_files
from bot.core.db.backups.contents import BESIDE
from bot.core.db.backups.shelf import Shelf
from bot.core.db.locks.single_process_lock import LOCK
from bot.doctor.models import Finding, FindingKind, finding

ROOM = 256 * 2**20
"""Bytes that should be free besides those of a copy of the database."""

LARGE_WAL = 256 * 2**20
"""Bytes from which on changes must have waited for long to go into the database: it takes them in at 4 MB each time."""

MOUNTS = Path("/proc/mounts")
"""Where Linux says which file system is where; other systems have no such file."""

OVER_THE_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "davfs"}


def settings_file(file: Path = Path(".env")) -> Iterator[Finding]:
    """Find whether others can read the token in the settings' file."""
    if private_files.is_open_to_others(file):
        yield finding(FindingKind.ENV_OPEN, file=str(file.resolve()))


def examine(shelf: Shelf, mounts: Path = MOUNTS) -> Iterator[Finding]:
    """Find what is wrong around a database's file, which may not be there yet, and its copies."""
    file = shelf.file
    try:
        folder = next(one for one in file.resolve().parents if one.is_dir())
        file.exists()
    except PermissionError:  # not even that may be known
        yield finding(FindingKind.FOLDER_CLOSED, folder=str(file.parent))
        return
    if not _may_write(folder):
        yield finding(FindingKind.FOLDER_CLOSED, folder=str(folder))
    if kind := _network_kind(folder, mounts):
        yield finding(FindingKind.NETWORK_DISK, folder=str(folder), kind=kind)
    yield from _room(file, folder)
    yield from _copies(shelf, folder)
    if not file.exists():
        yield finding(FindingKind.DATABASE_MISSING, file=str(file))
    elif file.is_file():
        yield from _around(shelf)


def may_read(file: Path) -> bool:
    """Tell whether the user who asks may read a file, as far as rights go."""
    return _may(file, os.R_OK)


def _copies(shelf: Shelf, beside: Path) -> Iterator[Finding]:
    """Find what is wrong where copies go, as far as it isn't so of the database's own folder."""
    daily = {_nearest(shelf.folder)} if shelf.days else set()
    of_updates = _nearest(shelf.before_updates)
    for folder in sorted({*daily, of_updates} - {beside}):
        if not _may_write(folder):
            holds = {"daily": folder in daily, "of_updates": folder == of_updates}
            yield finding(FindingKind.BACKUPS_CLOSED, folder=str(folder), **holds)
        if folder.stat().st_dev != beside.stat().st_dev:
            yield from _room(shelf.file, folder)


def _nearest(place: Path) -> Path:
    """Find the folder in which something is made so that a place is there: as far down as this process may look."""
    return next(one for one in (place.resolve(), *place.resolve().parents) if _is_folder(one))


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except PermissionError:  # it is in a closed one
        return False


def _around(shelf: Shelf) -> Iterator[Finding]:
    file = shelf.file
    its_files = [file.with_name(file.name + suffix) for suffix in ("", *BESIDE, LOCK)]
    for one in its_files:
        if one.exists() and not _may_write(one):
            yield finding(FindingKind.FILE_CLOSED, file=str(one))
            break
    wal = file.with_name(file.name + "-wal")
    if wal.exists() and wal.stat().st_size > LARGE_WAL:
        yield finding(FindingKind.WAL_LARGE, file=str(wal), grown=wal.stat().st_size)
    places = dict.fromkeys((shelf.folder, shelf.before_updates))
    copies = [one for place in places if _is_folder(place) for one in (place, *place.glob("*"))]
    open_ones = [str(one) for one in (*its_files, *copies) if private_files.is_open_to_others(one)]
    if open_ones:
        yield finding(FindingKind.FILE_OPEN, files=" ".join(open_ones))


def _room(file: Path, folder: Path) -> Iterator[Finding]:
    needed = ROOM + (file.stat().st_size if file.is_file() else 0)
    free = shutil.disk_usage(folder).free
    if free < needed:
        yield finding(FindingKind.DISK_LOW, folder=str(folder), free=free, needed=needed)


def _may_write(path: Path) -> bool:
    """Tell whether the user who asks may write in a file, or make one in a folder."""
    return _may(path, os.W_OK | os.X_OK if path.is_dir() else os.W_OK)


def _may(path: Path, how: int) -> bool:
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)


def _network_kind(folder: Path, mounts: Path) -> str | None:
    """Name the network file system on which a folder is; None if it is on none, as far as is known."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    placed = [(place.replace("\\040", " "), kind) for _, place, kind, *_ in (line.split() for line in lines)]
    around = [(place, kind) for place, kind in placed if folder.is_relative_to(place)]
    kind = max(around, key=lambda one: len(one[0]), default=("", ""))[1]  # of two at one place, the later covers
    return kind if kind in OVER_THE_NETWORK else None
