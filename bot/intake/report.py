"""What was read from a file, for people and for programs."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from bot.intake import wording
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable

_OF_CHAPTER = (
    "chapter_number", "chapter_title", "summary", "notes_before", "notes_after", "notes_offered", "body", "words",
    "body_words", "dropped", "doubts",
)  # fmt: skip
_FIRST = ("site", "work", "author", "chapter_number", "chapter_title", "summary", "notes_before", "notes_after", "body")


def as_json(filename: str, read: Sequence[ChapterDraft] | Unreadable) -> dict[str, Any]:
    """Write one file as plain values for JSON: its fields, with `chapters` if it has several; or `error`."""
    if isinstance(read, Unreadable):
        return {"file": filename, "error": str(read)}
    values = _values(read[0])
    if len(read) == 1:
        return {"file": filename, **values}
    of_work = {name: None if name in _OF_CHAPTER else value for name, value in values.items()}
    of_work["summary"], of_work["notes_before"] = read[0].work_summary, read[0].work_notes
    of_work["words"] = read[0].work_words or sum(draft.words for draft in read)
    of_work["body_words"] = sum(draft.body_words for draft in read)
    of_work["dropped"] = [left_out for draft in read for left_out in _dropped(draft)]
    of_work["doubts"] = list(dict.fromkeys(doubt for draft in read for doubt in _doubts(draft)))
    chapters = [{name: _values(draft)[name] for name in ("author", *_OF_CHAPTER)} for draft in read]
    return {"file": filename, **of_work, "chapters": chapters}


def _values(draft: ChapterDraft) -> dict[str, Any]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft) if field.name != "is_whole"}
    number = draft.chapter_number
    values["chapter_number"] = int(number) if number is not None and number == int(number) else number
    values["dropped"], values["doubts"] = _dropped(draft), _doubts(draft)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _dropped(draft: ChapterDraft) -> list[dict[str, str]]:
    return [{"text": left_out.text, "why": wording.left_out(left_out.why)} for left_out in draft.dropped]


def _doubts(draft: ChapterDraft) -> list[str]:
    return [wording.doubt(doubt, draft.encoding, draft.encoding_sample) for doubt in draft.doubts]


def as_text(filename: str, read: Sequence[ChapterDraft] | Unreadable) -> str:
    """Write one file in a few lines for people; the body by its first and last words."""
    if isinstance(read, Unreadable):
        return f"{filename}: {read}"
    return "\n".join([filename, *(line for draft in read for line in _lines(draft))])


def _lines(draft: ChapterDraft) -> list[str]:
    values = _values(draft)
    shown = values.keys() - {"dropped", "doubts", "body", "notes_offered", "encoding", "encoding_sample"}
    filled = [name for name in values if name in shown and values[name] not in (None, [], "")]
    lines = [f"  {name.replace('_', ' ')}: {_short(values[name])}" for name in filled]
    lines.append(f"  body: {_short(draft.body)}")
    if draft.notes_offered:
        lines.append(f"  looks like an author's note: {_short(draft.notes_offered)}")
    lines += [f"  left out: {_short(entry['text'])} ({entry['why']})" for entry in values["dropped"]]
    lines += [f"  please check: {doubt}" for doubt in values["doubts"]]
    return [*lines, ""]


def _short(value: object) -> str:
    text = " ".join((", ".join(map(str, value)) if isinstance(value, list) else str(value)).split())
    return text if len(text) <= 160 else f"{text[:100]} … {text[-50:]}"
