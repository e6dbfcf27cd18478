"""A work's backlog: drafted chapters that go out one by one at a weekly rhythm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from bot.announcements.models import MissedReason
from bot.chapters.namesakes.alike_chapters import AlikeChapters
from bot.dates.models import Rhythm, WallTime
from bot.works.models import Chapter, Work

FIRST, LAST = -1, 0
"""What a chapter can be moved before, beside another chapter's id: the first one, and nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """`next` is the slot of the next chapter; `used_at` is when the last slot that came was used, or passed.

    Until it has `begun` it is a plan, and nothing goes out. While it is `skipping`, somebody put `next` off. `trouble`
    is why the last slot passed, `missed_at` when.
    """

    id: int
    work_id: int
    rhythm: Rhythm
    next: WallTime
    begun: bool = True
    used_at: datetime | None = None
    skipping: bool = False
    paused: bool = False
    trouble: MissedReason | None = None
    missed_at: datetime | None = None

    def first_slot(self, now: datetime) -> WallTime:
        """Find the slot at which the first chapter goes out once this runs: `next`, unless that passed without it."""
        stands_still = self.paused or not self.begun
        return self.upcoming(now) if stands_still and self.next.at <= now else self.next

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

    It has none while the backlog is paused, or if its name is `taken` by a chapter that was announced, is scheduled or
    stands before it: then it is passed over.
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

    @property
    def going_out(self) -> int:
        """Count the chapters that go out one after the other once the backlog runs: those that aren't passed over."""
        return sum(not one.taken for one in self.waiting)

    def releases(self, chapter_id: int) -> bool:
        """Tell whether a draft goes out by itself: it is in a backlog that has begun."""
        return self.backlog is not None and self.backlog.begun and self.place(chapter_id) is not None

    def place(self, chapter_id: int) -> int | None:
        """Return where a chapter stands, counted from 0, or None if it isn't in the backlog."""
        ids = [one.chapter.id for one in self.waiting]
        return ids.index(chapter_id) if chapter_id in ids else None


@dataclass(frozen=True, slots=True)
class BacklogMaterial:
    """What a work's backlog is made of: its drafts, what has gone out or is scheduled, and which may both go out."""

    work: Work
    drafts: tuple[Chapter, ...]
    elsewhere: tuple[Chapter, ...]
    accepted: frozenset[frozenset[int]] = frozenset()


def line_up(
    backlog: Backlog, order: Iterable[Chapter], material: BacklogMaterial, now: datetime
) -> tuple[WaitingChapter, ...]:
    """Give the chapters their slots, in their order: of several slots that passed, one chapter goes out."""
    before = AlikeChapters(material.work, material.elsewhere)
    first = backlog.first_slot(now)
    slots = chain([first], backlog.rhythm.slots_after(max(first.at, now), first.zone))
    waiting = []
    for chapter in order:
        alike = before.of(chapter.details)
        taken = any(frozenset((chapter.id, one.id)) not in material.accepted for one in alike)
        at = None if backlog.paused or taken else next(slots).at
        waiting.append(WaitingChapter(chapter, at, taken))
        before.add(chapter)
    return tuple(waiting)


def to_begin_with(material: BacklogMaterial) -> list[Chapter]:
    """Choose the drafts that a new backlog takes in, in their order: previews that nobody has finished are none.

    Of two with one name it takes the later one, and none whose name was announced or is scheduled: those are more
    likely old previews than chapters.
    """
    seen, chosen = AlikeChapters(material.work, material.elsewhere), []
    for draft in sorted(material.drafts, key=lambda draft: -draft.id):
        if draft.kept and not seen.of(draft.details):
            chosen.append(draft)
        if draft.kept:
            seen.add(draft)
    return by_number(chosen)


def by_number(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Order chapters by number, those without one last, and otherwise as they were drafted."""
    return sorted(chapters, key=lambda one: (one.details.number is None, one.details.number or 0, one.id))
