"""Telling what somebody wrote as a text from the menus, labels and legal lines of a site's page."""

import re
from collections.abc import Iterable

MOST_BESIDE_A_PAGE = 60
"""How many words of prose may stand on a page that holds no work; the shortest stories have a hundred, as a rule."""
_SENTENCE_ENDS = re.compile(r"[.!?…,;:—–-][\"'”’»)*_]*$|[”»]$")
_LONG = 6
"""From how many words on a line is prose, however it ends, if not all of them are written large as a menu's are."""
_IN_TITLES = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_OF_A_SITE = re.compile(
    r"(?:we (?:and our .{1,60} )?use cookies|(?:this|our) (?:web)?site uses cookies|we value your privacy)\b.*|"
    r"(?:©|copyright ).*|.*\ball rights reserved\b.*|"
    r"by (?:continuing|signing|logging|clicking|creating|using)\b.{0,200}\b(?:terms|privacy)\b.*",
    re.IGNORECASE,
)


def prose_words(lines: Iterable[str]) -> int:
    """Count the words on lines that are sentences, or parts of some, and no site's own."""
    return sum(len(line.split()) for line in lines if _is_prose(line))


def _is_prose(line: str) -> bool:
    words = line.split()
    if len(words) < 2 or _OF_A_SITE.fullmatch(line):
        return False
    if line[:1].islower() or _SENTENCE_ENDS.search(line):
        return True
    return len(words) >= _LONG and any(word[:1].islower() and word not in _IN_TITLES for word in words)
