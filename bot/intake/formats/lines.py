"""A text file's lines."""

import re
from dataclasses import dataclass

from bot.intake import wording as intake_wording
from bot.intake.formats.unreadable import Unreadable

MOST_LINES = 300_000
"""A million words have about a third of that."""
_LINE_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """What a text file holds: lines without their ends and without characters that can't be shown."""

    lines: tuple[str, ...]
    filename: str
    encoding: str
    guessed: bool = False


def visible(text: str) -> str:
    """Make every line break a newline and take out what can't be shown: NULs, control characters, lone surrogates."""
    return _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text))


def lines_of(text: str) -> tuple[str, ...]:
    """Part a text into lines. Raises Unreadable if there are too many, or nothing but space on them."""
    text = visible(text)
    if text.count("\n") > MOST_LINES:
        raise Unreadable(intake_wording.too_tangled)
    lines = tuple(line.rstrip() for line in text.split("\n"))
    if not any(lines):
        raise Unreadable(intake_wording.no_text_inside)
    return lines
