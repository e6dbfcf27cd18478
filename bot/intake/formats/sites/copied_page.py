"""A chapter's page copied from a site that puts titles and menus above the text and author's notes in boxes."""

import re
from dataclasses import dataclass, replace
from functools import cache

from bot.intake.formats.authors_note import speaks_to_readers
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.formats.headings.heading import Heading, chapter_heading, part_title
from bot.intake.formats.lines import TextFile
from bot.intake.formats.words import count_words

_BYLINE = re.compile(r"by:? (\S.{0,60})$", re.IGNORECASE)
_COMMENTS = re.compile(r"(?:\d+ )?comments? ?(?:\(\d+\))?$", re.IGNORECASE)
_TITLES = 4
"""How many lines may stand together above the text: the work's title, the chapter's, the author."""
_LONGEST_TITLE, _LONGEST_MENU = 150, 200
_TOP = 20
"""Among how many of the first lines a page's address stands."""
_FEWEST_AT_END = 3
"""How many lines, or items on a line, make the menu below a text."""
_MENU_ENDS = 80
"""Among how many of the first lines a menu above the text stands: a story may quote some further down."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a site's pages look like; menu lines in small letters."""

    name: str
    menu: frozenset[str]
    telling: frozenset[str]
    note: re.Pattern[str]
    link: re.Pattern[str]
    only_it_has_notes: bool = False
    """Whether no other site, and no author, has notes below such a line."""
    planted: re.Pattern[str] | None = None
    """Sentences the site plants in the text against copying."""

    def is_menu(self, line: str) -> bool:
        return bool(_COMMENTS.match(line) or _items(self.menu).fullmatch(line))

    def is_telling(self, line: str) -> bool:
        """Tell whether a line of the menu holds an item that no other site has."""
        return self.is_menu(line) and bool(_items(self.telling).search(line))


