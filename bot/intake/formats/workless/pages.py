"""Telling pages that hold no work from those that do, however they were saved or copied."""

import re
from collections.abc import Sequence
from functools import cache

from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.workless.kind import Patterns, WorklessPage
from bot.intake.formats.workless.signs import WORKLESS

_MOST_LINES = 3000
"""A page of a hundred works has fewer; what has more is a book."""
_LONGEST_SIGN = 700
_LONG = 12
"""From how many words on a line may be told by."""


_SITES = (
    ("archive of our own", "AO3"),
    ("royal road", "Royal Road"),
    ("scribble hub", "Scribble Hub"),
    ("wattpad", "Wattpad"),
    ("fanfiction", "FanFiction.net"),
)


def refuse(lines: Sequence[str]) -> None:
    """Raise Unreadable, saying what to do, where some lines are a page without a work."""
    if refusal := refusal_of(lines):
        raise refusal


def refusal_of(lines: Sequence[str], *, gates_only: bool = False) -> Unreadable | None:
    """Say how to refuse lines that are a page without a work; None for all others, such as a story's.

    `gates_only` asks for pages that stand before a chapter or in its stead, not for those that list some.
    """
    filled = [" ".join(line.split()) for line in lines if line.strip()]
    if not filled or len(filled) > _MOST_LINES:
        return None
    kinds = (page for page in WORKLESS if page.is_gate or not gates_only)
    found = next((page for page in kinds if _is(page, filled)), None)
    return Unreadable(found.refusal, _site(filled)) if found else None


def _site(lines: Sequence[str]) -> str:
    """Name the site that the lines name; nothing if none is known."""
    small = [line.lower() for line in lines]
    return next((name for words, name in _SITES if any(words in line for line in small)), "")


def _is(page: WorklessPage, lines: list[str]) -> bool:
    telling = _found(page.telling, lines)
    listed = sum(_matches(page.listed, line) for line in lines)
    if not telling or telling + _found(page.others, lines) + (listed > 1) < page.enough:
        return False
    signs = (*page.telling, *page.others, *page.listed)
    others = [len(line.split()) for line in lines if not _matches(signs, line)]
    most = page.most_words * (1 + listed)
    return sum(words for words in others if words > _LONG) <= most and sum(others) <= 3 * most


def _found(patterns: Patterns, lines: list[str]) -> int:
    """Count the patterns that match some line."""
    return sum(any(_matches((pattern,), line) for line in lines) for pattern in patterns)


def _matches(patterns: Patterns, line: str) -> bool:
    return len(line) <= _LONGEST_SIGN and any(pattern.fullmatch(line) for pattern in _compiled(patterns))


@cache
def _compiled(patterns: Patterns) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
