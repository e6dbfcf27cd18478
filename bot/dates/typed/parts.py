"""The parts that a typed time can have."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import count
from typing import Protocol

from bot.dates.models import Zone


class NotUnderstoodError(Exception):
    """The text, or a part of it, says nothing about a time, or parts of it say different things."""


class PartOfDay(Enum):
    """A part of the day: the hours that it has, and those that are proposed."""

    MORNING = (range(1, 12), (9, 11))
    AFTERNOON = (range(12, 19), (15, 18))
    EVENING = (range(16, 24), (19, 21, 23))
    NIGHT = ((*range(17, 24), *range(6)), (21, 23))

    def __init__(self, hours: Sequence[int], examples: Sequence[int]) -> None:
        self.hours = hours
        self.examples = examples


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day.

    `is_open` if it may be in the morning or in the evening, `is_length` if it may be a length of time, as `2h`;
    `is_midnight` if the word was typed.
    """

    at: time
    is_open: bool = False
    is_length: bool = False
    is_midnight: bool = False


class Day(Protocol):
    """A day as it was typed.

    `is_relative` if it counts from today; `readings` are the ways to read it, each with the dates that it can be.
    """

    @property
    def is_relative(self) -> bool: ...

    def readings(self, today: date) -> list[Iterable[date]]: ...


@dataclass(frozen=True, slots=True)
class AnyDay:
    """No day: the next one on which that hour is to come."""

    is_relative = False

    def readings(self, today: date) -> list[Iterable[date]]:
        return [(today + timedelta(days=step) for step in range(3))]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A day by its numbers, of which the year may be missing, and the month too."""

    day: int
    month: int | None = None
    year: int | None = None

    is_relative = False

    def readings(self, today: date) -> list[Iterable[date]]:
        return [self._dates(today)]

    def _dates(self, today: date) -> Iterator[date]:
        years = [self.year] if self.year else range(today.year, today.year + 9)
        months = [self.month] if self.month else range(1, 13)
        for year in years:
            for month in months:
                if (found := date_of(year, month, self.day)) and (self.year or found >= today):
                    yield found


@dataclass(frozen=True, slots=True)
class Slashed:
    """A day whose first number is the day or the month."""

    first: int
    second: int
    year: int | None = None

    is_relative = False

    def readings(self, today: date) -> list[Iterable[date]]:
        orders = dict.fromkeys(((self.first, self.second), (self.second, self.first)))
        return [Numbered(day, month, self.year).readings(today)[0] for day, month in orders if month <= 12]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A number of days from today, and of months."""

    days: int
    months: int = 0

    is_relative = True

    def readings(self, today: date) -> list[Iterable[date]]:
        month = today.month - 1 + self.months
        then = date_of(today.year + month // 12, month % 12 + 1, today.day)
        return [[then + timedelta(days=self.days)] if then else []]


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day of the week, 0 for Monday: the next one, or one that is `next` as a person says it."""

    weekday: int
    is_next: bool = False

    @property
    def is_relative(self) -> bool:
        return self.is_next

    def readings(self, today: date) -> list[Iterable[date]]:
        """Find the next such days; a `next` one is that of next week too, unless the coming one is in it anyway.

        A week begins on Monday or on Sunday: it is another week only if both say so.
        """
        coming = today + timedelta(days=(self.weekday - today.weekday()) % 7)
        if not self.is_next:
            return [(coming + timedelta(weeks=week) for week in count())]
        if coming == today:
            return [[today + timedelta(weeks=1)]]
        between = {(today + timedelta(days=step)).weekday() for step in range(1, (coming - today).days + 1)}
        return [[coming]] if between >= {0, 6} else [[coming], [coming + timedelta(weeks=1)]]


def date_of(year: int, month: int, day: int) -> date | None:
    """Make a date of its numbers; None if there is none, or it is of no year that anybody plans for."""
    try:
        return date(year, month, day) if 1900 <= year < 2200 else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: `months` and `days` by the calendar, `exact` by the stopwatch."""

    months: int = 0
    days: int = 0
    exact: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Digits:
    """One or two digits: an hour, or the number of a day. `is_hour` if that is said beside them, as by `o'clock`."""

    number: int
    is_hour: bool


@dataclass(frozen=True, slots=True)
class FourDigits:
    """Four digits: hours and minutes, or a year. `is_hour` if that is said beside them."""

    hour: int
    minute: int
    is_hour: bool


@dataclass(frozen=True, slots=True)
class Dotted:
    """Two numbers with a point between: hours and minutes, or a day and its month."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Offset:
    """A zone by its hours; `is_after_dash` if nothing but a dash parts it from what stands before, as in `18:00-20`."""

    zone: Zone
    is_named: bool
    is_after_dash: bool


class Marker(Enum):
    """A word that says what the part behind it is."""

    AT = "at"


Part = Hour | Day | PartOfDay | Zone | Length | datetime | Digits | FourDigits | Dotted | Offset | Marker


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A typed time: each kind of part at most once, and none that says nothing."""

    hour: Hour | None = None
    day: Day | None = None
    weekday: OnWeekday | None = None
    part: PartOfDay | None = None
    zone: Zone | None = None
    length: Length | None = None
    instant: datetime | None = None
