"""A page's title, taken apart where what else the page says agrees with a part of it."""

import re
from collections.abc import Iterable

_PARTED = r"(?:\s+[-–—_·•:»«]\s+|\s*\|\s*|:\s+)"
_FAN_FICTION = re.compile(r",\s+an?\s.{1,200}\bfan ?fic(?:tion)?$", re.IGNORECASE)
"""What FanFiction.net's titles say behind work and chapter: the fandom."""


def without_suffix(title: str, suffixes: Iterable[str]) -> tuple[str, bool]:
    """Take the site's name off the end of a title; and tell whether it stood there."""
    for suffix in suffixes:
        if found := re.search(rf"{_PARTED}{re.escape(suffix)}$", title, re.IGNORECASE):
            return _FAN_FICTION.sub("", title[: found.start()].strip()), True
    return title, False


def rest_of(title: str, known: str) -> str | None:
    """Return what a title says besides words that are known to stand at its beginning or its end."""
    if known.casefold() not in title.casefold():  # a page has thousands of headings, and a pattern is slow to make
        return None
    words = re.escape(known)
    for pattern in (rf"{words}{_PARTED}(\S.*)$", rf"(.*\S){_PARTED}{words}$"):
        if found := re.match(pattern, title, re.IGNORECASE):
            return str(found[1])
    return None
