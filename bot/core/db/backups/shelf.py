"""Where a database's copies are kept, how they are called, and for how long they stay."""

import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core.db.backups.contents import BESIDE
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

    @property
    def before_updates(self) -> Path:
        """Return the folder of what is copied before an update, wherever the daily copies go."""
        return self.file.parent / BACKUPS

    @property
    def places(self) -> tuple[Path, ...]:
        """Return the folders in which something may lie that was put aside."""
        return self.folder, self.file.parent, self.before_updates

    def place(self, moment: datetime, reason: str) -> Path:
        """Return the path of a new copy."""
        return self.folder / _name(self.file, moment, reason)

    def beside(self, moment: datetime, reason: str) -> Path:
        """Return a path beside the database itself, for what is only to be called otherwise."""
        return self.file.parent / _name(self.file, moment, reason)

    def copies(self) -> list[Copy]:
        """List what was put aside of this database, the oldest first; a file that is called otherwise isn't seen."""
        found = [copy for folder in self.places for copy in self._in(folder)]
        each = {copy.path.resolve(): copy for copy in reversed(found)}  # a folder may be named in two ways
        return sorted(each.values(), key=lambda copy: (copy.taken_at, copy.path))

    def newest_daily(self) -> Copy | None:
        """Return the latest copy of a day where these go now; None if there is none yet."""
        daily = (copy for copy in self._in(self.folder) if copy.reason == DAILY)
        return max(daily, key=lambda copy: copy.taken_at, default=None)

    def tidy(self, now: datetime) -> list[Path]:
        """Remove what need not be kept any more, and what unfinished copies left behind. Returns what went."""
        gone = [path for path in self._outlived(now) if _removed(path)]
        incoming = self.file.parent.glob(f"{self.file.name}{INCOMING}*")
        unfinished = [path for folder in self.places for path in _listed(folder, f"{self.file.stem}-*{UNFINISHED}*")]
        for path in (*unfinished, *incoming):
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
        for path in _listed(folder, f"{self.file.stem}-*"):
            if match := form.fullmatch(path.name):
                with suppress(ValueError):
                    yield Copy(path, datetime.strptime(match[1], _FORM).replace(tzinfo=UTC), match[2])


def _listed(folder: Path, pattern: str) -> list[Path]:
    """List what is called so in a folder; nothing where nobody lets this process look."""
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []


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
    """Remove a copy, with what of a damaged one stands beside it. Returns whether it is gone."""
    try:
        path.unlink()
        for suffix in BESIDE:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError:
        return False
    return True
