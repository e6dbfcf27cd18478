"""AO3's own labels in a text that another tool or editor took from its pages: `Chapter Text`, `Notes:`, `Summary:`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.intake.formats.ao3.landmarks import LONGEST_NOTE, POINTER
from bot.intake.formats.ao3.sections import joined
from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.words import count_words

_TEXT = frozenset({"chapter text", "work text"})
_SECTIONS = {
    "summary": "summary", "chapter summary": "summary", "notes": "notes", "chapter notes": "notes",
    "end notes": "end notes", "chapter end notes": "end notes",
}  # fmt: skip
_ONLY_AO3S = frozenset({"chapter summary", "chapter notes", "chapter end notes"})
_END_NOTES = frozenset({"end notes", "chapter end notes"})
_NOTES = _END_NOTES | {"notes", "chapter notes"}
_MARKED = re.compile(r"#{1,3} |\*\*|__")
_QUOTED = re.compile(r"^> ?", re.MULTILINE)


def has_text_label(body: str) -> bool:
    """Tell whether a text says once where the chapter itself begins, as AO3's pages do for screen readers."""
    return sum(_name(paragraph) in _TEXT for paragraph in body.split("\n\n")) == 1


def is_label(words: str) -> bool:
    """Tell whether a heading is a label of AO3's pages, and no title."""
    return bool(_name(words))


def with_sections(draft: ChapterDraft) -> ChapterDraft:
    """Read the labelled sections of a chapter's body into their fields; a body without AO3's labels stays as it is.

    `draft` comes from a file of another tool; what was read as AO3's own page has no labels left.
    """
    paragraphs = draft.body.split("\n\n")
    names = [_name(paragraph) for paragraph in paragraphs]
    begin = _text_begins(paragraphs, names)
    end = _text_ends(paragraphs, names, begin)
    if begin == 0 and end == len(paragraphs):
        return draft
    above = _sections(paragraphs[:begin], names[:begin])
    below = _sections(paragraphs[end:], names[end:])
    body = "\n\n".join([*above.pop("", []), *paragraphs[begin:end]])
    words = count_words(body)
    pointers = [as_plain(text) for text in (*paragraphs[:begin], *paragraphs[end:]) if _is_pointer(text)]
    return replace(
        draft,
        site="AO3" if has_text_label(draft.body) else draft.site,
        summary=joined([draft.summary, _text(above.get("summary", []))]),
        notes_before=joined([draft.notes_before, _text([*above.get("notes", []), *above.get("end notes", [])])]),
        notes_after=joined([_text([*below.get("notes", []), *below.get("end notes", [])]), draft.notes_after]),
        body=body,
        words=words,
        body_words=words,
        dropped=(*draft.dropped, *(DroppedPiece(text, DropReason.POINTER) for text in pointers)),
    )


def _name(paragraph: str) -> str:
    """Return a paragraph that is a label, in small letters; an empty text for any other."""
    if len(paragraph) > 40 or "\n" in paragraph:
        return ""
    name = as_plain(paragraph.removeprefix("> ").lstrip("# ")).rstrip(":").strip().lower()
    return name if name in _TEXT or name in _SECTIONS else ""


def _text_begins(paragraphs: Sequence[str], names: Sequence[str]) -> int:
    """Find the paragraph below `Chapter Text`; without that, below AO3's labels and the quotes that go with them."""
    text = next((place for place, name in enumerate(names) if name in _TEXT), None)
    if text is not None:
        return text + 1
    place = 0
    while place < len(paragraphs) and names[place] and _goes_with_quote(paragraphs, names, place):
        place += 1
        while place < len(paragraphs) and (paragraphs[place].startswith(">") or _is_pointer(paragraphs[place])):
            place += 1
    return place if _ONLY_AO3S & set(names[:place]) else 0


def _text_ends(paragraphs: Sequence[str], names: Sequence[str], begin: int) -> int:
    """Find the paragraph at which notes below the text begin: those of the chapter, and those of the work at most."""
    end = len(paragraphs)
    is_told = any(name in _TEXT for name in names[:begin])
    below = [place for place in range(begin, len(paragraphs)) if names[place] in (_NOTES if is_told else _END_NOTES)]
    for place in reversed(below[-2:]):
        notes = paragraphs[place + 1 : end]
        quoted = bool(notes) and all(text.startswith(">") or _is_pointer(text) for text in notes)
        marked = is_told and bool(_MARKED.match(paragraphs[place])) and sum(map(len, notes)) <= LONGEST_NOTE
        if not quoted and not marked:
            break
        end = place
    return end


def _goes_with_quote(paragraphs: Sequence[str], names: Sequence[str], place: int) -> bool:
    below = next(iter(paragraphs[place + 1 : place + 2]), "")
    return below.startswith(">") or _is_pointer(below) or bool(names[place + 1 : place + 2] and names[place + 1])


def _is_pointer(paragraph: str) -> bool:
    return bool(POINTER.match(as_plain(paragraph.removeprefix("> "))))


def _sections(paragraphs: Sequence[str], names: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    section = ""
    for paragraph, name in zip(paragraphs, names, strict=True):
        if name:
            section = _SECTIONS.get(name, section)
        elif not _is_pointer(paragraph):
            found.setdefault(section, []).append(paragraph)
    return found


def _text(paragraphs: Sequence[str]) -> str | None:
    """Join a section's text; AO3 quotes all of it."""
    text = "\n\n".join(paragraphs)
    quoted = all(line.startswith(">") or not line for line in text.split("\n"))
    return (_QUOTED.sub("", text) if quoted else text) or None
