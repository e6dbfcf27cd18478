"""A work, its chapters, and what AO3 calls the parts of their header."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypedDict

from bot.core.text import limits

MAX_TITLE = 255
"""Characters of a title, of a work or a chapter: AO3's own limit."""

MAX_SUMMARY = 1250
"""Characters of a summary: AO3's own limit."""

MAX_NOTES = 5000
"""Characters of beginning or end notes: AO3's own limit."""

MAX_LINK = 500
MAX_QUESTION = 300
"""Characters of what readers are asked: those of a poll's question, which it may become."""

MAX_COVER = 2 * 2**20
"""Bytes of a cover's file; every announcement uploads it anew."""

MAX_COVER_ALT = limits.FILE_DESCRIPTION
"""Characters of a cover's description: as many as that of any file."""

MAX_FANDOMS = 300
MAX_SERIES = 300

NO_WARNINGS_APPLY = "No Archive Warnings Apply"

ARCHIVE_WARNINGS = (
    "Creator Chose Not To Use Archive Warnings",
    "Graphic Depictions Of Violence",
    "Major Character Death",
    NO_WARNINGS_APPLY,
    "Rape/Non-Con",
    "Underage Sex",
)
"""AO3's closed list, in its own words."""


UNDO = timedelta(minutes=10)
"""How long a removal, a withdrawal or a decision can be taken back."""


class Detail(StrEnum):
    """What somebody writes about a work or a chapter, each with a limit."""

    TITLE = "title"
    CHAPTER_TITLE = "chapter title"
    QUESTION = "question"
    FANDOMS = "fandoms"
    SUMMARY = "summary"
    NOTES = "notes"
    SERIES = "series"
    LINK = "link"
    COVER_DESCRIPTION = "cover description"


class Rating(StrEnum):
    """AO3's ratings, in its own words."""

    NOT_RATED = "Not Rated"
    GENERAL = "General Audiences"
    TEEN = "Teen And Up Audiences"
    MATURE = "Mature"
    EXPLICIT = "Explicit"

    @property
    def is_for_adults(self) -> bool:
        return self in (Rating.MATURE, Rating.EXPLICIT)

    def may_be_shown(self, *, is_age_restricted: bool) -> bool:
        """Tell whether what has this rating may be announced, shown or listed in a channel.

        This is the one place of the rule: what is for adults stays where Discord asks for a reader's age.
        """
        return is_age_restricted or not self.is_for_adults


class TextPlace(StrEnum):
    """Where the text of a work that is published nowhere else goes."""

    NOWHERE = "nowhere"
    THREAD = "thread"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDetails:
    """What a server's staff say of a work.

    `total` is how many chapters it will have, None if nobody knows; `comments` opens a thread under each announcement,
    `pin` keeps the latest chapter's pinned, `text` says where the text of chapters without a link goes.
    """

    title: str
    link: str | None = None
    rating: Rating = Rating.NOT_RATED
    warnings: tuple[str, ...] = ()
    fandoms: str | None = None
    summary: str | None = None
    total: int | None = None
    channel_id: int | None = None
    role_id: int | None = None
    comments: bool = False
    pin: bool = False
    text: TextPlace = TextPlace.NOWHERE


class WorkChanges(TypedDict, total=False):
    """What staff say anew of a work, each as in WorkDetails; what isn't among it stays as it is."""

    title: str
    link: str | None
    rating: Rating
    warnings: tuple[str, ...]
    fandoms: str | None
    summary: str | None
    total: int | None
    channel_id: int | None
    role_id: int | None
    comments: bool
    pin: bool
    text: TextPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A member recorded on a work. `name` is what the server called them when it was last asked."""

    id: int
    name: str


class ImageKind(StrEnum):
    """The kinds of image that Discord shows, by the ending of their files' names."""

    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"
    GIF = "gif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A work's cover without its bytes. `alt` is what it shows, in words for people who don't see it."""

    kind: ImageKind
    alt: str | None = None

    @property
    def file_name(self) -> str:
        return f"cover.{self.kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """`waived_rating` and `waived_warnings` are what a page said of it and an author or staff said isn't so."""

    id: int
    guild_id: int
    details: WorkDetails
    authors: tuple[Author, ...] = ()
    cover: Cover | None = None
    removed_at: datetime | None = None
    waived_rating: Rating | None = None
    waived_warnings: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.details.title

    def is_by(self, member_id: int) -> bool:
        return any(author.id == member_id for author in self.authors)


class ChapterState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterDetails:
    """What an announcement tells of a chapter; `notes_offered` is what may be its notes, if the author says so.

    `series` is one line for each that its work belongs to, such as "Part 2 of Lanterns". What its page says of rating
    and warnings is kept as it says it; `ratings` tells what holds. `question` is what its author asks readers on the
    card, `comments` opens a thread under its announcements even where the work's have none.
    """

    number: float | None = None
    title: str | None = None
    link: str | None = None
    summary: str | None = None
    notes: str | None = None
    excerpt: str | None = None
    notes_offered: str | None = None
    series: str | None = None
    words: int = 0
    silent: bool = False
    page_rating: Rating | None = None
    page_warnings: tuple[str, ...] = ()
    question: str | None = None
    comments: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of a work, from its first preview on.

    A draft that isn't `kept` is a preview that nobody has finished. `posted_by` is who posted or scheduled it; `due_at`
    is when a scheduled one goes out, and of a draft when that was meant. `out_at` is when the first of its
    announcements stood, None if none did since it was posted: readers aren't shown it before.
    """

    id: int
    work_id: int
    state: ChapterState
    details: ChapterDetails
    created_by: int
    created_at: datetime | None = None
    kept: bool = False
    posted_by: int | None = None
    posted_at: datetime | None = None
    out_at: datetime | None = None
    due_at: datetime | None = None
    withdrawn_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def can_be_read(self) -> bool:
        return self.state is ChapterState.POSTED and self.out_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A channel where a work is announced, in the work's home server or in another that accepted it."""

    work_id: int
    guild_id: int
    channel_id: int
    role_id: int | None = None
