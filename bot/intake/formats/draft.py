"""A chapter as it was read from a file, before anyone has looked at it."""

from dataclasses import dataclass
from enum import StrEnum


class DropReason(StrEnum):
    """Why a piece of the file is not in the chapter; `wording.left_out` says it in words."""

    SITE_MENU = "site_menu"
    POINTER = "pointer"
    REMOVED_IMAGE = "removed_image"
    CUT_OFF_DUPLICATE = "cut_off_duplicate"
    TAGLINE = "tagline"
    RELATED_WORKS = "related_works"
    KUDOS_AND_COMMENTS = "kudos_and_comments"
    IMAGE = "image"
    FRONT_MATTER = "front_matter"
    SITE_MESSAGE = "site_message"
    HIDDEN = "hidden"
    COMMENT = "comment"
    UNSAFE = "unsafe"


class Doubt(StrEnum):
    """What the author should look at before posting; `wording.doubt` says it in words."""

    NUMBER_FROM_FILENAME = "number_from_filename"
    NUMBER_UNCLEAR = "number_unclear"
    TITLE_MISSING = "title_missing"
    WORK_MISSING = "work_missing"
    TAGS_RUN_TOGETHER = "tags_run_together"
    NOTES_UNCERTAIN = "notes_uncertain"
    ENCODING_GUESSED = "encoding_guessed"
    BODY_EMPTY = "body_empty"
    LINES_JOINED = "lines_joined"


@dataclass(frozen=True, slots=True)
class DroppedPiece:
    """What was left out. `is_behind` says that it stood below the chapter's text and not above."""

    text: str
    why: DropReason
    is_behind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterDraft:
    """Everything one chapter's file says; what it doesn't say is None or an empty tuple.

    `summary`, `notes_before`, `notes_after`, `notes_offered` and `body` are Discord Markdown, the rest plain text.
    `words` is the page's own figure (on a page with one chapter of an AO3 work that is `work_words`, the whole work's)
    or else counted; `body_words` is always counted in this chapter's body.
    """

    site: str | None = None
    work: str | None = None
    author: str | None = None
    chapter_number: float | None = None
    chapter_title: str | None = None
    summary: str | None = None
    notes_before: str | None = None
    notes_after: str | None = None
    body: str = ""
    words: int = 0
    rating: str | None = None
    warnings: tuple[str, ...] = ()
    fandoms: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    reads: int | None = None
    votes: int | None = None
    comments: int | None = None
    link: str | None = None
    dropped: tuple[DroppedPiece, ...] = ()

    body_words: int = 0
    work_words: int | None = None
    notes_offered: str | None = None
    """What looks like an author's note at the end of `body`; it still stands there too."""
    work_summary: str | None = None
    work_notes: str | None = None
    categories: tuple[str, ...] = ()
    relationships: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    complete: bool | None = None
    chapters_posted: int | None = None
    chapters_total: int | None = None
    kudos: int | None = None
    bookmarks: int | None = None
    hits: int | None = None
    encoding: str | None = None
    encoding_sample: str | None = None
    """A line by which a person can tell whether a guessed encoding is the right one."""
    doubts: tuple[Doubt, ...] = ()
    is_whole: bool = True
    """False where `body` is no more than the text's beginning."""
