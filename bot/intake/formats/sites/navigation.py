"""Links to other chapters that a blog's author or theme puts above and below the text, and the tags of a post."""

import re
from collections.abc import Callable, Iterable
from itertools import islice, takewhile

from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.draft import DropReason

_LINK = re.compile(r"\]\(https?://")
_ARROWS = r"[\s←→«»‹›<>⟵⟶⇐⇒◄►|·•–—/*_-]*"
_ITEM = (
    r"(?:(?:read )?(?:the )?(?:previous|prev|next|last|first)(?: (?:chapter|part|episode|post|page|entry))?|"
    r"(?:table of )?contents|toc|(?:(?:chapter|story|master) )?index|chapter list|masterlist|home)"
)
_NAVIGATION = re.compile(rf"{_ARROWS}{_ITEM}(?:{_ARROWS}{_ITEM})*{_ARROWS}", re.IGNORECASE)
_HASHTAGS = re.compile(r"#\w[^#\n]{0,100}(?:\s#\w[^#\n]{0,100})*")
_ONLY_A_LINK = re.compile(r"[←→«»⟵⟶⇐⇒◄►]|chapter|previous|prev|next|contents|toc", re.IGNORECASE)
_COUNTED = re.compile(r"\d[\d.,]*[kKmM]? (?:notes?|likes?|comments?|reblogs?)")
"""What a post's readers did, below its tags."""
_LONGEST = 1000
_MOST = 3
"""How many such lines may stand on one side of the text."""


def drop_navigation(page: CopiedPage) -> None:
    """Leave out the lines at the ends of a rendered text that only lead elsewhere: each of links, or of several items.

    A page's last lines may be its post's tags as well. A link that may be a story's own first or last line, such as one
    called `Home`, needs another line that leads elsewhere at the other end.
    """
    filled = [index for index, line in enumerate(page.lines) if line.strip()]
    top = _until_other(page, filled, _leads_elsewhere)
    bottom = _until_other(
        page,
        reversed(filled),
        lambda line: _leads_elsewhere(line) or _is_tags(line) or _COUNTED.fullmatch(line) is not None,
    )
    for found, others in ((top, bottom), (bottom, top)):
        if others or len(found) > 1 or any(_is_certain(page.lines[index]) for index in found):
            for index in found:
                page.drop(index, index + 1, DropReason.SITE_MENU)


def _until_other(page: CopiedPage, indexes: Iterable[int], leads_elsewhere: Callable[[str], bool]) -> list[int]:
    return list(islice(takewhile(lambda index: leads_elsewhere(page.lines[index]), indexes), _MOST))


def _leads_elsewhere(line: str) -> bool:
    words = as_plain(line) if len(line) <= _LONGEST else ""
    return _NAVIGATION.fullmatch(words) is not None and (_has_link(line) or _count_items(words) > 1)


def _is_tags(line: str) -> bool:
    return len(line) <= _LONGEST and _has_link(line) and _HASHTAGS.fullmatch(as_plain(line)) is not None


def _is_certain(line: str) -> bool:
    """Tell whether a line that leads elsewhere can't be a story's: of tags, of several items, with an arrow, …"""
    words = as_plain(line)
    return _is_tags(line) or _count_items(words) > 1 or _ONLY_A_LINK.search(words) is not None


def _count_items(words: str) -> int:
    return len(re.findall(_ITEM, words, re.IGNORECASE))


def _has_link(line: str) -> bool:
    return _LINK.search(line) is not None
