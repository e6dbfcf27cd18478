"""The title of an AO3 page, which says work, chapter and author: often all of the head that a simplified page keeps."""

import re
from dataclasses import dataclass, replace

from bot.intake.formats.ao3.landmarks import TEXT_BEGINS
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason
from bot.intake.formats.lines import TextFile

_TITLE = re.compile(r"(?P<said>\S.{0,400}?\S) \[Archive of Our Own\]$")
_CHAPTER = re.compile(r"(?P<work>.*\S) - Chapter (?P<number>\d{1,5}) - (?P<rest>\S.*)$")
_NAME = r"[\w.-]{1,60}(?: \([\w.-]{1,60}\))?"
_AUTHORS = re.compile(rf"{_NAME}(?:, {_NAME})*$")
_TOP = 8
"""Among how many of the first lines of a copied page its title stands."""
_READING_TIME = re.compile(r"\d+(?:[-–]\d+)? minutes?$")
"""What a browser's reading view says below the title."""


@dataclass(frozen=True, slots=True)
class PageTitle:
    work: str
    author: str
    number: float | None = None

    def name(self, draft: ChapterDraft) -> ChapterDraft:
        """Name a draft by the page's title, where the text itself doesn't; that title may be its first heading."""
        if read_title(draft.chapter_title):
            doubts = tuple(doubt for doubt in draft.doubts if doubt is not Doubt.NUMBER_UNCLEAR)
            draft = replace(draft, chapter_title=None, chapter_number=None, doubts=doubts)
        number = draft.chapter_number if draft.chapter_number is not None else self.number
        named = number is not None or draft.chapter_title is not None
        known = {Doubt.WORK_MISSING, *((Doubt.TITLE_MISSING,) if named else ())}
        return replace(
            draft,
            site="AO3",
            work=self.work,
            author=draft.author or self.author,
            chapter_number=number,
            doubts=tuple(doubt for doubt in draft.doubts if doubt not in known),
        )


@dataclass(frozen=True, slots=True)
class TitledText:
    """What stands below a page's title, and what was left out around that."""

    title: PageTitle
    below: TextFile
    left_out: tuple[DroppedPiece, ...]

    def name(self, drafts: list[ChapterDraft]) -> list[ChapterDraft]:
        first, *others = map(self.title.name, drafts)
        return [replace(first, dropped=(*self.left_out, *first.dropped)), *others]


def read_title(title: str | None) -> PageTitle | None:
    """Read `Work - Chapter 3 - author - Fandom [Archive of Our Own]`; None for any other title."""
    found = _TITLE.match(title or "")
    if found is None:
        return None
    if chapter := _CHAPTER.match(found["said"]):
        author = chapter["rest"].split(" - ")[0]
        return PageTitle(chapter["work"], author, float(chapter["number"]))
    parts = found["said"].split(" - ")
    if len(parts) < 3:
        return None
    place = next((place for place in range(1, len(parts) - 1) if _AUTHORS.match(parts[place])), 1)
    return PageTitle(" - ".join(parts[:place]), parts[place])


def take_title(text: TextFile) -> TitledText | None:
    """Take the title off the top of a copied page, with what stands around it; None if it isn't there."""
    lines = [line.strip() for line in text.lines]
    titled = ((index, read_title(line)) for index, line in enumerate(lines[:_TOP]))
    index, title = next(((index, title) for index, title in titled if title), (0, None))
    if title is None:
        return None
    begin = index + 1
    while begin < len(lines) and (not lines[begin] or _READING_TIME.match(lines[begin])):
        begin += 1
    begin += begin < len(lines) and lines[begin] in TEXT_BEGINS
    left_out = (DroppedPiece(line, DropReason.SITE_MENU) for line in lines[:begin] if line and line != lines[index])
    return TitledText(title, replace(text, lines=text.lines[begin:]), tuple(left_out))
