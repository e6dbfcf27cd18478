"""AO3's pages as other tools pack them: a title page, notes, a page a chapter, end notes, with AO3's labels in them."""

import re
from dataclasses import replace

from bot.intake.formats.ao3.labels import has_text_label, with_sections
from bot.intake.formats.ao3.sections import joined
from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.epub.parts import BookPart
from bot.intake.formats.epub.title_pages import with_title_page

_WORK = re.compile(r"https?://(?:www\.)?archiveofourown\.org/works/\d+")
_NUMBER = re.compile(r"chapter[-_]?(\d{1,5})$")
_NOTES = frozenset({"notes", "beginning notes", "work notes"})
_END_NOTES = frozenset({"end notes", "endnotes", "notes", "work end notes"})


def is_packed(parts: list[BookPart]) -> bool:
    """Tell whether a book has AO3's labels above its texts, and an address there or several such texts."""
    labelled = sum(has_text_label(part.text) for part in parts)
    return labelled > 1 or (labelled == 1 and any(_WORK.search(part.text) for part in parts))


def take_around(parts: list[BookPart], about: ChapterDraft) -> tuple[list[BookPart], ChapterDraft, str | None]:
    """Take the title page and the work's notes off the chapters; returns those, what was read, and the end notes."""
    places = [place for place, part in enumerate(parts) if has_text_label(part.text)]
    first, last = places[0], places[-1]
    about = replace(about, site="AO3")
    chapters: list[BookPart] = []
    end_notes: list[str] = []
    for place, part in enumerate(parts):
        if place < first and (found := _WORK.search(part.text)):
            about = with_title_page(replace(about, link=found[0]), part.text)
            about = replace(about, dropped=(*about.dropped, DroppedPiece(part.text, DropReason.FRONT_MATTER)))
        elif place < first and _is_called(part, _NOTES):
            about = replace(about, work_notes=joined([about.work_notes, _unquoted(part)]))
        elif place > last and _is_called(part, _END_NOTES):
            end_notes.append(_unquoted(part) or "")
        else:
            number = _NUMBER.match(part.stem)
            chapters.append(part.called(part.title or (f"Chapter {number[1]}" if number else None)))
    return chapters, about, joined(end_notes)


def _is_called(part: BookPart, names: frozenset[str]) -> bool:
    return (part.title or part.stem).lower().rstrip(":") in names


def _unquoted(part: BookPart) -> str | None:
    """Return the text of a page of notes, which AO3 quotes."""
    return with_sections(ChapterDraft(body=f"Chapter Notes\n\n{part.text}")).notes_before or part.text


def with_notes_around(drafts: list[ChapterDraft], about: ChapterDraft, end_notes: str | None) -> list[ChapterDraft]:
    """Give the first chapter the work's summary and notes, and the last one its end notes."""
    drafts = [with_sections(draft) for draft in drafts]
    first = drafts[0]
    drafts[0] = replace(
        first,
        summary=joined([about.work_summary, first.summary]),
        notes_before=joined([about.work_notes, first.notes_before]),
    )
    drafts[-1] = replace(drafts[-1], notes_after=joined([drafts[-1].notes_after, end_notes]))
    return drafts
