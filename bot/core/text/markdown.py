"""Discord's Markdown, read as its clients read it: escapes, bare links, code and spoilers before any emphasis."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_URL = re.compile(r"(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s]")
_SPECIAL = re.compile(r"[\\`|hs]")
_BACKTICKS = re.compile(r"`+")
_NOT_ESCAPABLE = re.compile(r"[0-9A-Za-z\s]")
_HIDDEN = "…"
_KEPT = "\ufdd0"
_MARKS = re.compile(r"(?<!\w)(?:\*{1,3}|_{1,3}|~~)(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3}|~~)(?!\w)")
_MASKED = re.compile(r"(?<!\\)\[([^\[\]\n]*)\]\([^()\s]*\)")
_LINE_START = re.compile(r"^[^\S\n]*(?:>{1,3}|#{1,3}|-#)[^\S\n]+", re.MULTILINE)


class PieceKind(Enum):
    TEXT = "text"
    ESCAPE = "escape"
    LINK = "bare link"
    CODE = "code"
    SPOILER = "spoiler"
    STRAY = "a mark of code or spoiler without its partner"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: PieceKind
    text: str

    @property
    def inner(self) -> str:
        """Return what stands between the marks of code or a spoiler, or behind an escape's backslash."""
        if self.kind is PieceKind.SPOILER:
            return self.text[2:-2]
        if self.kind is PieceKind.CODE:
            return self.text.strip("`")
        return self.text[1:] if self.kind is PieceKind.ESCAPE else self.text


def pieces(text: str) -> Iterator[Piece]:
    """Part a text into pieces that together are the text, in time proportional to its length."""
    runs = _runs_by_length(text)
    place = plain_from = 0
    while found := _SPECIAL.search(text, place):
        place = found.start()
        kind, end = _piece_at(text, place, runs)
        if kind is not PieceKind.TEXT:
            if plain_from < place:
                yield Piece(PieceKind.TEXT, text[plain_from:place])
            yield Piece(kind, text[place:end])
            plain_from = end
        place = end
    if plain_from < len(text):
        yield Piece(PieceKind.TEXT, text[plain_from:])


def plain(markdown: str) -> str:
    """Take the marks out of Discord Markdown, for `clean`. Spoilers are left out, not revealed."""
    kept: list[str] = []
    parts: list[str] = []
    for piece in pieces(_MASKED.sub(r"\1", markdown.replace(_KEPT, ""))):
        if piece.kind in (PieceKind.TEXT, PieceKind.STRAY):
            parts.append(piece.text)
        else:
            kept.append(_HIDDEN if piece.kind is PieceKind.SPOILER else piece.inner)
            parts.append(_KEPT)
    text = _MARKS.sub("", _LINE_START.sub("", "".join(parts)))
    shown = iter(kept)
    return re.sub(_KEPT, lambda _: next(shown, ""), text)


def _runs_by_length(text: str) -> dict[int, list[int]]:
    """Find where runs of backticks begin, by their length: only a run as long as the one that opens closes code."""
    runs: defaultdict[int, list[int]] = defaultdict(list)
    for run in _BACKTICKS.finditer(text):
        runs[len(run.group())].append(run.start())
    return runs


def _piece_at(text: str, place: int, runs: dict[int, list[int]]) -> tuple[PieceKind, int]:
    letter = text[place]
    if letter == "\\":
        follower = text[place + 1 : place + 2]
        escapes = bool(follower) and not _NOT_ESCAPABLE.match(follower)
        return (PieceKind.ESCAPE, place + 2) if escapes else (PieceKind.TEXT, place + 1)
    if letter == "`":
        return _code_at(text, place, runs)
    if text.startswith("||", place):
        end = text.find("||", place + 3)
        return (PieceKind.SPOILER, end + 2) if end != -1 else (PieceKind.STRAY, place + 2)
    link = _URL.match(text, place) if letter in "hs" else None
    return (PieceKind.LINK, link.end()) if link else (PieceKind.TEXT, place + 1)


def _code_at(text: str, place: int, runs: dict[int, list[int]]) -> tuple[PieceKind, int]:
    opening = _BACKTICKS.match(text, place)
    length = len(opening.group()) if opening else 1
    sizes = range(length, 0, -1) if length < len(runs) else sorted(runs, reverse=True)
    for size in (size for size in sizes if size <= length and size in runs):
        later = bisect_left(runs[size], place + length)
        if later < len(runs[size]):
            return PieceKind.CODE, runs[size][later] + size
    return PieceKind.STRAY, place + length
