"""Headings whose number isn't understood, in a text that is parted by numbers in words: `Capítulo quincuagésimo`."""

import re
from collections.abc import Iterable

from bot.intake.formats.headings.heading import Heading, chapter_heading, is_chapter_word
from bot.intake.formats.headings.other_numbers import ends_in_english_word

_FEWEST, _MOST_WORDS = 2, 5
"""How many headings part a text, and how many words stand on such a line."""
_WORDS = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = re.compile(r"[.,;!?…”\"»]$|\d")

Counting = frozenset[tuple[str, bool]]
"""The words for a chapter that a text counts with, and whether the number stands behind them."""


def counting_words(headings: Iterable[str]) -> Counting:
    """Find the words that several headings count chapters with, by numbers in words.

    English ones are left out: all their numbers are understood.
    """
    counting = [beside for line in headings if not _SENTENCE_ENDS.search(line) and (beside := _word_beside(line))]
    return frozenset(beside for beside in counting if len(counting) >= _FEWEST)


def _word_beside(line: str) -> tuple[str, bool] | None:
    heading, words = chapter_heading(line, is_title=True), _words(line)
    word = next(filter(is_chapter_word, words), None)
    if word is None or heading is None or heading.number is None or ends_in_english_word(word):
        return None
    return word, word == words[0]


def unread_heading(line: str, counting: Counting) -> Heading | None:
    """Make a doubtful heading of a line that stands alone and begins or ends with a word that a text counts with."""
    words = _words(line)
    if not 1 < len(words) <= _MOST_WORDS or _SENTENCE_ENDS.search(line):
        return None
    is_one = (words[0], True) in counting or (words[-1], False) in counting
    return Heading(None, line, is_doubtful=True) if is_one else None


def _words(line: str) -> list[str]:
    return _WORDS.findall(line.casefold())
