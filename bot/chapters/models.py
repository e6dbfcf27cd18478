"""What goes out by itself, and when."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.works.models import Chapter, Work

UNFINISHED = timedelta(days=30)
"""For how long a preview is kept with which nobody does anything, after the time it is planned for."""


MOST_UNFINISHED = 50
"""Previews of a work that may be unfinished at once; a text has up to a million characters."""


class ReturnReason(StrEnum):
    """Why a scheduled chapter didn't go out at its time, and is a draft again."""

    NO_CHANNEL = "no channel"
    NUMBER_TAKEN = "number taken"
    WORK_REMOVED = "work removed"


@dataclass(frozen=True, slots=True)
class ReleasedChapter:
    """A chapter whose time had come. `late` is how long ago: seconds, or more where the bot was away."""

    work: Work
    chapter: Chapter
    late: timedelta


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment at which a chapter is to go out that isn't scheduled by itself.

    `release` lets it, and returns None if none could or if somebody else did it. `name` is for the log.
    """

    at: datetime
    name: str
    release: Callable[[], Awaitable[ReleasedChapter | None]]
