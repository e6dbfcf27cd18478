"""A long text in pieces: in messages, split at paragraphs with nothing half open in any of them; or cleaned as a whole.

Whatever its length, no more than a window of it is looked at together: so the time it takes grows with the length and
not faster, and whoever waits for the same processor never waits long. Both belong in a thread.
"""

import re
from collections.abc import Iterator

from bot.core.text import limits
from bot.core.text.cleaning import clean_markdown
from bot.core.text.markdown import PieceKind, pieces

LONGEST_TEXT = 1_000_000
"""Characters of a chapter's text that is posted here, three novels' worth; escaped it still fits a file on Discord."""

MAX_MESSAGES = 60
"""Messages that one chapter may fill, which takes a minute at five in five seconds; a longer one comes as a file."""

WINDOW = 8_000
"""Characters that are cleaned together: several paragraphs, and what a spoiler or a link may be long."""

_GAPS = ("\n\n", "\n", " ")
_PARAGRAPH_END = re.compile(r"\n{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？\"”’»])\s+")


def split(markdown: str, limit: int = limits.MESSAGE) -> list[str]:
    """Split a text into messages of at most `limit` characters, each clean by itself, in as few as whole
    paragraphs allow. Of a text that takes more than MAX_MESSAGES it makes no more than one too many.
    """
    messages: list[str] = []
    for part in (part for paragraph in _PARAGRAPH_END.split(markdown) for part in _fitting(paragraph, limit)):
        if messages and len(messages[-1]) + len(part) + 2 <= limit:
            messages[-1] += f"\n\n{part}"
        elif len(messages) > MAX_MESSAGES:
            break
        else:
            messages.append(part)
    return messages


def clean_long(markdown: str) -> str:
    """Clean a text of any length for a file, as `clean_markdown` does; a mark is open in its window alone."""
    return "".join(f"{clean_markdown(window)}{gap}" for window, gap in _windows(markdown)).strip()


def _windows(markdown: str) -> Iterator[tuple[str, str]]:
    """Part a text into windows, and what stands between them: where a paragraph ends, else a line, else a word."""
    place = 0
    while len(markdown) - place > WINDOW:
        ends = ((markdown.rfind(gap, place + 1, place + WINDOW), gap) for gap in _GAPS)
        at, gap = next((found for found in ends if found[0] != -1), (place + WINDOW, ""))
        yield markdown[place:at], gap
        place = at + len(gap)
    yield markdown[place:], ""


def _fitting(paragraph: str, limit: int) -> Iterator[str]:
    """Return a paragraph, or as many parts of it as it takes: at sentences, else at words, else anywhere."""
    ahead = iter((paragraph,)) if len(paragraph) <= WINDOW else _short_pieces(paragraph, limit)
    window, further = "", next(ahead, None)
    while window or further is not None:
        while further is not None and len(window) < 2 * limit:
            window, further = window + further, next(ahead, None)
        shown = clean_markdown(window)
        if len(shown) <= limit and further is None:
            yield from filter(None, (shown,))
            return
        head, tail = _cut(window, limit * len(window) // max(len(shown), 1))
        yield from _fitting(head, limit) if len(head) < len(window) else (shown[:limit],)
        window = tail


def _short_pieces(paragraph: str, limit: int) -> Iterator[str]:
    """Part a long paragraph so that none of its spoilers is cut in two: each half alone would hide nothing."""
    for piece in pieces(paragraph):
        is_spoiler = piece.kind is PieceKind.SPOILER and len(piece.text) > limit
        text, size = (piece.inner, max(limit // 2, 1)) if is_spoiler else (piece.text, limit)
        for at in range(0, len(text), size):
            yield f"||{text[at : at + size]}||" if is_spoiler else text[at : at + size]


def _cut(paragraph: str, room: int) -> tuple[str, str]:
    """Cut a paragraph in two, the first part of about `room` characters at most.

    It is never cut inside a link, code or, if that is possible, a spoiler.
    """
    room = max(1, min(room, len(paragraph) - 1))
    place = plain_from = 0
    is_spoiler = False
    for piece in pieces(paragraph):
        if place + len(piece.text) > room and piece.kind is not PieceKind.TEXT:
            is_spoiler = piece.kind is PieceKind.SPOILER and place == 0
            room = place or room
            break
        plain_from = place if piece.kind is PieceKind.TEXT else place + len(piece.text)
        place += len(piece.text)
        if place > room:
            break
    if is_spoiler and room > len("||||"):
        inner_head, inner_tail = _cut(paragraph[2:], room - len("||||"))
        return f"||{inner_head}||", f"||{inner_tail}"
    at = _end_of_a_sentence(paragraph, min(plain_from, room), room)
    return paragraph[:at].rstrip(), paragraph[at:].lstrip()


def _end_of_a_sentence(paragraph: str, after: int, room: int) -> int:
    """Find where the last sentence before `room` ends, else the last word; `after` is where the plain text begins."""
    sentences = [found.end() for found in _SENTENCE_END.finditer(paragraph, max(after, room // 3), room)]
    return sentences[-1] if sentences else paragraph.rfind(" ", max(after, room // 2), room) + 1 or room
