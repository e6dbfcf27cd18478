"""A page of a forum's thread copied as text (XenForo): its posts begin with their number, as `#12`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.intake.formats.authors_note import find_authors_note
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.formats.headings.heading import Heading, part_title
from bot.intake.formats.lines import TextFile
from bot.intake.formats.words import count_words

_NUMBER = re.compile(r"#\d{1,3}(?:,?\d{3}){0,2}$")
_STARTER = re.compile(r"Thread starter\s*(?P<name>\S.{0,60}?)?(?:\s*Start date.*)?$")
_THREADMARK = re.compile(r"Threadmarks?:?\s+(?P<name>\S.{0,200})$")
_ENDS = re.compile(
    r"Last edited:.*|(?:Report|Like|Reply|Quote|Award|Multi-?Quote|Reactions:?|\s|•)+$|(?:Like )?Reactions:.*|"
    r"You must (?:be logged|log) in\b.*|Share:.*|Similar threads?|(?:Tagged )?Users? who .*"
)
_OF_THE_HEAD = re.compile(r"(?:New|View content|Add bookmark|Bookmark|Share|Threadmarks|Story Only|OP|Join|Online)$")
_OF_THE_THREAD = re.compile(r"(?:Threadmarks|Reader mode|RSS|Watch|Jump to new|Thread starter.*|\s)+")
_PAGES = re.compile(r"(?:(?:Prev|Next|First|Last|Go|…|\.{3}|\d{1,4}(?!\d)(?: of \d{1,4}(?!\d))?)\s*)+$")
_SIGN = re.compile(
    r"View all \d+ threadmarks|You must log in or register to reply here\b|"
    r"(?:Community platform|Forum software) by XenForo\b"
)
_BUTTONS = re.compile(r"Like (?:Quote )?Reply$")
"""Signs of a thread beside another line that ends a post."""
_TOP, _LONGEST_HEAD, _LONGEST_STARTER = 80, 10, 200
"""Among how many of the first lines the thread is named, how many filled ones stand above a post's number, and how
many characters the line has that says who began the thread."""
_START_DATE, _NAMED_WITHIN = "Start date", 4
"""What stands on that line or on one of the next few."""


@dataclass(frozen=True, slots=True)
class _Post:
    """Line numbers: where its head begins, its number, the line below its text; and what its head says."""

    begin: int
    number: int
    end: int
    author: str | None
    threadmark: str | None


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read the chapters on a copied page of a thread; None if two signs don't agree that this is one.

    They are the posts with a threadmark; without one, the first post of whoever began the thread, or else the only one.
    """
    page = CopiedPage([line.strip() for line in text.lines])
    numbers = [index for index, line in enumerate(page.lines) if _NUMBER.match(line)]
    if not numbers:
        return None
    started = next((index for index in range(min(_TOP, len(page.lines))) if _says_who_began(page, index)), None)
    starter = _name_at(page, started)
    posts = _posts(page, numbers, starter)
    if started is None and not _has_sign(page, posts):
        return None
    marked = [post for post in posts if post.threadmark]
    chosen = marked or [post for post in posts if starter and post.author == starter][:1] or posts
    if len(chosen) > 1 and not marked:
        return None
    about = ChapterDraft(work=_title_above(page, started), encoding=text.encoding)
    _leave_out(page, chosen, started)
    drafts = [_draft(page, post, about, starter, guessed=text.guessed) for post in chosen]
    return [replace(drafts[0], dropped=page.dropped()), *drafts[1:]]


def _says_who_began(page: CopiedPage, index: int) -> bool:
    line = page.lines[index]
    if len(line) > _LONGEST_STARTER or not _STARTER.match(line):
        return False
    return _START_DATE in line or any(
        below.startswith(_START_DATE) for below in page.lines[index : index + _NAMED_WITHIN]
    )


