"""Plain text, from any editor: one chapter, or several under headings of their own."""

import re
from dataclasses import replace
from pathlib import PurePath

from bot.intake.formats.authors_note import find_authors_note
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.discord_markdown.escaping import as_written
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.headings.heading import Heading, chapter_heading
from bot.intake.formats.headings.numbers import number_at
from bot.intake.formats.headings.unread import counting_words, unread_heading
from bot.intake.formats.lines import TextFile
from bot.intake.formats.text.top_lines import fill, label, of_several, of_work, take_labels, take_titles
from bot.intake.formats.text.wrapping import unwrapped
from bot.intake.formats.words import count_words

_IN_FILENAME = re.compile(
    r"(?:^|[\W_])(?:chapter|chap|ch|part|pt|episode|ep)[\W_]{0,2}(?P<number>\d[^\s_()\[\]]*)", re.IGNORECASE
)
_LONGEST_HEADING = 120
_MOST_TITLES = 8
_UNDERLINE = re.compile(r"([=#~^*+-])\1{2,}$")
_FILLED_LINES = 6
"""From how many lines on for each empty one a text has its paragraphs on a line each, as editors save plain text."""
_LOOKS_LIKE_TITLE = re.compile(r"\S.{0,78}(?<![.,;”\"])$")


def read(text: TextFile) -> list[ChapterDraft]:
    """Read plain text; headings like `Chapter 4: Salt` part it into chapters."""
    lines, joined = unwrapped(list(text.lines))
    page = CopiedPage(lines)
    headings = _headings(page)
    first = headings[0][0] if headings else len(lines)
    values = take_labels(page, 0, first)
    if headings:
        values = take_titles(page, 0, first) | values
    if len(headings) > 1:
        values = of_several(values)
    about = ChapterDraft(
        encoding=text.encoding,
        doubts=(
            *((Doubt.LINES_JOINED,) if joined else ()),
            *((Doubt.ENCODING_GUESSED,) if text.guessed else ()),
        ),
    )
    places: list[tuple[int, Heading | None]] = [*headings] or [(-1, None)]
    ends = [*(place for place, _ in places[1:]), len(lines)]
    starts = [0, *(place for place, _ in places[1:])]
    drafts = [
        _draft(page, fill(about, _in_markdown(values) if start == 0 else of_work(values), heading), start, end)
        for (_, heading), start, end in zip(places, starts, ends, strict=True)
    ]
    return drafts if headings else [numbered_by_filename(drafts[0], text.filename)]


def _headings(page: CopiedPage) -> list[tuple[int, Heading]]:
    """Find the headings with text below them, as a list of contents has none.

    Empty lines part headings from what stands above them, but in a text with hardly any, and among the titles above a
    text that a browser copies on a line each.
    """
    blank = sum(not line for line in page.lines)
    is_dense = blank * _FILLED_LINES < len(page.lines) - blank
    titles_end = _titles_end(page)
    alone = [
        (index, line)
        for index, line in enumerate(page.lines)
        if line and len(line) <= _LONGEST_HEADING and (is_dense or index < titles_end or not page.line(index - 1))
    ]
    counting = counting_words(line for _, line in alone if chapter_heading(line))
    found = [
        (index, heading)
        for index, line in alone
        if (heading := chapter_heading(line) or (None if page.line(index + 1) else unread_heading(line, counting)))
    ]
    places = {index for index, _ in found}
    headings = [
        (index, heading)
        for index, heading in found
        if (after := page.next_filled(index + 1)) < len(page.lines) and after not in places
    ]
    for index, _ in headings:
        page.take(index)
        if _UNDERLINE.match(page.line(index + 1)):
            page.take(index + 1)
    return headings


def _titles_end(page: CopiedPage) -> int:
    """Find the end of the short lines, neither labels nor ends of sentences, that stand together at the top."""
    begin = page.next_filled(0)
    top = enumerate(page.lines[begin : begin + _MOST_TITLES], begin)
    others = (index for index, line in top if label(line) or not _LOOKS_LIKE_TITLE.match(line))
    return next(others, min(begin + _MOST_TITLES, len(page.lines)))


def _draft(page: CopiedPage, draft: ChapterDraft, start: int, end: int) -> ChapterDraft:
    body = page.markdown(start, end)
    words = count_words(body)
    return replace(
        draft,
        body=body,
        words=words,
        body_words=words,
        notes_offered=find_authors_note(body, marked_only=True),
        dropped=page.dropped(start, end),
    )


def _in_markdown(values: dict[str, str]) -> dict[str, str]:
    return {name: as_written(value) if name in ("summary", "notes") else value for name, value in values.items()}


def numbered_by_filename(draft: ChapterDraft, filename: str) -> ChapterDraft:
    """Take a missing chapter number from a name like `lighthouse-ch4.txt`."""
    match = _IN_FILENAME.search(PurePath(filename).stem)
    number = match and number_at(match["number"], 0)
    missing = () if draft.chapter_title or draft.chapter_number is not None else (Doubt.TITLE_MISSING,)
    if number is None or number.value is None or draft.chapter_number is not None:
        return replace(draft, doubts=(*draft.doubts, *missing))
    unclear = () if number.is_plain else (Doubt.NUMBER_UNCLEAR,)
    doubts = (*draft.doubts, *missing, Doubt.NUMBER_FROM_FILENAME, *unclear)
    return replace(draft, chapter_number=number.value, doubts=doubts)
