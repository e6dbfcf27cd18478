"""A Markdown file, or the text of a Discord message: headings make chapters, markup stays."""

from dataclasses import replace
from pathlib import PurePath

from bot.intake.formats.authors_note import find_authors_note
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece
from bot.intake.formats.headings.heading import Heading
from bot.intake.formats.lines import TextFile
from bot.intake.formats.text.dialect import Dialect, for_discord
from bot.intake.formats.text.front_matter import take_front_matter
from bot.intake.formats.text.outline import Outline, is_title, outline
from bot.intake.formats.text.plain import numbered_by_filename
from bot.intake.formats.text.top_lines import BYLINE, fill, of_several, of_work, take_labels, take_titles
from bot.intake.formats.text.wrapping import unwrapped
from bot.intake.formats.words import count_words

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_UNMARKED_TITLES = 2
_MOST_TITLES = 4
"""How many lines above the first chapter may hold the work's title and its author, each up to twice."""


def is_message(filename: str) -> bool:
    """Tell whether Discord made this file of a message too long for it: what a person typed there is its Markdown."""
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
    found = outline(page, start, is_editors=dialect is Dialect.EDITOR)
    first = found.chapters[0].begin if found.chapters else len(lines)
    values |= take_labels(page, start, first)
    values |= _take_titles(page, start, first, found)
    values = of_several(values) if len(found.chapters) > 1 else values
    begins = [0, *(chapter.begin for chapter in found.chapters[1:])]
    ends = [*begins[1:], len(lines)]
    names: list[Heading | None] = [chapter.heading for chapter in found.chapters] or [None]
    drafts = [
        _draft(page, fill(about, values, name), begin, end, dialect)
        if begin == 0
        else _draft(page, fill(replace(about, dropped=()), of_work(values), name), begin, end, dialect)
        for name, begin, end in zip(names, begins, ends, strict=True)
    ]
    return drafts if len(drafts) > 1 else [numbered_by_filename(drafts[0], filename)]


def _take_titles(page: CopiedPage, start: int, end: int, found: Outline) -> dict[str, str]:
    """Take the work's title and its author's name where they stand above the first chapter's heading."""
    lines = [index for index in range(start, end) if page.lines[index]][:_MOST_TITLES]
    if not found.chapters:
        return {}
    if found.is_plain or _are_titles([page.lines[index] for index in lines]):
        return take_titles(page, start, end)
    return _take_marked_titles(page, lines, found)


def _are_titles(lines: list[str]) -> bool:
    """Tell whether unmarked lines above marked chapters are a title and its author; without a byline, they are text."""
    is_signed = any(BYLINE.match(line.strip("*_ ")) for line in lines[1:])
    return is_signed and len(lines) <= _UNMARKED_TITLES and all(map(is_title, lines))


def _take_marked_titles(page: CopiedPage, lines: list[int], found: Outline) -> dict[str, str]:
    values: dict[str, str] = {}
    taken: list[int] = []
    for index in lines:
        line = page.lines[index].strip("*_ ")
        byline = BYLINE.match(line)
        if index in found.titles and values.get("work", found.titles[index]) == found.titles[index]:
            values["work"] = found.titles[index]
        elif byline and "work" in values and "author" not in values:
            values["author"] = byline[1]
        elif "work" not in values or not _comes_again(page, line, lines):
            break
        taken.append(index)
    for index in taken:
        page.take(index)
    return values


def _comes_again(page: CopiedPage, line: str, lines: list[int]) -> bool:
    """Tell whether an author's name stands again, as a byline, among the lines above a text."""
    bylines = (BYLINE.match(page.lines[index].strip("*_ ")) for index in lines)
    return any(byline and byline[1] == line for byline in bylines)


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
