"""Which of a work's chapters a typed name means."""

import re
from collections.abc import Callable, Iterable, Sequence

from bot.chapters.listing.labels import labels
from bot.core.text.naming import name_key
from bot.works import wording as works_wording
from bot.works.models import Chapter, ChapterDetails

_NUMBER = re.compile(r"(?:chapter|ch\.?)?\s*#?\s*(?P<number>\d{1,6}(?:[.,]\d{1,3})?)", re.ASCII)


def named(chapters: Sequence[Chapter], text: str) -> list[Chapter]:
    """Find the chapters that are called so, the latest first: by number, by name as lists and cards show it, by title.

    A name that lists show with how far its chapter has come, to tell it from another, is that one's.

    What was cut with an ellipsis, as a long name in a list, is completed.
    """
    key = name_key(text)
    typed, begun = _NUMBER.fullmatch(key), key.removesuffix("...").rstrip()
    number = float(typed["number"].replace(",", ".")) if typed else None
    in_lists = {one.id: name_key(label) for one, label in zip(chapters, labels(chapters), strict=True)}
    ways: tuple[Callable[[Chapter], bool], ...] = (
        lambda one: number is not None and one.details.number == number,
        lambda one: key in (*_names(one.details), in_lists[one.id]),
        lambda one: begun not in ("", key) and any(name.startswith(begun) for name in _names(one.details)),
    )
    return next((found for way in ways if (found := [one for one in chapters if way(one)])), []) if key else []


def are_several(found: Iterable[Chapter]) -> bool:
    """Tell whether chapters that are called the same are different ones, not one that was made again."""
    return len({one.details.number for one in found}) > 1


def like(chapters: Iterable[Chapter], text: str) -> list[Chapter]:
    """Find the chapters whose name has the typed text in it, in the same order."""
    key = name_key(text)
    return [one for one in chapters if any(key in name for name in _names(one.details))]


def _names(details: ChapterDetails) -> list[str]:
    """Write down what a chapter is called: its name in full, its title alone, and its number as `#7`."""
    names = [works_wording.plain_chapter_name(details), details.title or ""]
    names += [f"#{works_wording.number(details.number)}"] if details.number is not None else []
    return [name_key(name) for name in names if name]
