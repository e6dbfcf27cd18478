"""What is handed back of a file to the bot: no more of anything than it could use, however much a file holds."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from bot.core.text.cleaning import beginning
from bot.core.text.splitting import LONGEST_TEXT
from bot.intake import wording
from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.unreadable import Unreadable

READ = 2000
"""Characters of a chapter's text that are kept where the text itself isn't posted: enough for an excerpt."""

MOST_CHAPTERS = 2000
"""Chapters of a file; the longest serials have about as many."""

A_LINE = 1000
"""Characters of a title, a name, an address: more than any of them may have where it is shown."""

A_PROSE = 10_000
"""Characters of a summary or of notes: twice the longest that a chapter keeps."""

A_FRONT_MATTER = 20_000
"""Characters of a page beside the chapter that may be put back."""

LISTED = 100
"""Tags and the like, and pieces that were left out; the preview shows fewer."""

_PROSE = {"summary", "notes_before", "notes_after", "notes_offered", "work_summary", "work_notes"}
_OF_ALL = 1_000_000
"""Characters of the beginnings of all chapters' texts."""

_OF_THE_REST = 8_000_000
"""Characters of everything else that is said: 800 chapters may have notes as long as AO3 takes, twice each."""


def bounded(drafts: Sequence[ChapterDraft], *, with_texts: bool) -> list[ChapterDraft]:
    """Cut what a file says to what the bot can use; of each text the beginning, unless `with_texts`.

    Of a text that is longer than LONGEST_TEXT one character more is kept, by which that is known.
    Raises Unreadable if the file has more chapters than MOST_CHAPTERS, or says too much beside their texts.
    """
    if len(drafts) > MOST_CHAPTERS:
        raise Unreadable(wording.too_many_chapters, len(drafts), MOST_CHAPTERS)
    read = min(READ, _OF_ALL // max(1, len(drafts)))
    cut = [_bounded(draft, None if with_texts else read) for draft in drafts]
    if sum(_length(draft, cut[0] if place else None) for place, draft in enumerate(cut)) > _OF_THE_REST:
        raise Unreadable(wording.too_tangled)
    return cut


def _bounded(draft: ChapterDraft, read: int | None) -> ChapterDraft:
    values: dict[str, Any] = {}
    for name, value in _said(draft):
        if isinstance(value, str):
            values[name] = value[: A_PROSE if name in _PROSE else A_LINE]
        elif isinstance(value, tuple):
            values[name] = tuple(one[:A_LINE] for one in value[:LISTED])
    body = draft.body[: LONGEST_TEXT + 1] if read is None else beginning(draft.body, read)
    return replace(draft, **values, body=body, dropped=_pieces(draft.dropped), is_whole=read is None)


def _said(draft: ChapterDraft) -> list[tuple[str, Any]]:
    """List what a chapter's file says in words, beside its text and what was left out of that."""
    names = [field.name for field in fields(draft) if field.name not in ("body", "dropped", "doubts")]
    return [(name, getattr(draft, name)) for name in names]


def _length(draft: ChapterDraft, first: ChapterDraft | None) -> int:
    """Count what a chapter's file says beside its text, less what the `first` says too, such as all of the work."""
    said = (value for name, value in _said(draft) if first is None or value != getattr(first, name))
    lengths = (len("".join(value)) if isinstance(value, tuple) else len(value) for value in said if _is_text(value))
    return sum(lengths) + sum(len(piece.text) for piece in draft.dropped)


def _is_text(value: Any) -> bool:
    return isinstance(value, str | tuple)


def _pieces(dropped: Sequence[DroppedPiece]) -> tuple[DroppedPiece, ...]:
    """Keep what may be put back, and of the rest what shows which it was."""
    kept = sorted(dropped, key=lambda piece: piece.why is not DropReason.FRONT_MATTER)[:LISTED]
    most = {one: A_FRONT_MATTER if one is DropReason.FRONT_MATTER else A_LINE for one in DropReason}
    return tuple(replace(one, text=one.text[: most[one.why]]) for one in kept)
