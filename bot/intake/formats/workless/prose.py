"""Telling what somebody wrote as a text from the menus, labels and legal lines of a site's page."""

import re
from collections.abc import Iterable

MOST_BESIDE_A_PAGE = 60
"""How many words of prose may stand on a page that holds no work; the shortest stories have a hundred, as a rule."""
_SENTENCE_ENDS = re.compile(r"[.!?…,;:—–-][\"'”’»)*_]*$|[”»]$")
_IN_TITLES = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_OF_A_SITE = re.compile(
    r"(?:we (?:and our .{1,60} )?use cookies|(?:this|our) (?:web)?site uses cookies|we value your privacy)\b.*|"
    r"(?:©|copyright ).*|.*\ball rights reserved\b.*|"
    r"by (?:continuing|signing|logging|clicking|creating|using)\b.{0,200}\b(?:terms|privacy)\b.*",
    re.IGNORECASE,
)


def prose_words(lines: Iterable[str]) -> int:
    """Count the words on lines that are sentences, or parts of some, and no site's own.

    What has no capitals is counted by its letters: many such scripts set no spaces between words.
    """
    return sum(_letters_without_case(line) or len(line.split()) for line in lines if _is_prose(line))


def _is_prose(line: str) -> bool:
    if _letters_without_case(line):
        return True
    words = line.split()
    if len(words) < 2 or _OF_A_SITE.fullmatch(line):
        return False
    is_menu = all(not word[:1].islower() or word in _IN_TITLES for word in words)
    return line[:1].islower() or not is_menu or _SENTENCE_ENDS.search(line) is not None


def _letters_without_case(line: str) -> int:
    return sum(letter.isalpha() and letter.lower() == letter.upper() for letter in line)
