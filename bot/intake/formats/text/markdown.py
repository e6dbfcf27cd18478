"""A Markdown file, or the text of a Discord message: headings make chapters, markup stays."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.intake.formats.authors_note import find_authors_note
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece
from bot.intake.formats.headings.heading import Heading, chapter_heading, part_title
from bot.intake.formats.lines import TextFile
from bot.intake.formats.text.dialect import Dialect, for_discord
from bot.intake.formats.text.front_matter import take_front_matter
from bot.intake.formats.text.plain import numbered_by_filename
from bot.intake.formats.text.top_lines import BYLINE, fill, of_work, take_labels
from bot.intake.formats.text.wrapping import unwrapped
from bot.intake.formats.words import count_words

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)$")
_ALL_BOLD = re.compile(r"(?:\*\*|__)([^*_]{1,120})(?:\*\*|__)$")
_FENCE = ("```", "~~~")
_BELOW_HEADINGS = 7


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that stands as a heading; `level` 1 is the highest."""

    index: int
    level: int
    text: str


def is_message(filename: str) -> bool:
    """Tell whether Discord made this file of a message too long for it: what was typed there is Discord Markdown."""
    return PurePath(filename).stem.lower() == "message"


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read Markdown; None if neither the file's name nor Discord says that it is."""
    if PurePath(text.filename).suffix.lower() not in _SUFFIXES and not is_message(text.filename):
        return None
    lines, joined = unwrapped(list(text.lines))
    doubts = (
        *((Doubt.LINES_JOINED,) if joined else ()),
        *((Doubt.ENCODING_GUESSED,) if text.guessed else ()),
    )
    about = ChapterDraft(encoding=text.encoding, doubts=doubts)
    dialect = Dialect.DISCORD if is_message(text.filename) else Dialect.EDITOR
    return read_lines(lines, about, text.filename, dialect)


def read_lines(lines: list[str], about: ChapterDraft, filename: str, dialect: Dialect) -> list[ChapterDraft]:
    """Part Markdown into chapters by its headings; what `about` says holds for all of them."""
    page = CopiedPage(lines)
    values, start = take_front_matter(page) if dialect is Dialect.EDITOR else ({}, 0)
    headings, chapters = _outline(page, start, dialect)
    first = chapters[0][0].index if chapters else len(lines)
    values |= take_labels(page, start, first)
    values |= _take_titles(page, start, first, headings) if chapters else {}
    begins = [0, *(line.index for line, _ in chapters[1:])]
    ends = [*begins[1:], len(lines)]
    names: list[Heading | None] = [heading for _, heading in chapters] or [None]
    drafts = [
        _draft(page, fill(about, values, name), begin, end, dialect)
        if begin == 0
        else _draft(page, fill(replace(about, dropped=()), of_work(values), name), begin, end, dialect)
        for name, begin, end in zip(names, begins, ends, strict=True)
    ]
    return drafts if len(drafts) > 1 else [numbered_by_filename(drafts[0], filename)]


def _outline(page: CopiedPage, start: int, dialect: Dialect) -> tuple[list[_Line], list[tuple[_Line, Heading]]]:
    """Find all headings, and those that begin a chapter."""
    headings = _headings(page, start, dialect)
    named = [(line, heading) for line in headings if (heading := chapter_heading(line.text, is_title=_is_marked(line)))]
    highest = [line for line in headings if line.level == 1]
    chapters = [(line, heading) for line, heading in named if line.level == named[0][0].level]
    if not chapters and highest and highest[0].index == page.next_filled(start):
        chapters = [(line, part_title(line.text)) for line in highest]
    for line, _ in chapters:
        page.take(line.index)
    titles = {line.index: line.text for line in filter(_is_marked, headings)}
    return headings, [(line, _with_title_below(page, line, heading, titles)) for line, heading in chapters]


def _is_marked(line: _Line) -> bool:
    return line.level < _BELOW_HEADINGS


def _with_title_below(page: CopiedPage, line: _Line, heading: Heading, titles: dict[int, str]) -> Heading:
    """Put a chapter's title to its heading, where it stands as a heading of its own below `Chapter One`."""
    below = page.next_filled(line.index + 1)
    if heading.title or below not in titles or chapter_heading(titles[below]):
        return heading
    page.take(below)
    return replace(heading, title=titles[below])


def _headings(page: CopiedPage, start: int, dialect: Dialect) -> list[_Line]:
    found, fenced = [], False
    for index in range(start, len(page.lines)):
        line = page.lines[index]
        if line.lstrip().startswith(_FENCE):
            fenced = not fenced
        if fenced or not line:
            continue
        below = page.line(index + 1)
        underlined = bool(below) and not below.strip("=") and dialect is Dialect.EDITOR
        if match := _HEADING.match(line):
            found.append(_Line(index, len(match[1]), as_plain(match[2].rstrip("# "))))
        elif underlined and len(line) <= 200:
            found.append(_Line(index, 1, as_plain(line)))
            page.lines[index], page.lines[index + 1] = f"# {line}", ""
        elif (bold := _ALL_BOLD.match(line)) and chapter_heading(bold[1]) and not page.line(index - 1):
            found.append(_Line(index, _BELOW_HEADINGS, as_plain(bold[1])))
    return found


def _take_titles(page: CopiedPage, start: int, end: int, headings: list[_Line]) -> dict[str, str]:
    """Take the work's title and its author's name where they stand above the first chapter's heading."""
    values: dict[str, str] = {}
    titles = {line.index: line.text for line in headings}
    for index in [index for index in range(start, end) if page.lines[index]][:3]:
        byline = BYLINE.match(page.lines[index].strip("*_ "))
        if index in titles and "work" not in values:
            values["work"] = titles[index]
        elif byline and "work" in values and "author" not in values:
            values["author"] = byline[1]
        else:
            break
        page.take(index)
    return values


def _draft(page: CopiedPage, draft: ChapterDraft, start: int, end: int, dialect: Dialect) -> ChapterDraft:
    body, left_out = for_discord(page.kept(start, end), dialect)
    words = count_words(body)
    dropped: tuple[DroppedPiece, ...] = (*draft.dropped, *page.dropped(start, end), *left_out)
    return replace(
        draft,
        body=body,
        words=words,
        body_words=words,
        notes_offered=find_authors_note(body, marked_only=True),
        dropped=dropped,
    )
