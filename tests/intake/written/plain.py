"""Reads a chapter as a reader does: words without markup."""

import re

_MARKUP = re.compile(r"\\([^0-9A-Za-z\s])|\*+|__|~~|\|\||\u2060")
_AT_LINE_START = re.compile(r"^(?:> )?(?:#{1,3} |(?: *- | *\d+\. )*)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]\n]*)\]\(https?://[^)\s]*\)")


def words_of(markdown: str) -> list[str]:
    """The words of Discord Markdown in order, as a reader sees them."""
    text = _LINK.sub(r"\1", _AT_LINE_START.sub("", markdown))
    return _MARKUP.sub(lambda match: match[1] or "", text).split()


def is_in_order(words: list[str], source: list[str]) -> bool:
    """Tell whether words stand in a source in their order; others may stand between them."""
    rest = iter(source)
    return all(word in rest for word in words)
