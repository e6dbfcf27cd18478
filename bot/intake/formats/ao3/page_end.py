"""The end of a copied AO3 page, where the copy begins in the middle of the text: notes, menus, kudos, comments."""

from dataclasses import replace

from bot.intake.formats.ao3 import landmarks
from bot.intake.formats.ao3.sections import end_notes, joined
from bot.intake.formats.ao3.tags import read_series
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import DropReason
from bot.intake.formats.ended_text import EndedText
from bot.intake.formats.lines import TextFile
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.workless import wording as workless_wording

_MOST_NOTES = 2
"""Those of a chapter, and on the last one those of the work."""


def take_end(text: TextFile) -> EndedText | None:
    """Take the end of a page off a text; None if it has none.

    Raises Unreadable if there is nothing above it.
    """
    page = CopiedPage([line.strip() for line in text.lines])
    footer = landmarks.footer_begins(page, 0)
    if not landmarks.is_footer_of_a_page(page, footer):
        return None
    most = 1 if landmarks.leads_on(page, len(page.lines)) else _MOST_NOTES
    notes = end_notes(page, 0, footer, [landmarks.LONGEST_NOTE] * most)
    ends = [*notes[1:], footer]
    begin = notes[0] if notes else footer
    if not any(page.lines[:footer]):
        raise Unreadable(workless_wording.a_page_without_a_chapter, "AO3")
    series = drop_footer(page, footer)
    return EndedText(
        site="AO3",
        above=replace(text, lines=text.lines[:begin] or ("",)),
        notes=joined(page.markdown(start + 1, end) for start, end in zip(notes, ends, strict=False)),
        series=series,
        left_out=page.dropped(),
    )


def drop_footer(page: CopiedPage, footer: int) -> tuple[str, ...]:
    """Leave out everything below the notes; returns the series that stands there."""
    end = len(page.lines)
    rest = _first_of(page, footer, end, "Actions", "Kudos", "Comments")
    readers = _first_of(page, rest, end, "Kudos", "Comments", "Post Comment")
    inspired = _first_of(page, footer, rest, landmarks.INSPIRED)
    series = page.find(landmarks.SERIES, footer, inspired)
    page.drop(inspired, rest, DropReason.RELATED_WORKS)
    page.drop(readers, end, DropReason.KUDOS_AND_COMMENTS)
    page.drop(footer, end, DropReason.SITE_MENU)
    return () if series is None else read_series("\n".join(page.lines[series + 1 : inspired]))


def _first_of(page: CopiedPage, start: int, end: int, *lines: str) -> int:
    return next((index for index in range(start, end) if page.lines[index] in lines), end)
