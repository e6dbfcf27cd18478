"""Telling pages that hold no work from those that do, however they were saved or copied."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.workless.kind import Patterns, WorklessPage
from bot.intake.formats.workless.prose import MOST_BESIDE_A_PAGE, prose_words
from bot.intake.formats.workless.signs import WORKLESS

_LABEL = "chapters:"
_MOST_LINES = 3000
"""A page of a hundred works has fewer; what has more is a book."""
_LONGEST_SIGN = 700
_FEW = 12
"""How many words of prose a page may hold beside its signs, even where these have fewer."""
_A_TITLE = 4
"""How many words that are no prose may stand beside a single sign, such as the title a packer gave the page."""
_MOST_IN_ALL = 300
"""How many words of menus a page may hold, and thrice as many for each work that it lists."""

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
    filled = _with_labels(" ".join(line.split()) for line in lines if line.strip())
    if not filled or len(filled) > _MOST_LINES:
        return None
    kinds = (page for page in WORKLESS if page.is_gate or not gates_only)
    found = next((page for page in kinds if _is(page, filled)), None)
    return Unreadable(found.refusal, _site(filled)) if found else None


def _with_labels(lines: Iterable[str]) -> list[str]:
    """Join AO3's label of the count of chapters to that, where a browser copied it on a line of its own."""
    joined: list[str] = []
    for line in lines:
        if joined and joined[-1].lower() == _LABEL:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _site(lines: Sequence[str]) -> str:
    """Name the site that the lines name; nothing if none is known."""
    small = [line.lower() for line in lines]
    return next((name for words, name in _SITES if any(words in line for line in small)), "")


def _is(page: WorklessPage, lines: list[str]) -> bool:
    """Tell whether a page is of a kind: its signs agree, and there is no story beside them, however short."""
    telling = _found(page.telling, lines)
    if not telling:
        return False
    listed = sum(_matches(page.listed, line) for line in lines)
    shows_list = bool(page.listed) and listed >= page.fewest_listed
    signs = (*page.telling, *page.others, *page.listed)
    others = [line for line in lines if not _matches(signs, line)]
    if telling + _found(page.others, lines) + shows_list < page.enough:
        return prose_words(others) == 0 and _words(others) <= _A_TITLE
    said = _words(lines) - _words(others)
    most = page.words_each * listed if shows_list else max(_FEW, min(said, MOST_BESIDE_A_PAGE))
    return prose_words(others) <= most and _words(others) <= _MOST_IN_ALL * (1 + 3 * listed)


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _found(patterns: Patterns, lines: list[str]) -> int:
    """Count the patterns that match some line."""
    return sum(any(_matches((pattern,), line) for line in lines) for pattern in patterns)


def _matches(patterns: Patterns, line: str) -> bool:
    return len(line) <= _LONGEST_SIGN and any(pattern.fullmatch(line) for pattern in _compiled(patterns))


@cache
def _compiled(patterns: Patterns) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
