"""The rest of a chapter at which a copy of an entire AO3 work begins, above the heading of the next one."""

from dataclasses import dataclass

from bot.intake.formats.ao3 import landmarks
from bot.intake.formats.ao3.sections import end_notes
from bot.intake.formats.ao3.tags import is_label
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.words import count_words

_OF_A_PREFACE = frozenset({"Work Header", "Summary:"})
_MOST_ABOVE = 2
"""How many lines stand above the heading of a single chapter that isn't the first: the work's title, its author."""


@dataclass(frozen=True, slots=True)
class CutChapter:
    """What is there of the chapter, and the line at which the next one begins."""

    draft: ChapterDraft
    end: int


def rest_of_a_chapter(page: CopiedPage, first: int) -> CutChapter | None:
    """Read the rest of a chapter that stands above the one with the `first` text; None if there is none."""
    end = next((index for index in range(first, -1, -1) if _is_a_next_chapter(page.lines[index])), 0)
    above = [line for line in page.lines[:end] if line]
    if len(above) <= _MOST_ABOVE and not any(line in landmarks.SECTIONS for line in above):
        return None
    if _OF_A_PREFACE.intersection(above) or any(is_label(line) or landmarks.is_menu(line) for line in above):
        return None
    notes = next(iter(end_notes(page, 0, end, [landmarks.LONGEST_NOTE])), end)
    body = page.markdown(0, notes)
    words = count_words(body)
    heading = landmarks.HEADING.match(page.lines[end])
    return CutChapter(
        ChapterDraft(
            site="AO3",
            chapter_number=float(heading[1]) - 1 if heading else None,
            notes_after=page.markdown(notes + 1, end) or None,
            body=body,
            words=words,
            body_words=words,
            doubts=(Doubt.WORK_MISSING, *((Doubt.NOTES_UNCERTAIN,) if notes < end else ())),
        ),
        end,
    )


def _is_a_next_chapter(line: str) -> bool:
    heading = landmarks.HEADING.match(line)
    return heading is not None and int(heading[1]) > 1
