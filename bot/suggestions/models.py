"""A suggestion, what its reader asked for, and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.text import limits
from bot.works.models import Rating

MAX_IDEA = limits.MESSAGE
"""Characters of an idea: fits into one message."""

MAX_REASON = 500
"""Characters of the reason that goes with a decision, of a question, its answer, and a private note."""


BULK = limits.OPTIONS
"""Suggestions that are decided at once: as many as a select has options."""

CHOICES = limits.OPTIONS
"""Chapters that may be chosen from for one suggestion: as many as a select has options."""


class Status(StrEnum):
    """`WITHDRAWN` is what its reader took back: its text is gone, its decisions stay in the log."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SHELVED = "shelved"
    MERGED = "merged"
    USED = "used"
    WITHDRAWN = "withdrawn"


class Remark(StrEnum):
    """What is written about a suggestion beside its text."""

    REASON = "reason"
    NOTE = "note"
    QUESTION = "question"
    ANSWER = "answer"


OPEN = (Status.WAITING, Status.SHELVED)
"""What can still be decided."""

QUEUED = tuple(status for status in Status if status is not Status.WITHDRAWN)
"""What a queue shows: everything that its reader didn't take back."""

BACKABLE = (Status.WAITING, Status.ACCEPTED, Status.SHELVED)
"""What readers may back: it may still come true."""

ROOTS = (Status.WAITING, Status.ACCEPTED, Status.SHELVED, Status.USED)
"""What another suggestion may be merged into."""


HOLDING = timedelta(days=1)
"""How long an idea is held for its reader to say whether it goes out beside a similar one."""


class SpoilerLevel(StrEnum):
    """How much of the story an idea gives away."""

    NONE = "none"
    LATEST = "latest"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaChoices:
    """What a reader chooses beside the idea: named in public or not, told by DM or not."""

    chapter_id: int | None = None
    spoiler: SpoilerLevel = SpoilerLevel.NONE
    credited: bool = False
    wants_dm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldIdea:
    """An idea that is held back because it looks like others, until its reader says whether to send it."""

    id: int
    work_id: int
    call_id: int | None
    idea: str
    choices: IdeaChoices
    held_at: datetime

    @property
    def dropped_at(self) -> datetime:
        return self.held_at + HOLDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    by_id: int
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`guild_id` is the home server of the work, whose queue it stands in.

    `backing` counts the people who want it, without its own reader: who backed it, and who wrote or backed what
    was merged into it. `rating` is the work's. `version` counts the reader's edits,
    and how often it was shelved, so that nobody decides on what they haven't seen; `edited` says whether its reader
    changed it. A guest's idea came from the server `from_guild_id`, called `from_guild_name` then.
    """

    id: int
    guild_id: int
    work_id: int
    work_title: str
    rating: Rating = Rating.NOT_RATED
    chapter_id: int | None
    chapter_number: float | None
    chapter_title: str | None
    reader_id: int
    reader_name: str
    idea: str
    spoiler: SpoilerLevel
    credited: bool
    wants_dm: bool
    status: Status
    created_at: datetime
    backing: int = 0
    version: int = 0
    edited: bool = False
    from_guild_id: int | None = None
    from_guild_name: str | None = None
    is_read: bool = False
    call_id: int | None = None
    merged_into_id: int | None = None
    used_in_id: int | None = None
    used_number: float | None = None
    used_title: str | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where a suggestion stands in the queue: `position` of `total`, counted from 1, 0 where it is not in it.

    Both are counted no further than queue_store.COUNTED.
    """

    position: int
    total: int
    previous_id: int | None
    next_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A reviewer's private note or, where `votes` is given, how a poll ended: its votes, of all that were cast."""

    by_id: int
    at: datetime
    text: str
    votes: int | None = None
    votes_in_all: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reviewer asked the reader; `answered_at` is None until they answered."""

    id: int
    suggestion_id: int
    asked_by: int
    asked_at: datetime
    question: str
    answer: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SimilarSuggestion:
    """A suggestion that says about the same; `score` is of 100."""

    suggestion: Suggestion
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """Everything a reviewer sees of one suggestion at once, and what they may do with it now."""

    suggestion: Suggestion
    place: QueuePlace
    similar: list[SimilarSuggestion] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    reports: int = 0
    may_block: bool = False
    may_merge: bool = False
    may_use: bool = False
    may_undo: bool = False


class Deed(StrEnum):
    """What the log tells of."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    SHELVED = "shelved"
    MERGED = "merged"
    USED = "used"
    UNDONE = "undone"
    WITHDRAWN = "withdrawn"
    RELEASED = "released"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    REPORTED = "reported"
    RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """Who did what, when. `target_id` is the suggestion merged into, or the chapter used in."""

    id: int
    deed: Deed
    by_id: int
    at: datetime
    suggestion_id: int | None = None
    member_id: int | None = None
    target_id: int | None = None
    detail: str | None = None
    undone_at: datetime | None = None
