"""The headings of a Markdown text, and which of them begin chapters."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.headings.heading import Heading, chapter_heading, part_title
from bot.intake.formats.headings.levels import which_begin_chapters
from bot.intake.formats.headings.unread import counting_words, unread_heading
from bot.intake.formats.text.attributes import heading_words
from bot.intake.formats.text.top_lines import BYLINE

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)$")
_ALL_BOLD = re.compile(r"(?=[*_\u2060]*(?:\*\*|__))[*_\u2060]{2,8}([^*_\u2060]{1,120})[*_\u2060]{2,8}$")
_TITLE = re.compile(r"[^\W_][^\n]{0,78}(?<![.,;:!?…”\"*_])$")
_TITLES = 2
_FENCE = ("```", "~~~")
_BOLD, _PLAIN = 7, 8
"""Levels below those of headings: bold lines, lines that look like any other."""
_LONGEST_PLAIN = 120
_LONGEST_UNDERLINED = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stands as a heading; `level` 1 is the highest."""

    index: int
    level: int
    text: str

    @property
    def is_marked(self) -> bool:
        return self.level < _BOLD


@dataclass(frozen=True, slots=True)
class ChapterLines:
    """Line numbers: where its heading stands, and where what belongs to it begins."""

    index: int
    begin: int
    heading: Heading


@dataclass(frozen=True, slots=True)
class Outline:
    """The chapters, and the texts of all headings by their lines; `is_plain` if no mark sets the chapters' apart."""

    chapters: list[ChapterLines]
    titles: dict[int, str]
    is_plain: bool = False


def outline(page: CopiedPage, start: int, *, is_editors: bool) -> Outline:
    """Find the headings from a line on; those of chapters are taken off the page.

    `is_editors` says that a line of `===` below another makes it a heading, as Markdown editors have it.
    """
    lines = list(_lines(page, start, is_editors=is_editors))
    counting = counting_words(line.text for line in lines if chapter_heading(line.text, is_title=line.is_marked))
    named = [
        (line, heading)
        for line in lines
        if (heading := chapter_heading(line.text, is_title=line.is_marked) or unread_heading(line.text, counting))
    ]
    marked = [pair for pair in named if pair[0].level < _PLAIN]
    highest = [line for line in lines if line.level == 1]
    titles = {line.index: line.text for line in lines if line.is_marked}
    if not marked and highest and _begins_the_text(page, start, highest):
        begin = [(line, part_title(line.text)) for line in _without_works_title(page, highest)]
        return Outline(_chapters(page, begin, [], titles), titles)
    plain = [] if marked else _with_text_below(page, named)
    begins = which_begin_chapters([(line.level, heading) for line, heading in marked or plain])
    pairs = list(zip(marked or plain, begins, strict=True))
    books = [line.index for (line, heading), begins_one in pairs if heading.is_part and not begins_one]
    chapters = [pair for pair, begins_one in pairs if begins_one]
    return Outline(_chapters(page, chapters, books, titles), titles, is_plain=bool(plain))


def _begins_the_text(page: CopiedPage, start: int, highest: list[Line]) -> bool:
    """Tell whether nothing stands above the first of the highest headings, or only a title and an author's name."""
    above = [page.lines[index] for index in range(start, highest[0].index) if page.lines[index]]
    return not above or (len(highest) > 1 and len(above) <= _TITLES and all(map(is_title, above)))


def _without_works_title(page: CopiedPage, highest: list[Line]) -> list[Line]:
    """Leave out the first of several headings if nothing but a byline stands below it: it is the work's title."""
    ends = highest[1].index if len(highest) > 1 else len(page.lines)
    below = [page.lines[index] for index in range(highest[0].index + 1, ends) if page.lines[index]]
    is_title = len(highest) > 1 and len(below) < 2 and all(BYLINE.match(line.strip("*_ ")) for line in below)
    return highest[1:] if is_title else highest


def _with_text_below(page: CopiedPage, named: list[tuple[Line, Heading]]) -> list[tuple[Line, Heading]]:
    """Leave out what a list of contents holds: lines with nothing below them but the next one."""
    places = {line.index for line, _ in named}
    below = ((pair, page.next_filled(pair[0].index + 1)) for pair in named)
    return [pair for pair, after in below if after < len(page.lines) and after not in places]


def _chapters(
    page: CopiedPage, begin: list[tuple[Line, Heading]], books: list[int], titles: dict[int, str]
) -> list[ChapterLines]:
    for line, _ in begin:
        page.take(line.index)
    before = [-1, *(line.index for line, _ in begin)]
    return [
        ChapterLines(line.index, _begin(line, above, books), _with_title_below(page, line, heading, titles))
        for (line, heading), above in zip(begin, before, strict=False)
    ]


def _begin(line: Line, before: int, books: list[int]) -> int:
    """Find the line where a chapter begins: at its heading, or at that of the part it is the first of."""
    return min([*books[bisect(books, before) :][:1], line.index])


def _with_title_below(page: CopiedPage, line: Line, heading: Heading, titles: dict[int, str]) -> Heading:
    """Take a chapter's title that stands as a heading of its own below `Chapter One`."""
    below = page.next_filled(line.index + 1)
    if heading.title or below not in titles or chapter_heading(titles[below]):
        return heading
    page.take(below)
    return replace(heading, title=titles[below])


def _lines(page: CopiedPage, start: int, *, is_editors: bool) -> Iterator[Line]:
    fenced = False
    for index in range(start, len(page.lines)):
        line = page.lines[index]
        fenced ^= line.lstrip().startswith(_FENCE)
        if fenced or not line:
            continue
        below = page.line(index + 1) if is_editors else ""
        if match := _HEADING.match(line):
            yield Line(index, len(match[1]), as_plain(heading_words(match[2])))
        elif below and not below.strip("=") and len(line) <= _LONGEST_UNDERLINED:
            page.lines[index], page.lines[index + 1] = f"# {line}", ""
            yield Line(index, 1, as_plain(line))
        elif _is_underlined(page, index, below):
            page.lines[index], page.lines[index + 1] = f"## {line}", ""
            yield Line(index, 2, as_plain(line))
        elif not page.line(index - 1):
            yield from _unmarked(index, line)


def is_title(line: str) -> bool:
    """Tell whether a line may be a title or a name, and is no sentence."""
    return _TITLE.match(line.strip("*_ ")) is not None


def _is_underlined(page: CopiedPage, index: int, below: str) -> bool:
    """Tell whether a line of dashes makes the one above it a heading, and no sentence that a scene ends with."""
    line, is_alone = page.lines[index], not page.line(index - 1)
    return is_alone and len(below) > 2 and not below.strip("-") and is_title(line)


def _unmarked(index: int, line: str) -> Iterator[Line]:
    bold = _ALL_BOLD.match(line)
    words = as_plain(bold[1] if bold else line) if len(line) <= _LONGEST_PLAIN else ""
    if words and chapter_heading(words):
        yield Line(index, _BOLD if bold else _PLAIN, words)
