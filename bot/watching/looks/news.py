"""What a look shows: which chapters are new, in which order, and why they may have to be asked about."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.addresses.reading import normal_form
from bot.intake.feeds.models import FeedEntry, ReadFeed
from bot.watching.looks.identity import match, without_repeats
from bot.watching.models import MOST_AT_ONCE, AskReason, SourceChapter
from bot.works.models import ChapterDetails

FAR_BACK = timedelta(days=3)
"""How long before the look before this one a chapter may be dated, and still be taken for new: dates are often those
of a day, or of when something was first saved.
"""

GONE_AFTER = 2
"""Looks in a row that miss a chapter in a complete list, until it counts as gone: one may have been cut short."""

Tell = Callable[[FeedEntry], ChapterDetails]
"""Reads what an entry says of its chapter."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that is new, and what it says of its chapter."""

    entry: FeedEntry
    details: ChapterDetails
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A known chapter whose entry isn't what it was, and what it said of the chapter before and says now."""

    chapter: SourceChapter
    entry: FeedEntry
    before: ChapterDetails
    now: ChapterDetails


@dataclass(frozen=True, slots=True)
class LookResult:
    """What follows from a look.

    `new` is in the order in which it is to be announced, `doubts` are why it is asked about. `back` are chapters that
    are listed again, `missing` those that this look is the first not to show or, of a complete list, doesn't show;
    `gone` are those of them that count as gone from now on.
    """

    new: Sequence[Listed] = ()
    doubts: frozenset[AskReason] = frozenset()
    changed: Sequence[Changed] = ()
    back: Sequence[SourceChapter] = ()
    missing: Sequence[SourceChapter] = ()
    gone: Sequence[SourceChapter] = ()


def news(
    known: Sequence[SourceChapter],
    feed: ReadFeed,
    tell: Tell,
    highest: float | None,
    before: datetime | None,
    hollow: Container[str | None] = (),
) -> LookResult:
    """Compare what a source lists now with what is known of it.

    `highest` is the number of the last chapter that was announced, `before` when the look before this one was;
    `hollow` are links that lead to no chapter.
    """
    entries = without_repeats(feed.entries, hollow)
    matching = match(known, entries, hollow)
    listed = [(chapter, entries[place]) for place, chapter in matching.known.items()]
    new = [Listed(entries[one], tell(entries[one]), one in matching.unsure) for one in matching.new]
    vanished = any(one.is_listed for one in known) and not listed
    missing = [one for one in matching.missing if one.is_listed or (feed.is_complete and one.missed < GONE_AFTER)]
    counts = feed.is_complete and not vanished
    known_numbers = [one.number for one in known if one.number is not None]
    return LookResult(
        tuple(in_order(new, is_list=feed.is_complete)),
        _doubts(new, highest, max(known_numbers, default=None), before, vanished=vanished),
        tuple(_changed(chapter, entry, tell) for chapter, entry in listed if _differs(chapter, entry)),
        tuple(chapter for chapter, _ in listed if not chapter.is_listed or chapter.missed),
        tuple(missing),
        tuple(one for one in missing if counts and one.missed + 1 == GONE_AFTER),
    )


def in_order(listed: Sequence[Listed], *, is_list: bool) -> list[Listed]:
    """Order chapters as they are to be read: by number, else by date, else as the feed has them, the last first."""
    as_read = list(listed) if is_list else list(reversed(listed))
    if all(one.details.number is not None for one in listed):
        return sorted(as_read, key=lambda one: one.details.number or 0)
    dates = [one.entry.published for one in as_read]
    if not is_list and None not in dates and len(set(dates)) == len(dates):
        return [one for _, one in sorted(zip(dates, as_read, strict=True), key=lambda pair: str(pair[0]))]
    return as_read


def _doubts(
    new: Sequence[Listed], highest: float | None, last: float | None, before: datetime | None, *, vanished: bool
) -> frozenset[AskReason]:
    """Find what makes new chapters doubtful; `last` is the highest number that the source listed before."""
    if not new:
        return frozenset()
    lowest = min((one.details.number for one in new if one.details.number is not None), default=None)
    dates = [one.entry.published for one in new if one.entry.published]
    reasons = {
        AskReason.MANY: len(new) > MOST_AT_ONCE,
        AskReason.VANISHED: vanished,
        AskReason.UNSURE: any(one.is_unsure for one in new),
        AskReason.BACKWARDS: lowest is not None
        and ((highest is not None and lowest < highest) or (last is not None and lowest <= last)),
        AskReason.OLD: before is not None and bool(dates) and min(dates) < before - FAR_BACK,
    }
    return frozenset(doubt for doubt, is_so in reasons.items() if is_so)


def _differs(chapter: SourceChapter, entry: FeedEntry) -> bool:
    if (chapter.title, chapter.guid) != (entry.title, entry.guid):
        return True
    return chapter.link != entry.link and normal_form(chapter.link) != normal_form(entry.link)


def _changed(chapter: SourceChapter, entry: FeedEntry, tell: Tell) -> Changed:
    as_it_was = replace(entry, guid=chapter.guid, link=chapter.link, title=chapter.title)
    return Changed(chapter, entry, tell(as_it_was), tell(entry))
