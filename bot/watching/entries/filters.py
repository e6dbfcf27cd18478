"""Which entries are of the work, in a feed that has those of others too."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.addresses.reading import read
from bot.core.text.naming import name_key
from bot.intake.feeds.models import FeedEntry

_WORD = re.compile(r"\w+(?:'\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """What an entry must have to be of the work: all that is given here. What gives nothing takes every entry.

    `work` is the work's id at its site, as in the entry's link; `category` one of the entry's, whole; `words` stand in
    its title, next to each other. Case, accents and kinds of quotes and dashes make no difference.
    """

    work: str | None = None
    category: str | None = None
    words: str | None = None


EVERYTHING = EntryFilter()


def alike(one: EntryFilter, other: EntryFilter) -> bool:
    """Tell whether two take the same entries, however their words are written."""
    return _key(one) == _key(other)


def _key(chosen: EntryFilter) -> tuple[str | None, str, str]:
    return chosen.work, name_key(chosen.category or ""), _words(chosen.words or "")


def takes(chosen: EntryFilter, entry: FeedEntry) -> bool:
    """Tell whether an entry is of the work."""
    return (
        (chosen.work is None or _work_of(entry) == chosen.work)
        and (chosen.category is None or name_key(chosen.category) in map(name_key, entry.categories))
        and (chosen.words is None or _words(chosen.words) in _words(entry.title))
    )


def categories_of(entries: Iterable[FeedEntry]) -> list[str]:
    """List the categories that entries have, those of the most entries first, each as it is spelled first."""
    spelled: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for entry in entries:
        for name in entry.categories:
            spelled.setdefault(name_key(name), name)
        counted.update({name_key(name) for name in entry.categories})
    return [spelled[key] for key, _ in counted.most_common()]


def works_of(entries: Iterable[FeedEntry]) -> list[str]:
    """List the ids of the works that entries' links name, those of the most entries first."""
    counted = Counter(filter(None, map(_work_of, entries)))
    return [work for work, _ in counted.most_common()]


def _work_of(entry: FeedEntry) -> str | None:
    address = read(entry.link) if entry.link else None
    return address.work if address else None


def _words(text: str) -> str:
    """Write the words of a text in the one way, so that only whole ones are found in it."""
    return f" {' '.join(_WORD.findall(name_key(text)))} "