@cache
def _items(menu: frozenset[str], *, several: bool = True) -> re.Pattern[str]:
    """Make the pattern of a menu's items on one line, as Chromium copies them, or of one of them."""
    item = "|".join(sorted(map(re.escape, menu), key=len, reverse=True))
    further = rf"(?:\s+(?:{item}))*" if several else ""
    return re.compile(rf"(?<!\w)(?:{item}){further}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Notes:
    """Line numbers of the boxes: the one above the text with its end, the one below."""

    before: int | None
    before_ends: int
    after: int | None


def recognises(site: Site, page: CopiedPage) -> bool:
    """Tell whether two signs agree that a page is this site's.

    They are menu lines or notes, one of them a line that no other site has, and one of them above the text; or its
    address, with one of these or with a byline or a chapter's heading beside it.
    """
    menus = [
        index for index, line in enumerate(page.lines) if line and len(line) < _LONGEST_MENU and site.is_menu(line)
    ]
    small = {page.lines[index].lower() for index in menus}
    noted = any(map(site.note.match, page.lines))
    signs = len(small) + any(" " in line and line not in site.menu for line in small) + noted
    top = page.lines[:_TOP]
    linked = any(map(site.link.fullmatch, top))
    named = any(_BYLINE.match(line) or chapter_heading(line) for line in top)
    framed = noted or any(index < _MENU_ENDS for index in menus) or _ends_in_menu(site, page)
    telling = (noted and site.only_it_has_notes and len(small) > 1) or any(map(site.is_telling, small))
    return (linked and (named or signs > 0)) or (framed and signs > 1 and telling)


def _ends_in_menu(site: Site, page: CopiedPage) -> bool:
    """Tell whether a page ends in several of the site's lines, or has one of several items: a copy may begin lower."""
    last = [line for line in page.lines if line][-_FEWEST_AT_END:]
    is_end = len(last) == _FEWEST_AT_END and all(map(site.is_menu, last))
    long = (line for line in page.lines if len(line) < _LONGEST_MENU and site.is_telling(line))
    return is_end or any(len(_items(site.menu, several=False).findall(line)) >= _FEWEST_AT_END for line in long)


def read_site_page(site: Site, text: TextFile) -> list[ChapterDraft] | None:
    """Read a copied page of this site; None if it is none."""
    page = CopiedPage([line.strip() for line in text.lines])
    if not recognises(site, page):
        return None
    start, end = _top_ends(site, page), len(page.lines)
    end = _bottom_begins(site, page, start)
    about = _read_top(site, page, start)
    notes = _find_notes(site, page, start, end)
    for index in range(start, end):
        if site.planted and site.planted.search(page.lines[index]):
            page.drop(index, index + 1, DropReason.SITE_MESSAGE)
        elif site.is_telling(page.lines[index]):
            page.drop(index, index + 1, DropReason.SITE_MENU)
    page.drop(end, len(page.lines), DropReason.SITE_MENU)
    body = page.markdown(notes.before_ends, end if notes.after is None else notes.after)
    words = count_words(body)
    doubts = [
        *about.doubts,
        *([Doubt.NOTES_UNCERTAIN] if notes.before is not None else []),
        *([] if about.chapter_title or about.chapter_number is not None else [Doubt.TITLE_MISSING]),
        *([] if about.work else [Doubt.WORK_MISSING]),
        *([] if body else [Doubt.BODY_EMPTY]),
        *([Doubt.ENCODING_GUESSED] if text.guessed else []),
    ]
    return [
        replace(
            about,
            body=body,
            words=words,
            body_words=words,
            notes_before=None if notes.before is None else page.markdown(notes.before + 1, notes.before_ends) or None,
            notes_after=None if notes.after is None else page.markdown(notes.after + 1, end) or None,
            dropped=page.dropped(),
            encoding=text.encoding,
            doubts=tuple(doubts),
        )
    ]


def _top_ends(site: Site, page: CopiedPage) -> int:
    """Find the line below the last title, byline or menu line above the text."""
    end, since = 0, 0
    for index, line in enumerate(page.lines):
        if not line:
            continue
        if site.note.match(line) or _is_prose(line) or since > _TITLES:
            break
        since += 1
        byline = _BYLINE.match(line) if since <= _TITLES else None
        if site.is_menu(line) or byline or site.link.search(line) or (end == 0 and chapter_heading(line)):
            end, since = index + 1, (since if byline else 0)
    first_note = next((index for index, line in enumerate(page.lines) if site.note.match(line)), None)
    between = [line for line in page.lines[end:first_note] if line]
    titles_only = first_note is not None and len(between) < _TITLES and not any(map(_is_prose, between))
    return first_note if titles_only and first_note is not None and first_note < 40 else end


def _is_prose(line: str) -> bool:
    return len(line) > _LONGEST_TITLE or (len(line.split()) > 3 and line.endswith((".", "…", "”", '"', "»")))


def _bottom_begins(site: Site, page: CopiedPage, start: int) -> int:
    for index in range(start, len(page.lines)):
        if site.is_menu(page.lines[index]):
            after = page.line(page.next_filled(index + 1))
            if not after or site.is_menu(after) or site.is_telling(page.lines[index]):
                return index
    return len(page.lines)


def _read_top(site: Site, page: CopiedPage, end: int) -> ChapterDraft:
    author, link, titles = None, None, dict[str, int]()
    for index in range(end):
        line = page.lines[index]
        byline = _BYLINE.match(line)
        if site.is_menu(line):
            page.drop(index, index + 1, DropReason.SITE_MENU)
        elif found := site.link.search(line):
            link = link or found[0]
        elif byline and titles:
            author = author or byline[1]
        elif line.lower() == "by":
            author = author or page.line(page.next_filled(index + 1))
        elif line and line not in titles and line != author:
            titles[line] = index
    work, heading = _name(list(titles))
    for line in titles.keys() - {work, _chapter_of(list(titles))}:
        page.drop(titles[line], titles[line] + 1, DropReason.SITE_MENU)
    return ChapterDraft(
        site=site.name,
        work=work,
        author=author,
        chapter_number=heading.number,
        chapter_title=heading.title,
        link=link,
        doubts=heading.doubts,
    )


def _name(titles: list[str]) -> tuple[str | None, Heading]:
    chapter = _chapter_of(titles)
    return next((title for title in titles if title != chapter), None), part_title(chapter)


def _chapter_of(titles: list[str]) -> str:
    """Tell the chapter's title from the work's: by its number, or else by standing below it."""
    numbered = next((title for title in titles if part_title(title).number is not None), None)
    named = numbered or next((title for title in titles if chapter_heading(title)), None)
    return named or "".join(titles[1:2] or titles[:1])


def _find_notes(site: Site, page: CopiedPage, start: int, end: int) -> _Notes:
    labels = [index for index in range(start, end) if site.note.match(page.lines[index])]
    first = page.next_filled(start, end)
    before = first if labels and labels[0] == first else None
    before_ends = start if before is None else _note_ends(page, before + 1, labels[1] if labels[1:] else end)
    after = labels[-1] if labels and labels[-1] != before else None
    return _Notes(before, before_ends, after)


def _note_ends(page: CopiedPage, start: int, end: int) -> int:
    """Find the end of a note above the text: its first paragraph, and those below it that speak to readers too."""
    index = page.next_filled(start, end)
    first = True
    while index < end and (first or speaks_to_readers(page.lines[index])):
        first = False
        while index < end and page.lines[index]:
            index += 1
        index = page.next_filled(index, end)
    return index
