"""A chapter copied from a WordPress site with the fictioneer theme: work, chapter, `by` its author, between menus."""

import re

from bot.intake.formats.authors_note import find_authors_note
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.formats.headings.heading import part_title
from bot.intake.formats.lines import TextFile
from bot.intake.formats.words import count_words

_ITEM = (
    r"(?:Previous|Prev|Next|Index|Bookmark|Formatting|TTS|Text-to-Speech|Follow|Checkmark|Reminder|Subscribe|Comments?)"
)
_MENU = re.compile(rf"{_ITEM}(?:\s+{_ITEM})*$")
_TELLING = re.compile(r"\b(?:Formatting|TTS|Text-to-Speech)\b|\bIndex\b.*\b(?:Bookmark|Next)\b|\bPrevious\b.*\bIndex\b")
_BYLINE = re.compile(r"by (?P<name>\S.{0,60})$")
_TOP, _LONGEST_MENU = 60, 200
"""Among how many of the first lines the author stands, and how many characters a menu has."""


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read a copied chapter; None if a menu of the theme and the names above the text don't agree that it is one."""
    page = CopiedPage([line.strip() for line in text.lines])
    menus = [index for index, line in enumerate(page.lines) if _is_telling_menu(line)]
    byline = next((index for index, line in enumerate(page.lines[:_TOP]) if _BYLINE.match(line)), None)
    if byline is None or not menus:
        return None
    names = [index for index in range(byline) if page.lines[index]][-2:]
    end = next((index for index in menus if index > byline), len(page.lines))
    if len(names) < 2 or any(index in menus for index in names):
        return None
    return [
        _draft(page, (names[0], names[1], byline), max((one for one in menus if one < byline), default=-1), end, text)
    ]


def _is_telling_menu(line: str) -> bool:
    return len(line) <= _LONGEST_MENU and bool(_MENU.match(line) and _TELLING.search(line))


def _draft(page: CopiedPage, names: tuple[int, int, int], menu: int, end: int, text: TextFile) -> ChapterDraft:
    """Read the chapter below a menu and above another; what the author says first stands above the names."""
    work, chapter, byline = names
    page.drop(0, menu + 1 if menu >= 0 else work, DropReason.SITE_MENU)
    page.drop(end, len(page.lines), DropReason.SITE_MENU)
    heading, author = part_title(page.lines[chapter]), _BYLINE.match(page.lines[byline])
    body = page.markdown(byline + 1, end)
    words = count_words(body)
    return ChapterDraft(
        work=page.lines[work],
        author=author["name"] if author else None,
        chapter_number=heading.number,
        chapter_title=heading.title,
        notes_before=page.markdown(menu + 1, work) or None,
        notes_offered=find_authors_note(body),
        body=body,
        words=words,
        body_words=words,
        dropped=page.dropped(),
        encoding=text.encoding,
        doubts=(*heading.doubts, *((Doubt.ENCODING_GUESSED,) if text.guessed else ())),
    )
