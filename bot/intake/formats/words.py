"""Counting words, in scripts with and without spaces."""

import re

_WRITTEN_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"[^\W_][^\s—–…]*")
"""From the first letter or digit to the next space or dash: each word once, whatever stands before its letters."""
_LINK_TARGET = re.compile(r"\]\(<?https?://[^\s()]*\)")


def count_words(markdown: str) -> int:
    """Count the words of a text as AO3 does: by spaces and dashes, and each character of scripts without spaces."""
    text, ideographs = _WRITTEN_WITHOUT_SPACES.subn(" ", _LINK_TARGET.sub("]", markdown))
    return ideographs + sum(1 for _ in _WORD.finditer(text))
