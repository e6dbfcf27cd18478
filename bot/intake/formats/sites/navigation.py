"""Links to other chapters that a blog's author or theme puts above and below the text, and the tags of a post."""

import re
from collections.abc import Iterable

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
_LONGEST = 1000
_MOST = 3
"""How many such lines may stand on one side of the text."""


def drop_navigation(page: CopiedPage) -> None:
    """Leave out the lines at the ends of a rendered text that only lead elsewhere: each of links, or of several items.

    A page's last lines may be its post's tags as well.
    """
    filled = [index for index, line in enumerate(page.lines) if line.strip()]
    for index in _until_other(page, filled):
        page.drop(index, index + 1, DropReason.SITE_MENU)
    for index in _until_other(page, reversed(filled)):
        page.drop(index, index + 1, DropReason.SITE_MENU)


def _until_other(page: CopiedPage, indexes: Iterable[int]) -> list[int]:
    found: list[int] = []
    for index in indexes:
        if len(found) == _MOST or not _leads_elsewhere(page.lines[index]):
            return found
        found.append(index)
    return found


def _leads_elsewhere(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    words, has_link = as_plain(line), _LINK.search(line) is not None
    if _NAVIGATION.fullmatch(words):
        return has_link or len(re.findall(_ITEM, words, re.IGNORECASE)) > 1
    return has_link and _HASHTAGS.fullmatch(words) is not None
