"""What stands around the text on an AO3 page: byline, summary and notes, before it and after."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.intake.formats.ao3 import landmarks
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import DropReason


@dataclass(slots=True)
class Sections:
    """A preface; `points_to` names what it says has notes at its end: the chapter, the work."""

    byline: str | None = None
    summary: str | None = None
    notes: str | None = None
    points_to: set[str] = field(default_factory=set)


def read_preface(page: CopiedPage, start: int, end: int, *, has_byline: bool = True) -> Sections:
    """Read what stands between a heading (of the work, of a chapter) and the next one or the text.

    Without a byline a copy begins amid it: what stands there above the next section is the end of another, and a note.
    """
    points_to: set[str] = set()
    starts = _section_starts(page, start, end)
    if not has_byline and page.line(page.next_filled(start, end)) not in landmarks.SECTIONS:
        return Sections(notes=_rest_of_notes(page, start, end, points_to), points_to=points_to)
    byline = _read_byline(page, start, min(starts.values(), default=end))
    _take_pointers(page, start, end, points_to)
    notes = starts.get("notes", end)
    summary = page.markdown(starts["summary"] + 1, notes) if "summary" in starts else ""
    return Sections(byline, summary or None, page.markdown(notes + 1, end) or None, points_to)


def _take_pointers(page: CopiedPage, start: int, end: int, points_to: set[str]) -> None:
    for index in range(start, end):
        if pointer := landmarks.POINTER.match(page.lines[index]):
            points_to.add(pointer[1])
            page.drop(index, index + 1, DropReason.POINTER)


def _rest_of_notes(page: CopiedPage, start: int, end: int, points_to: set[str]) -> str | None:
    _take_pointers(page, start, end, points_to)
    for index in range(start, end):
        if page.lines[index] in landmarks.SECTIONS:
            page.drop(index, index + 1, DropReason.SITE_MENU)
    return page.markdown(start, end) or None


def _section_starts(page: CopiedPage, start: int, end: int) -> dict[str, int]:
    starts: dict[str, int] = {}
    for index in range(start, end):
        section = landmarks.SECTIONS.get(page.lines[index])
        if section == "notes" or (section == "summary" and "notes" not in starts):
            starts.setdefault(section, index)
    return starts


def _read_byline(page: CopiedPage, start: int, end: int) -> str | None:
    byline: str | None = None
    for index in range(start, end):
        line = page.lines[index]
        chapter_by = landmarks.BYLINE.match(line)
        if line and not byline and not landmarks.is_menu(line) and not landmarks.POINTER.match(line):
            byline = chapter_by[1] if chapter_by else line
        elif line:
            page.drop(index, index + 1, DropReason.SITE_MENU)
    return byline


def end_notes(page: CopiedPage, start: int, end: int, longest: list[int]) -> list[int]:
    """Find the lines at which notes begin between `start` and `end`.

    `longest` says how many there may be and how many characters each may have, from the last one up: a line `Notes:`
    further up, or with more text below it, belongs to the story.
    """
    found: list[int] = []
    labels = [index for index in range(start, end) if page.lines[index] == "Notes:"]
    for index, limit in zip(reversed(labels), longest, strict=False):
        below = found[0] if found else end
        if sum(map(len, page.lines[index + 1 : below])) > limit:
            break
        found.insert(0, index)
    return found


def joined(texts: Iterable[str | None]) -> str | None:
    return "\n\n".join(text for text in texts if text) or None
