"""How drafts are kept while they wait: JSON with a version, whatever becomes of the pipe to the reading process."""

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason

VERSION = 2
"""Goes up whenever a program that knows only the version before would misread what is kept."""

READABLE = (0, 1, VERSION)
"""What can be read: 0 is what was kept before versions were written down; up to 1 nothing said where a piece stood."""


def encode(drafts: Iterable[ChapterDraft]) -> bytes:
    """Write drafts down, each without the fields that say nothing."""
    values = {"version": VERSION, "drafts": [_values(draft) for draft in drafts]}
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")


def decode(kept: bytes) -> tuple[ChapterDraft, ...]:
    """Read drafts back; a field, doubt or reason that this program doesn't know is passed over.

    Raises ValueError for a version that it doesn't know.
    """
    values = json.loads(kept)
    if values.get("version", 0) not in READABLE:
        raise ValueError(f"drafts are kept in version {values['version']}")
    return tuple(_draft(one) for one in values["drafts"])


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
