"""By what a chapter is known again, however its entry was changed."""

from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from bot.addresses.reading import chapter_address, normal_form
from bot.core.text.naming import name_key
from bot.intake.feeds.models import FeedEntry
from bot.watching.models import SourceChapter


@dataclass(frozen=True, slots=True)
class Identity:
    """What an entry can be known by, the strongest first: the chapter's id in a known site's link, its guid, its link.

    Its title is none, but tells whether two that share one of them are likely the same.
    """

    address: str | None
    guid: str | None
    link: str | None
    title: str

    def is_another(self, other: "Identity") -> bool:
        """Tell whether both have a chapter's id, and not the same."""
        return self.address is not None and other.address is not None and self.address != other.address


Sign = Callable[[Identity], Hashable | None]

_SURE_SIGNS: tuple[Sign, ...] = (
    lambda its: its.address,
    lambda its: (its.guid, its.link, its.title),
    lambda its: (its.guid, its.link) if its.guid and its.link else None,
    lambda its: (its.guid, its.title) if its.guid else None,
    lambda its: (its.link, its.title) if its.link else None,
    lambda its: its.link if its.link and not its.guid else None,
)
"""What makes two the same, the surest first. A guid alone doesn't, nor does a link beside another guid: some feeds have
one for everything.
"""

_HINTS: tuple[Sign, ...] = (
    lambda its: ("guid", its.guid) if its.guid else None,
    lambda its: ("link", its.link) if its.link else None,
    lambda its: ("title", its.title) if its.title else None,
)
"""What makes it likely that two are the same."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Which entry of a look is which known chapter.

    `known` has the chapter of each entry that is one, by the entry's place; `new` are the places of the others, and of
    these `unsure` may be a known chapter after all. `missing` are the chapters without an entry.
    """

    known: Mapping[int, SourceChapter]
    new: Sequence[int]
    unsure: frozenset[int]
    missing: Sequence[SourceChapter]


def identity_of(entry: FeedEntry | SourceChapter, hollow: Container[str | None] = ()) -> Identity:
    """Read what a chapter can be known by; `hollow` are links that lead to none, such as that of the whole work."""
    link = normal_form(entry.link) or entry.link or None
    told = None if link in hollow else link
    return Identity(chapter_address(entry.link), entry.guid or None, told, name_key(entry.title))


def without_repeats(entries: Iterable[FeedEntry], hollow: Container[str | None] = ()) -> list[FeedEntry]:
    """Leave out what a feed lists twice: the same id, or all else the same."""
    first: dict[Hashable, FeedEntry] = {}
    for entry in entries:
        its = identity_of(entry, hollow)
        first.setdefault(its.address or its, entry)
    return list(first.values())


def key_of(identity: Identity, taken: Container[str]) -> str:
    """Form what a chapter is kept under from now on, and no other of its source."""
    address, guid, link = identity.address, identity.guid, identity.link
    parts = [address] if address else [part for part in (guid, link, identity.title) if part]
    forms = [" ".join(parts[:length]) for length in range(1, len(parts) + 1)] or [""]
    numbered = (f"{forms[-1]} {number}" for number in count(2))
    return next(form for form in chain(forms, numbered) if form not in taken)


def match(known: Sequence[SourceChapter], entries: Sequence[FeedEntry], hollow: Container[str | None] = ()) -> Matching:
    """Find which entries are chapters that are known.

    A sign counts only where one entry alone and one known chapter alone bear it, so a doubled guid tells nothing.
    """
    left = {place: identity_of(entry, hollow) for place, entry in enumerate(entries)}
    chapters, theirs = {one.id: one for one in known}, {one.id: identity_of(one, hollow) for one in known}
    bearers = Counter(hint for its in theirs.values() for hint in _hints(its))
    found: dict[int, SourceChapter] = {}
    for sign in _SURE_SIGNS:
        for place, chapter_id in _pairs(left, theirs, sign):
            if not left[place].is_another(theirs[chapter_id]):
                found[place] = chapters[chapter_id]
                del left[place], theirs[chapter_id]
    unsure = frozenset(place for place, its in left.items() if _may_be_one_of(its, theirs.values(), bearers))
    return Matching(found, sorted(left), unsure, [chapters[one] for one in theirs])


def _pairs(ones: Mapping[int, Identity], others: Mapping[int, Identity], sign: Sign) -> list[tuple[int, int]]:
    alone, alone_there = _alone(ones, sign), _alone(others, sign)
    return [(one, alone_there[value]) for value, one in alone.items() if value in alone_there]


def _alone(those: Mapping[int, Identity], sign: Sign) -> dict[Hashable, int]:
    """Find what bears a sign that nothing else here bears."""
    borne = {key: value for key, its in those.items() if (value := sign(its)) is not None}
    counts = Counter(borne.values())
    return {value: key for key, value in borne.items() if counts[value] == 1}


def _may_be_one_of(its: Identity, missing: Iterable[Identity], bearers: Mapping[Hashable, int]) -> bool:
    """Tell whether a missing chapter shares with this one what only that one bore."""
    telling = {hint for hint in _hints(its) if bearers.get(hint) == 1}
    return bool(telling) and any(telling.intersection(_hints(other)) and not its.is_another(other) for other in missing)


def _hints(its: Identity) -> list[Hashable]:
    return [hint for sign in _HINTS if (hint := sign(its)) is not None]
