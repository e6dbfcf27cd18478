"""How Discord's clients read a text, as far as it matters for what people can smuggle into it.

The patterns follow what the desktop client does, which is not CommonMark: a bare link swallows a backslash behind
it, a masked link doesn't know escapes inside its label, and a spoiler ends at the first two bars whatever stands
before them.
"""

import re
import unicodedata
from dataclasses import dataclass, field

PINGS = re.compile(r"<@[!&$]?\d+>|@(?:everyone|here)|<#\d+>|</[^>\n]+:\d+>|<t:-?\d+(?::\w)?>|<id:\w+(?:-\w+)?>")
"""Taken from the raw text: the server looks for pings before any client looks for escapes."""

INVITES = re.compile(r"discord(?:app)?\.(?:gg|com/invite|me|io|li)/", re.IGNORECASE)

_JOINERS = {"\u200c", "\u200d"}
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_ANGLE_LINK = re.compile(r"<([^: >]+:/[^ >]+)>")
_CUSTOM_EMOJI = re.compile(r"<a?:\w{2,32}:\d{15,20}>")
_EMOJI_NAME = re.compile(r":(?:[\w+-]*[A-Za-z][\w+-]*|100|1234|[+-]1):")
_URL = re.compile(r"(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s]")
_MASKED = re.compile(
    r"\[(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*\]"
    r"\(\s*<?(?:\([^)]*\)|[^\s\\]|\\.)*?>?(?:\s+['\"][\s\S]*?['\"])?\s*\)"
)
_TARGET = re.compile(r"\]\(\s*<?[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SPOILER = re.compile(r"\|\|([\s\S]+?)\|\|")
_CODE = re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")
_FORMATTED = {
    "bold": re.compile(r"\*\*(?:\\[\s\S]|[^\\])+?\*\*(?!\*)"),
    "underlined": re.compile(r"__(?:\\[\s\S]|[^\\])+?__(?!_)"),
    "italic": re.compile(
        r"\b_(?:__|\\[\s\S]|[^\\_])+?_\b"
        r"|\*(?=\S)(?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?\*(?!\*)"
    ),
    "struck": re.compile(r"~~[\s\S]+?~~(?!_)"),
}
_BLOCKS = {
    "quote": re.compile(r" *>(?:>>)? +\S"),
    "heading": re.compile(r" *#{1,3} +\S"),
    "small": re.compile(r" *-# +\S"),
    "list": re.compile(r" *(?:[*+-]|\d+\.) +\S"),
}


@dataclass
class Reading:
    """`shown` is what a reader sees at first glance, `hidden` what a spoiler covers, `marks` what was formatted."""

    shown: str = ""
    hidden: str = ""
    marks: set[str] = field(default_factory=set)


def read(text: str) -> Reading:
    reading, place = Reading(), 0
    while place < len(text):
        place = _step(reading, text, place)
    return reading


def _step(reading: Reading, text: str, place: int) -> int:
    if place == 0 or text[place - 1] == "\n":
        reading.marks |= {name for name, block in _BLOCKS.items() if block.match(text, place)}
    if escape := _ESCAPE.match(text, place):
        reading.shown += escape[1]
        return escape.end()
    if (end := _whole(reading, text, place)) is not None:
        return end
    if url := _URL.match(text, place):
        end = _without_closing_bracket(url)
        reading.shown += text[place:end]
        return end
    if _is_masked_link(text, place):
        reading.marks.add("masked link")
    if code := _CODE.match(text, place):
        if any(_is_masked_link(text, inside) for inside in range(*code.span())):
            reading.marks.add("masked link")  # an emphasis that overlaps the code would set it free
        reading.marks.add("code")
        reading.shown += code[2]
        return code.end()
    reading.marks |= {name for name, mark in _FORMATTED.items() if mark.match(text, place)}
    reading.shown += text[place]
    return place + 1


def _whole(reading: Reading, text: str, place: int) -> int | None:
    """Read an emoji, a link in angle brackets or a spoiler, and return where it ends."""
    if spoiler := _SPOILER.match(text, place):
        reading.marks.add("spoiler")
        reading.hidden += spoiler[1]
        return spoiler.end()
    if custom := _CUSTOM_EMOJI.match(text, place):
        reading.shown += custom[0]
        return custom.end()
    if angle := _ANGLE_LINK.match(text, place):
        reading.marks.add("link without its brackets")
        reading.shown += angle[1]
        return angle.end()
    if emoji := _EMOJI_NAME.match(text, place):
        reading.marks.add("emoji")
        reading.shown += emoji[0]
        return emoji.end()
    return None


def _is_masked_link(text: str, place: int) -> bool:
    masked = _MASKED.match(text, place)
    return masked is not None and _TARGET.search(masked.group()) is not None


def _without_closing_bracket(url: re.Match[str]) -> int:
    text = url.group()
    return url.end() - (text.endswith(")") and "(" not in text)


def invites(text: str) -> list[str]:
    """What leads to another server: known by its letters, or a link that a browser opens as one."""
    return [*INVITES.findall(text), *(link for link in links(text) if INVITES.search(_opened(link)))]


def _opened(link: str) -> str:
    """The address that a browser makes of a link: wide letters and dots become plain ones, invisible ones vanish.

    An address with a joiner in its name is none: the URL standard checks those (UTS #46, CheckJoiners).
    """
    name = link.partition("://")[2].partition("/")[0]
    plain = unicodedata.normalize("NFKC", link).replace("\u3002", ".")
    return "" if _JOINERS & set(name) else "".join(letter for letter in plain if not _vanishes(letter))


def _vanishes(letter: str) -> bool:
    return letter in "\u00ad\u034f\u200b\u2060\u2061\u2062\u2063\u2064\ufeff" or "\ufe00" <= letter <= "\ufe0f"


def links(text: str) -> list[str]:
    """The bare links in a text, as a client makes them clickable."""
    return [match.group()[: _without_closing_bracket(match) - match.start()] for match in _URL.finditer(text)]
