"""A Wattpad part copied as text, or one of its later pages."""

from dataclasses import dataclass
from itertools import islice

from bot.intake.formats.authors_note import find_authors_note
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.formats.headings.heading import part_title
from bot.intake.formats.lines import TextFile
from bot.intake.formats.wattpad import landmarks
from bot.intake.formats.wattpad.images import drop_removed_images, is_removed_image
from bot.intake.formats.words import count_words

_TOP = 12
"""Among how many of the first filled lines the counts may stand."""


@dataclass(slots=True)
class _Top:
    """What stands above the text, and the line where that begins."""

    page: CopiedPage
    title: str | None = None
    author: str | None = None
    counts: tuple[int, int, int] | None = None
    end: int = 0
    continued: bool = False

    def read(self, *, sure: bool) -> None:
        filled = list(islice((index for index, line in enumerate(self.page.lines) if line), _TOP))
        for place, index in enumerate(filled):
            if self.page.lines[index] in landmarks.CONTINUED:
                self.continued, self.end = True, index + 1
                self._read_titles(filled[:place])
                self.page.drop(index, index + 1, DropReason.SITE_MENU)
            if counts := _counts(self.page, filled[place : place + (3 if sure else 1)]):
                self.counts, length = counts
                self.end = filled[place + length - 1] + 1
                self._read_titles(filled[:place])
                break
        self._skip_menu()

    def _read_titles(self, above: list[int]) -> None:
        """Take the last line above the counts for the part's title, and the others for the site's menu."""
        for index in reversed(above):
            line = self.page.lines[index]
            if _is_menu(line) or line in landmarks.CONTINUED or self.title:
                self.page.drop(index, index + 1, DropReason.SITE_MENU)
            elif (byline := landmarks.BYLINE.match(line)) and index != above[0]:
                self.author = byline[1]
            else:
                self.title = line

    def _skip_menu(self) -> None:
        page = self.page
        while self.counts or self.continued:
            index = page.next_filled(self.end)
            byline = landmarks.BYLINE.match(page.line(index))
            if not _is_menu(page.line(index)) and not (byline and _is_menu(page.line(page.next_filled(index + 1)))):
                return
            if byline:
                self.author = byline[1]
            else:
                page.drop(index, index + 1, DropReason.SITE_MENU)
            self.end = index + 1


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read a copied Wattpad part; None if this is no such page."""
    page = CopiedPage([line.strip() for line in text.lines])
    tagline = next((index for index in reversed(range(len(page.lines))) if _has_tagline(page, index)), None)
    top = _Top(page)
    top.read(sure=tagline is not None)
    if tagline is None and not top.counts and not top.continued and not any(map(is_removed_image, page.lines)):
        return None
    work, end = (None, len(page.lines)) if tagline is None else _read_tagline(page, tagline, top.end)
    drop_removed_images(page, top.end, end)
    _drop_menus(page, top.end, end, work)
    heading = part_title(top.title or "")
    body = page.markdown(top.end, end)
    words = count_words(body)
    reads, votes, comments = top.counts or (None, None, None)
    doubts = (
        *heading.doubts,
        *(() if top.title else (Doubt.TITLE_MISSING,)),
        *(() if work else (Doubt.WORK_MISSING,)),
        *(() if body else (Doubt.BODY_EMPTY,)),
        *((Doubt.ENCODING_GUESSED,) if text.guessed else ()),
    )
    return [
        ChapterDraft(
            site="Wattpad",
            work=work,
            author=top.author,
            chapter_number=heading.number,
            chapter_title=heading.title,
            body=body,
            words=words,
            body_words=words,
            reads=reads,
            votes=votes,
            comments=comments,
            notes_offered=find_authors_note(body),
            dropped=page.dropped(),
            encoding=text.encoding,
            doubts=doubts,
        )
    ]


def _counts(page: CopiedPage, indexes: list[int]) -> tuple[tuple[int, int, int], int] | None:
    """Read the three counts from one line, or from three; and on how many lines they stood."""
    if match := landmarks.COUNTS.match(page.lines[indexes[0]]):
        found = match.groups()
        reads, votes, comments = (landmarks.count(found[place], found[place + 1]) for place in (0, 2, 4))
        return (reads, votes, comments), 1
    matches = [landmarks.ONE_COUNT.match(page.lines[index]) for index in indexes]
    if len(matches) == 3 and indexes[2] - indexes[0] <= 4 and all(matches):
        reads, votes, comments = (landmarks.count(match[1], match[2]) for match in matches if match)
        return (reads, votes, comments), 3
    return None


def _is_menu(line: str) -> bool:
    return line in landmarks.MENU or bool(landmarks.FREE_PARTS.match(line))


def _has_tagline(page: CopiedPage, index: int) -> bool:
    return bool(landmarks.TAGLINE.search(page.lines[index]))


def _read_tagline(page: CopiedPage, index: int, start: int) -> tuple[str | None, int]:
    """Find the story's title, glued to the site's tagline or above it; and the line where the text ends."""
    page.drop(index + 1, len(page.lines), DropReason.SITE_MENU)
    page.drop(index, index + 1, DropReason.TAGLINE)
    line = page.lines[index]
    glued = landmarks.TAGLINE.search(line)
    place = glued.start() if glued else 0
    page.lines[index] = line[place:]
    if work := line[:place].strip():
        return work, index
    above = next((line for line in range(index - 1, start - 1, -1) if page.lines[line]), None)
    if above is None or len(page.lines[above]) > 150:
        return None, index
    return page.lines[above], above


def _drop_menus(page: CopiedPage, start: int, end: int, work: str | None) -> None:
    index = start
    while index < end:
        if page.lines[index] in landmarks.READING_CARD:
            blank = next((line for line in range(index, end) if not page.lines[line]), end)
            if work is None or work in page.lines[index:blank]:
                page.drop(index, blank, DropReason.SITE_MENU)
            index = blank
        index += 1
    last = end
    while last > start and (not page.lines[last - 1] or _is_menu(page.lines[last - 1])):
        last -= 1
        page.drop(last, last + 1, DropReason.SITE_MENU)
