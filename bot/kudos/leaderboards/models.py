"""Lines of a leaderboard, kudos in time, and what is written in a chart."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MAX_LATELY = 10_000
"""Kudos that are counted at most for "in the last seven days"."""


class Period(StrEnum):
    """How far back a leaderboard looks."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"

    @property
    def length(self) -> timedelta | None:
        return {Period.WEEK: timedelta(days=7), Period.MONTH: timedelta(days=30)}.get(self)


@dataclass(frozen=True, slots=True)
class KudosInTime:
    """When kudos came: how many since some moment, and when the first and the latest that still stand."""

    lately: int = 0
    first_at: datetime | None = None
    latest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A line of a leaderboard: a chapter's id and its kudos, or a reader's and what they gave."""

    id: int
    kudos: int


@dataclass(frozen=True, slots=True)
class RankedWork:
    """A line of the leaderboard of works, by readers: so many of them gave so many kudos."""

    id: int
    kudos: int
    readers: int


@dataclass(frozen=True, slots=True)
class GivenKudos:
    """What a reader gave to one work: kudos on so many of its chapters."""

    work_id: int
    kudos: int
    latest_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """What is written in a chart: above it, below its axis and beside it; and what is read to who can't see it.

    `plain_title` stands where the letters of `title` can't be drawn.
    """

    title: str
    plain_title: str
    across: str
    up: str
    description: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and what it shows in words. `drawn_at` is None unless it shows other figures than were asked for:
    those of that time.
    """

    picture: bytes
    description: str
    drawn_at: datetime | None = None


MAX_BARS = 30
"""Chapters in one chart at most: the latest."""
