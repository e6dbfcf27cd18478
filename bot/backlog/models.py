"""A work's backlog: drafted chapters that go out one by one at a weekly rhythm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from bot.announcements.models import MissedReason
from bot.dates.models import Rhythm, WallTime
from bot.works.models import Chapter, ChapterDetails, Work

FIRST, LAST = -1, 0
"""What a chapter can be moved before, beside another chapter's id: the first one, and nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """`next` is the slot of the next chapter; `used_at` is when the last slot that came was used, or passed.

    While it is `skipping`, somebody put `next` off. `trouble` is why the last slot passed, `missed_at` when.
    """

    id: int
    work_id: int
    rhythm: Rhythm
    next: WallTime
    used_at: datetime | None = None
    skipping: bool = False
    paused: bool = False
    trouble: MissedReason | None = None
    missed_at: datetime | None = None

    def upcoming(self, now: datetime) -> WallTime:
        """Find the first slot from now on that wasn't used.

        A clock that was set back a little shows a used slot again, so that one is passed over. One that was set back
        by more than a slot was wrong before.
        """
        first = self.rhythm.after(now, self.next.zone)
        second = self.rhythm.after(first.at, self.next.zone)
        used = self.used_at is not None and first.at <= self.used_at < second.at
        return second if used else first


@dataclass(frozen=True, slots=True)
class WaitingChapter:
    """A chapter in the backlog and when it goes out; None while it has no slot.

    It has none while the backlog is paused, or if its number is `taken`: then it is passed over.
    """

    chapter: Chapter
    at: datetime | None
    taken: bool


@dataclass(frozen=True, slots=True)
class BacklogOverview:
    """What an author sees: the backlog, if one is running, what waits in it, and the drafts that don't."""

    work: Work
    backlog: Backlog | None
    waiting: tuple[WaitingChapter, ...]
    others: tuple[Chapter, ...]

    def place(self, chapter_id: int) -> int | None:
        """Return where a chapter stands, counted from 0, or None if it isn't in the backlog."""
        ids = [one.chapter.id for one in self.waiting]
        return ids.index(chapter_id) if chapter_id in ids else None


def line_up(backlog: Backlog, order: Iterable[Chapter], posted: Iterable[Chapter]) -> tuple[WaitingChapter, ...]:
    """Give the chapters their slots, in their order."""
    taken = {_name(chapter.details) for chapter in posted} - {None}
    slots = chain([backlog.next], backlog.rhythm.slots_after(backlog.next.at, backlog.next.zone))
    waiting = []
    for chapter in order:
        name = _name(chapter.details)
        at = None if backlog.paused or name in taken else next(slots).at
        waiting.append(WaitingChapter(chapter, at, taken=name in taken))
        taken |= {name} - {None}
    return tuple(waiting)


def to_begin_with(drafts: Iterable[Chapter], posted: Iterable[Chapter]) -> list[Chapter]:
    """Choose the drafts that a new backlog takes in, in their order.

    Of two with one number it takes the later one, and none whose number was announced: those are more likely old
    previews than chapters.
    """
    announced = {_name(chapter.details) for chapter in posted} - {None}
    latest = {_name(draft.details) or draft.id: draft for draft in sorted(drafts, key=lambda draft: draft.id)}
    return by_number([draft for name, draft in latest.items() if name not in announced])


def by_number(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Order chapters by number, those without one last, and otherwise as they were drafted."""
    return sorted(chapters, key=lambda one: (one.details.number is None, one.details.number or 0, one.id))


def _name(details: ChapterDetails) -> tuple[str, float | str] | None:
    """Return what two chapters that readers would take for the same have in common: the number or else the title."""
    if details.number is not None:
        return ("number", details.number)
    return ("title", details.title) if details.title else None
