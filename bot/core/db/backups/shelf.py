"""Where a database's copies are kept, how they are called, and for how long they stay."""

import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.db.backups.copying import UNFINISHED

BACKUPS = "backups"
"""The folder of a database's copies, beside it, where no other was chosen."""

DAILY = "daily"
"""What stands in the name of a copy of a day."""

REPLACED = "replaced"
"""What stands in the name of a database in whose place another was put."""

INCOMING = ".restoring"
"""How the name of what is about to take the database's place ends."""

A_WEEK = timedelta(days=7)
LEFT_BEHIND = timedelta(days=1)
"""After this long an unfinished copy is nobody's any more: the process that made it died."""

_FORM = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that was put aside: when, and why. That is `daily`, `replaced`, or the schema before an update."""

    path: Path
    taken_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The copies of one database. `days` and `weeks` are how many of them stay: the newest of each.

    What was put aside before an update, or by `restore`, stays as long as the oldest of these, and counts for none.
    """

    file: Path
    folder: Path
    days: int = 7
    weeks: int = 4

    @property
    def kept_for(self) -> timedelta:
        """Return how old a copy becomes at most, where a new one is made each day."""
        return max(timedelta(days=self.days), self.weeks * A_WEEK) + A_WEEK

    def place(self, moment: datetime, reason: str) -> Path:
        """Return the path of a new copy."""
        return self.folder / _name(self.file, moment, reason)

    def beside(self, moment: datetime, reason: str) -> Path:
        """Return a path beside the database itself, for what is only to be called otherwise."""
        return self.file.parent / _name(self.file, moment, reason)

    def copies(self) -> list[Copy]:
        """List what was put aside of this database, the oldest first; a file that is called otherwise isn't seen."""
        found = [*self._in(self.folder), *self._in(self.file.parent)]
        return sorted({copy.path: copy for copy in found}.values(), key=lambda copy: (copy.taken_at, copy.path))

    def newest_daily(self) -> Copy | None:
        """Return the latest copy of a day; None if there is none yet."""
        return next((copy for copy in reversed(self.copies()) if copy.reason == DAILY), None)

    def tidy(self, now: datetime) -> list[Path]:
        """Remove what need not be kept any more, and what unfinished copies left behind. Returns what went."""
        gone = [path for path in self._outlived(now) if _removed(path)]
        incoming = self.file.parent.glob(f"{self.file.name}{INCOMING}*")
        for path in (*self.folder.glob(f"{self.file.stem}-*{UNFINISHED}*"), *incoming):
            with suppress(OSError):
                if now - datetime.fromtimestamp(path.stat().st_mtime, UTC) > LEFT_BEHIND:
                    path.unlink()
        return gone

    def _outlived(self, now: datetime) -> Iterator[Path]:
        copies = self.copies()
        daily = [copy for copy in copies if copy.reason == DAILY]
        kept = {*_newest_of_each(daily, _day, self.days), *_newest_of_each(daily, _week, self.weeks), *daily[-1:]}
        yield from (copy.path for copy in daily if copy not in kept)
        yield from (copy.path for copy in copies if copy.reason != DAILY and now - copy.taken_at > self.kept_for)

    def _in(self, folder: Path) -> Iterator[Copy]:
        form = re.compile(rf"{re.escape(self.file.stem)}-(\d{{8}}T\d{{6}})-(\w+){re.escape(self.file.suffix)}")
        for path in folder.glob(f"{self.file.stem}-*"):
            if match := form.fullmatch(path.name):
                with suppress(ValueError):
                    yield Copy(path, datetime.strptime(match[1], _FORM).replace(tzinfo=UTC), match[2])


def _name(file: Path, moment: datetime, reason: str) -> str:
    return f"{file.stem}-{moment.astimezone(UTC):{_FORM}}-{reason}{file.suffix}"


def _day(copy: Copy) -> Hashable:
    return copy.taken_at.date()


def _week(copy: Copy) -> Hashable:
    return copy.taken_at.isocalendar()[:2]


def _newest_of_each(copies: list[Copy], period: Callable[[Copy], Hashable], count: int) -> list[Copy]:
    newest = {period(copy): copy for copy in copies}
    return sorted(newest.values(), key=lambda copy: copy.taken_at)[-count:] if count else []


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
