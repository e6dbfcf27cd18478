"""A chapter's text in messages: split at paragraphs, nothing half open in any of them."""

import re
from collections.abc import Iterator

from bot.core.text import limits
from bot.core.text.cleaning import clean_markdown
from bot.core.text.markdown import PieceKind, pieces

MAX_MESSAGES = 60
"""Messages that one chapter may fill, which takes a minute at five in five seconds; a longer one comes as a file."""

_PARAGRAPH_END = re.compile(r"\n{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？\"”’»])\s+")


def split(markdown: str, limit: int = limits.MESSAGE) -> list[str]:
    """Split a text into messages of at most `limit` characters, each clean by itself, in as few as whole
    paragraphs allow.
    """
    messages: list[str] = []
    for paragraph in _PARAGRAPH_END.split(markdown):
        for part in _fitting(paragraph, limit):
            if messages and len(messages[-1]) + len(part) + 2 <= limit:
                messages[-1] += f"\n\n{part}"
            else:
                messages.append(part)
    return messages


def _fitting(paragraph: str, limit: int) -> Iterator[str]:
    """Return a paragraph, or as many parts of it as it takes: at sentences, else at words, else anywhere."""
    shown = clean_markdown(paragraph)
    if len(shown) <= limit:
        if shown:
            yield shown
        return
    head, tail = _cut(paragraph, limit * len(paragraph) // len(shown))
    yield from _fitting(head, limit)
    yield from _fitting(tail, limit)


def _cut(paragraph: str, room: int) -> tuple[str, str]:
    """Cut a paragraph in two, the first part of about `room` characters at most.

    It is never cut inside a link, code or, if that is possible, a spoiler.
    """
    room = max(1, min(room, len(paragraph) - 1))
    place, spoiler = 0, False
    for piece in pieces(paragraph):
        if place + len(piece.text) > room and piece.kind is not PieceKind.TEXT:
            spoiler = piece.kind is PieceKind.SPOILER and place == 0
            room = place or room
            break
        place += len(piece.text)
        if place > room:
            break
    if spoiler and room > len("||||"):
        inner_head, inner_tail = _cut(paragraph[2:], room - len("||||"))
        return f"||{inner_head}||", f"||{inner_tail}"
    sentences = [found.end() for found in _SENTENCE_END.finditer(paragraph, room // 3, room)]
    at = sentences[-1] if sentences else paragraph.rfind(" ", room // 2, room) + 1 or room
    return paragraph[:at].rstrip(), paragraph[at:].lstrip()
