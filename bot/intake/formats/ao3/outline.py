"""Where the chapters of a copied AO3 page stand: their headings, texts and ends."""

from bisect import bisect
from dataclasses import dataclass

from bot.intake.formats.ao3 import landmarks
from bot.intake.formats.copied_lines import CopiedPage


@dataclass(frozen=True, slots=True)
class ChapterSpan:
    """Line numbers: the heading (None in a work without chapters), `Chapter Text`, and the line after the notes."""

    heading: int | None
    text: int
    end: int
    number: float | None = None
    title: str | None = None


def outline(page: CopiedPage, start: int, first: int) -> tuple[list[ChapterSpan], int]:
    """Find the chapters, given the line where headings may begin and the first text; and where the footer begins."""
    lines = [index for index in range(start, len(page.lines)) if landmarks.HEADING.match(page.lines[index])]
    texts, headings = [first], [_choose(page, lines[: bisect(lines, first)], None)]
    for index in range(first + 1, len(page.lines)):
        if page.lines[index] == "Chapter Text":
            number, _ = _read_heading(page, headings[-1])
            above = lines[bisect(lines, texts[-1]) : bisect(lines, index)]
            heading = _choose(page, above, number + 1 if number else None)
            if heading is not None:
                texts.append(index)
                headings.append(heading)
    footer = landmarks.footer_begins(page, texts[-1] + 1)
    ends = [*(heading for heading in headings[1:] if heading is not None), footer]
    return [
        ChapterSpan(heading, text, end, *_read_heading(page, heading))
        for heading, text, end in zip(headings, texts, ends, strict=True)
    ], footer


def _read_heading(page: CopiedPage, heading: int | None) -> tuple[float | None, str | None]:
    match = landmarks.HEADING.match(page.line(heading)) if heading is not None else None
    return (float(match[1]), match[2] or None) if match else (None, None)


def _choose(page: CopiedPage, candidates: list[int], expected: float | None) -> int | None:
    """Choose a chapter's heading among lines above its text; notes and stories may hold some that look like one."""
    if expected is not None:
        candidates = [index for index in candidates if _read_heading(page, index)[0] == expected] or candidates
    candidates = [index for index in candidates if _a_section_follows(page, index)] or candidates
    if not candidates:
        return None
    return candidates[0] if expected is None else candidates[-1]


def _a_section_follows(page: CopiedPage, heading: int) -> bool:
    after = page.line(page.next_filled(heading + 1))
    return after in landmarks.SECTIONS or after in landmarks.TEXT_BEGINS or bool(landmarks.BYLINE.match(after))
