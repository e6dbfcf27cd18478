"""How drafts are kept while they wait: JSON with a version, whatever becomes of the pipe to the reading process.

Behind its line stand the chapters' texts as they are: as JSON a novel would take long to be written and read.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from itertools import accumulate, pairwise
from typing import Any

from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason

VERSION = 3
"""Goes up whenever a program that knows only the version before would misread what is kept."""

READABLE = (0, 1, 2, VERSION)
"""What can be read: 0 is what was kept before versions were written down; up to 1 nothing said where a piece stood; up
to 2 the texts stood in the JSON."""


def encode(drafts: Iterable[ChapterDraft]) -> bytes:
    """Write drafts down, each without the fields that say nothing."""
    drafts = list(drafts)
    texts = [draft.body.encode("utf-8", "replace") for draft in drafts]
    said = [_values(replace(draft, body="")) for draft in drafts]
    values = {"version": VERSION, "drafts": said, "lengths": [len(text) for text in texts]}
    return b"\n".join((json.dumps(values, ensure_ascii=False).encode("utf-8", "replace"), b"".join(texts)))


def decode(kept: bytes) -> tuple[ChapterDraft, ...]:
    """Read drafts back; a field, doubt or reason that this program doesn't know is passed over.

    Raises ValueError for a version that it doesn't know.
    """
    line, _, texts = kept.partition(b"\n")
    values = json.loads(line)
    if values.get("version", 0) not in READABLE:
        raise ValueError(f"drafts are kept in version {values['version']}")
    drafts = tuple(_draft(one) for one in values["drafts"])
    ends = accumulate(values.get("lengths", ()))
    return tuple(map(_with_text(texts), drafts, pairwise((0, *ends)))) if "lengths" in values else drafts


def _with_text(texts: bytes) -> Callable[[ChapterDraft, tuple[int, int]], ChapterDraft]:
    return lambda draft, place: replace(draft, body=texts[slice(*place)].decode())


def _values(draft: ChapterDraft) -> dict[str, Any]:
    said = {one.name: getattr(draft, one.name) for one in fields(draft) if getattr(draft, one.name) != one.default}
    return said | {"dropped": [(one.text, one.why, one.is_behind) for one in draft.dropped]}


def _draft(values: dict[str, Any]) -> ChapterDraft:
    known = {one.name for one in fields(ChapterDraft)} - {"dropped", "doubts"}
    said: dict[str, Any] = {name: _unchanging(value) for name, value in values.items() if name in known}
    return ChapterDraft(**said, dropped=_dropped(values.get("dropped", ())), doubts=_doubts(values.get("doubts", ())))


def _dropped(pieces: Iterable[tuple[Any, ...]]) -> tuple[DroppedPiece, ...]:
    known = set(DropReason)
    return tuple(
        DroppedPiece(text, DropReason(why), bool(behind and behind[0])) for text, why, *behind in pieces if why in known
    )


def _doubts(words: Iterable[str]) -> tuple[Doubt, ...]:
    known = set(Doubt)
    return tuple(Doubt(word) for word in words if word in known)


def _unchanging(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
