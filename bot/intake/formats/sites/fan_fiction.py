"""A FanFiction.net chapter copied as text: the story's facts stand on one line above it."""

import re
from dataclasses import replace

from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.formats.ended_text import EndedText
from bot.intake.formats.headings.heading import part_title
from bot.intake.formats.lines import TextFile
from bot.intake.formats.text.top_lines import rating_of
from bot.intake.formats.words import count_words

_FACTS = re.compile(
    r"Rated:\s*(?:Fiction\s+)?(?P<rating>\S+)\s+-\s+(?P<language>\w+)\s+-\s.*\bid:\s*(?P<id>\d+)\b.{0,40}$"
)
_BYLINE = re.compile(r"By:\s*(\S.{0,60})$")
_FOLLOW = re.compile(r"(?:Follow|Favorite|Fav)(?:/(?:Follow|Fav))?$")
_MENU = re.compile(r"(?:\+|-|Full|3/4|1/2|Expand|Tighten|<\s*Prev|Next\s*>|\s)+$")
_BELOW = re.compile(
    r"(?:<\s*Prev|Next\s*>|\s)+$|<\s*Prev\s+\d+\. .*|\d+\. .*\sNext\s*>$|Review this (?:Chapter|Story).{0,40}$|"
    r"The author would like to thank you\b.*"
)
_ITS_OWN = re.compile(
    r"<\s*Prev\s+\d+\. .*|\d+\. .*\sNext\s*>$|Review this (?:Chapter|Story).{0,40}$|"
    r"Favorite : Story Author\b|The author would like to thank you\b"
)
_FURTHER_BELOW = re.compile(
    r"(?:Jump to top|Actions:? .{0,100}|Desktop Mode|Share:? .{0,60}|Add to Community|Report Abuse|"
    r"(?:(?:Twitter|Help|Sign Up|Cookies|Privacy|Terms of Service)(?:\s|\||\.)*)+)$"
)
_ENOUGH_SIGNS = 2
_CHAPTER = re.compile(r"\d+\.\s+\S.{0,200}$")
_TOP, _BOTTOM = 40, 30
"""Among how many of the first lines the facts stand, and of the last ones the menu below the text."""


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read a copied FanFiction.net chapter; None if a line of facts and a byline above it don't agree on that."""
    page = CopiedPage([line.strip() for line in text.lines])
    facts = next((index for index, line in enumerate(page.lines[:_TOP]) if _FACTS.match(line)), None)
    bylines = [index for index in range(facts or 0) if _BYLINE.match(page.lines[index])]
    return [_draft(page, facts, bylines[-1], text)] if facts is not None and bylines else None


def take_end(text: TextFile) -> EndedText | None:
    """Take the page's end off a text that begins below the facts; None if two of its lines don't agree on that.

    Other sites have such a menu too, above the text as well: one of the lines has to be FanFiction.net's own.
    """
    page = CopiedPage([line.strip() for line in text.lines])
    last = (index for index in range(len(page.lines) - 1, -1, -1) if not _may_stand_below(page.lines[index]))
    end = next(last, -1) + 1
    signs = [line for line in page.lines[end:] if line and not _FURTHER_BELOW.match(line)]
    if len(signs) < _ENOUGH_SIGNS or not any(map(_ITS_OWN.match, signs)) or not end:
        return None
    page.drop(end, len(page.lines), DropReason.SITE_MENU)
    return EndedText("FanFiction.net", replace(text, lines=text.lines[:end]), page.dropped())


def _may_stand_below(line: str) -> bool:
    return not line or any(sign.match(line) for sign in (_BELOW, _ITS_OWN, _FURTHER_BELOW))


def _draft(page: CopiedPage, facts: int, byline: int, text: TextFile) -> ChapterDraft:
    work = next((index for index in range(byline - 1, -1, -1) if _is_title(page.lines[index])), None)
    for index in range(byline):
        if index != work:
            page.drop(index, index + 1, DropReason.SITE_MENU)
    begin, chapter = _text_begins(page, facts + 1)
    end = _text_ends(page, begin)
    page.drop(end, len(page.lines), DropReason.SITE_MENU)
    heading, body = part_title(chapter or ""), page.markdown(begin, end)
    told, author, words = _FACTS.match(page.lines[facts]), _BYLINE.match(page.lines[byline]), count_words(body)
    return ChapterDraft(
        site="FanFiction.net",
        work=None if work is None else page.lines[work],
        author=author[1] if author else None,
        chapter_number=heading.number,
        chapter_title=heading.title,
        work_summary=page.markdown(byline + 1, facts) or None,
        rating=rating_of(told["rating"]) if told else None,
        language=told["language"] if told else None,
        link=f"https://www.fanfiction.net/s/{told['id']}" if told else None,
        body=body,
        words=words,
        body_words=words,
        dropped=page.dropped(),
        encoding=text.encoding,
        doubts=(
            *heading.doubts,
            *(() if heading.title or heading.number is not None else (Doubt.TITLE_MISSING,)),
            *(() if work is not None else (Doubt.WORK_MISSING,)),
            *(() if body else (Doubt.BODY_EMPTY,)),
            *((Doubt.ENCODING_GUESSED,) if text.guessed else ()),
        ),
    )


def _is_title(line: str) -> bool:
    return bool(line) and not _FOLLOW.match(line)


def _text_begins(page: CopiedPage, start: int) -> tuple[int, str | None]:
    """Find the line below the menu above the text; and the chapter's name, where it was copied with that."""
    index, chapter, is_menu = start, None, False
    while (filled := page.next_filled(index)) < len(page.lines):
        line = page.lines[filled]
        if _MENU.match(line):
            page.drop(filled, filled + 1, DropReason.SITE_MENU)
            is_menu = True
        elif is_menu and chapter is None and _CHAPTER.match(line):
            chapter = page.take(filled)
        else:
            break
        index = filled + 1
    return index, chapter


def _text_ends(page: CopiedPage, begin: int) -> int:
    last = range(max(begin, len(page.lines) - _BOTTOM), len(page.lines))
    return next((index for index in last if page.lines[index] and _BELOW.match(page.lines[index])), len(page.lines))