def _has_sign(page: CopiedPage, posts: Sequence[_Post]) -> bool:
    """Tell whether a line of the forum's own stands in the head or below the text of some post."""
    texts = {index for post in posts for index in range(post.number, post.end)}
    around = [line for index, line in enumerate(page.lines) if line and index not in texts]
    return any(map(_SIGN.match, around)) or any(
        (_BUTTONS.match(one) and _ENDS.fullmatch(other)) or (_BUTTONS.match(other) and _ENDS.fullmatch(one))
        for one, other in pairwise(around)
    )


def _name_at(page: CopiedPage, started: int | None) -> str | None:
    if started is None:
        return None
    found = _STARTER.match(page.lines[started])
    return (found and found["name"]) or page.line(page.next_filled(started + 1)) or None


def _title_above(page: CopiedPage, started: int | None) -> str | None:
    """Name the thread: its title stands right above the line that says who began it."""
    if started is None:
        return None
    return next((line for line in reversed(page.lines[:started]) if line), None)


def _posts(page: CopiedPage, numbers: Sequence[int], starter: str | None) -> list[_Post]:
    posts = []
    for place, number in enumerate(numbers):
        floor = numbers[place - 1] + 1 if place else 0
        begin = _head_begins(page, floor, number, starter)
        head = [line for line in page.lines[begin:number] if line]
        threadmark = next((found["name"] for line in head if (found := _THREADMARK.match(line))), None)
        names = [line for line in head if not _THREADMARK.match(line) and not _OF_THE_HEAD.match(line)]
        posts.append(_Post(begin, number, 0, names[0] if names else None, threadmark))
    begins = [*(post.begin for post in posts[1:]), len(page.lines)]
    return [replace(post, end=_text_ends(page, post.number + 1, end)) for post, end in zip(posts, begins, strict=True)]


def _head_begins(page: CopiedPage, floor: int, number: int, starter: str | None) -> int:
    """Find where a post's head begins: at its threadmark, at its author's name, or below the last buttons."""
    filled = [index for index in range(floor, number) if page.lines[index]][-_LONGEST_HEAD:]
    for index in filled:
        if _THREADMARK.match(page.lines[index]) or page.lines[index] == starter:
            return index
    buttons = (_ENDS, _PAGES, _OF_THE_THREAD)
    ends = [index for index in filled if any(one.fullmatch(page.lines[index]) for one in buttons)]
    return ends[-1] + 1 if ends else max(floor, number - 3)


def _text_ends(page: CopiedPage, begin: int, end: int) -> int:
    """Find the line below a post's text: the first of two lines of the forum's own, or a last one."""
    filled = [index for index in range(begin, end) if page.lines[index]]
    pairs = (filled[place : place + 2] for place in range(len(filled)))
    return next((pair[0] for pair in pairs if all(_ENDS.fullmatch(page.lines[index]) for index in pair)), end)


def _leave_out(page: CopiedPage, chosen: Sequence[_Post], started: int | None) -> None:
    named = {} if started is None else {_title_above(page, started)}
    place = 0
    for post in chosen:
        for index in range(place, post.number + 1):
            if page.lines[index] not in named:
                page.drop(index, index + 1, DropReason.SITE_MENU)
        place = post.end
    page.drop(place, len(page.lines), DropReason.SITE_MENU)


def _draft(page: CopiedPage, post: _Post, about: ChapterDraft, starter: str | None, *, guessed: bool) -> ChapterDraft:
    heading = part_title(post.threadmark) if post.threadmark else Heading()
    body = page.markdown(post.number + 1, post.end)
    words = count_words(body)
    is_named = heading.title is not None or heading.number is not None
    return replace(
        about,
        author=post.author or starter,
        chapter_number=heading.number,
        chapter_title=heading.title,
        body=body,
        words=words,
        body_words=words,
        notes_offered=find_authors_note(body),
        doubts=(
            *heading.doubts,
            *(() if is_named else (Doubt.TITLE_MISSING,)),
            *(() if about.work else (Doubt.WORK_MISSING,)),
            *((Doubt.ENCODING_GUESSED,) if guessed else ()),
        ),
    )
