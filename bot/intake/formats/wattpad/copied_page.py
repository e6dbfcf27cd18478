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
_ENOUGH_SIGNS = 2
_MOST_TITLES = 3
"""How many lines that are no menu may stand above the counts."""
_LONGEST_TITLE, _MOST_WORDS, _SENTENCE_ENDS = 150, 3, (".", "…", "”", '"', "»", "!", "?")
"""What a title doesn't have: so many characters, or so many words and the end of a sentence."""


@dataclass(slots=True)
class _Top:
    """What stands above the text, and the line where that begins; lines that are neither stay with the text."""

    page: CopiedPage
    title: str | None = None
    author: str | None = None
    link: str | None = None
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
            places = filled[place : place + (3 if sure else 1)]
            if (counts := _counts(self.page, places)) and self._may_stand_below(filled[:place], self.page.lines[index]):
                self.counts, length = counts
                self.end = filled[place + length - 1] + 1
                self._read_titles(filled[:place])
                for line in filled[place : place + length]:
                    self.page.take(line)
                break
        self._skip_menu()

    def _may_stand_below(self, above: list[int], counts: str) -> bool:
        """Tell whether lines are a page's top: numbers without a unit may as well be said in a story."""
        lines = [self.page.lines[index] for index in above]
        unknown = [line for line in lines if not _is_menu(line) and line not in landmarks.CONTINUED]
        titles = [line for line in unknown if not landmarks.BYLINE.match(line) and not landmarks.ADDRESS.match(line)]
        most = _MOST_TITLES if landmarks.HAS_UNIT.search(counts) else 1
        return len(titles) <= most and not any(map(_is_prose, titles))

    def _read_titles(self, above: list[int]) -> None:
        """Take the last line above the counts for the part's title; the site's menu is left out, the rest stays."""
        for index in reversed(above):
            line = self.page.lines[index]
            if _is_menu(line) or line in landmarks.CONTINUED:
                self.page.drop(index, index + 1, DropReason.SITE_MENU)
            elif (byline := landmarks.BYLINE.match(line)) and index != above[0] and self.author is None:
                self.author = byline[1]
                self.page.take(index)
            elif landmarks.ADDRESS.match(line):
                self.link = self.page.take(index)
            elif self.title is None:
                self.title = self.page.take(index)

    def _skip_menu(self) -> None:
        page = self.page
        while self.counts or self.continued:
            index = page.next_filled(self.end)
            byline = landmarks.BYLINE.match(page.line(index))
            if not _is_menu(page.line(index)) and not (byline and _is_menu(page.line(page.next_filled(index + 1)))):
                return
            if byline:
                self.author = byline[1]
                page.take(index)
            else:
                page.drop(index, index + 1, DropReason.SITE_MENU)
            self.end = index + 1


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read a copied Wattpad part; None if this is no such page, as two signs have to agree that it is."""
    page = CopiedPage([line.strip() for line in text.lines])
    tagline = next((index for index in reversed(range(len(page.lines))) if _has_tagline(page, index)), None)
    top = _Top(page)
    top.read(sure=tagline is not None)
    if _signs(page, top, tagline) < _ENOUGH_SIGNS:
        return None
    work, end = (None, len(page.lines)) if tagline is None else _read_tagline(page, tagline, top.end)
    drop_removed_images(page, top.end, end)
    _drop_menus(page, top.end, end, work)
    heading = part_title(top.title or "")
    body = page.markdown(0, end)
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
            link=top.link,
            reads=reads,
            votes=votes,
            comments=comments,
            notes_offered=find_authors_note(body),
            dropped=page.dropped(),
            encoding=text.encoding,
            doubts=doubts,
        )
    ]


def _signs(page: CopiedPage, top: _Top, tagline: int | None) -> int:
    """Count what speaks for Wattpad; its sentence speaks twice where it stands, with none of a text below it."""
    at_the_end = tagline is not None and not any(map(_is_prose, page.lines[tagline + 1 :]))
    return (
        (top.counts is not None)
        + top.continued
        + (tagline is not None)
        + at_the_end
        + any(map(is_removed_image, page.lines))
        + any(line in landmarks.TELLING or landmarks.FREE_PARTS.match(line) for line in page.lines)
        + any(map(landmarks.ADDRESS.search, page.lines))
    )


def _is_prose(line: str) -> bool:
    return len(line) > _LONGEST_TITLE or (len(line.split()) > _MOST_WORDS and line.endswith(_SENTENCE_ENDS))


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
