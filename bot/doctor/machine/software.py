"""Python, SQLite and the packages, beside what Chapterhouse needs and was tested with."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

from packaging.requirements import InvalidRequirement, Requirement

import bot
from bot.core.db.probing.files import SQLITE_VERSION
from bot.doctor.models import Finding, FindingKind, finding

OLDEST_PYTHON = "3.11"

OLDEST_SQLITE = "3.35"
"""The first in which a change returns the rows that it made (RETURNING)."""

SAFE_SQLITE = "3.51.3"
"""The first without a fault by which a file may be damaged where several connections write it at once."""

LOCK = Path(bot.__file__).parents[1] / "requirements" / "runtime.txt"


@dataclass(frozen=True, slots=True)
class Software:
    """What runs the bot. `lock` is a file of pip's with the versions that it was tested with; it may be missing."""

    python: str = python_version()
    sqlite: str = SQLITE_VERSION
    lock: Path = LOCK


def examine(software: Software) -> Iterator[Finding]:
    """Find what is too old, missing, or another version than it should be."""
    if _numbers(software.python) < _numbers(OLDEST_PYTHON):
        yield finding(FindingKind.PYTHON_OLD, version=software.python, needed=OLDEST_PYTHON)
    if _numbers(software.sqlite) < _numbers(OLDEST_SQLITE):
        yield finding(FindingKind.SQLITE_OLD, version=software.sqlite, needed=OLDEST_SQLITE)
    missing, other = _unlike(software.lock)
    if missing:
        yield finding(FindingKind.PACKAGES_MISSING, names=", ".join(missing))
    if other:
        yield finding(FindingKind.PACKAGES_OTHER, names=", ".join(other))


def has_wal_fault(sqlite: str) -> bool:
    """Tell whether a version of SQLite has the fault, which doesn't concern the bot: one connection of it writes."""
    return _numbers(sqlite) < _numbers(SAFE_SQLITE)


def _unlike(lock: Path) -> tuple[list[str], list[str]]:
    """Find which of the locked packages are missing, and which have another version."""
    missing, other = [], []
    for locked in _locked(lock):
        try:
            found = version(locked.name)
        except PackageNotFoundError:
            missing.append(locked.name)
            continue
        if not locked.specifier.contains(found, prereleases=True):
            other.append(f"{locked.name} {found} ({str(locked.specifier).removeprefix('==')})")
    return missing, other


def _locked(lock: Path) -> Iterator[Requirement]:
    """Read the packages that a lock names for this system; none where there is no lock."""
    for line in lock.read_text(encoding="utf-8").splitlines() if lock.exists() else ():
        if line[:1].isalnum():
            try:
                locked = Requirement(line.rstrip("\\ "))
            except InvalidRequirement:
                continue
            if locked.marker is None or locked.marker.evaluate():
                yield locked


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
