"""An upload: a file that was read, and waits until its author has said what to do with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.intake.formats.draft import ChapterDraft

KEPT = timedelta(days=1)
"""How long an upload waits; afterwards the author hands the file in again."""


@dataclass(frozen=True, slots=True)
class Upload:
    """`work_id` is None until it is known which work the file belongs to; `due_at` is when it is meant to go out.

    `chosen` says that its author has chosen from it: what is left of it may make room for others.
    """

    id: int
    guild_id: int
    member_id: int
    work_id: int | None
    silent: bool
    drafts: tuple[ChapterDraft, ...]
    due_at: datetime | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ChosenChapter:
    """A chapter of an upload, by its place there, that a draft is made of."""

    upload_id: int
    place: int
    has_front_matter: bool = False


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Where the front matter of a draft is kept: in which upload, at which place there; and whether it is put back."""

    chapter_id: int
    upload_id: int
    place: int
    put_back: bool = False
