"""The moments that a typed time can mean: one if it is clear, several if it has to be asked about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice, product

from bot.dates.models import Zone
from bot.dates.typed.parts import Ahead, AnyDay, Day, Hour, Length, NotUnderstoodError, OnWeekday, PartOfDay, Typed

AS_ON_THE_CLOCK = range(7, 12)
"""Hours that, with a day beside them, are those of the morning, as in `tomorrow at 8`; earlier and later ones are asked
about.
"""

TRIED = 3
"""Days of a rule such as `the 5th` that are looked at; one of them is to come, whatever the time of day."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A time by the clock of a zone, and the instants at which the clock shows it.

    There are none where the clocks skip it that night, and two where they show it twice.
    """

    local: datetime
    instants: tuple[datetime, ...]


def meanings(typed: Typed, zone: Zone, now: datetime) -> Iterator[Meaning]:
    """Read a typed time in every way it can be read: of each way the first moment to come, or the last that is past.

    `zone` is what the time is in where none was typed. What isn't on the weekday that was typed is left out. Raises
    NotUnderstoodError if the hour isn't in the part of the day that was typed.
    """
    day, clock = typed.day or AnyDay(), (typed.zone or zone).clock
    todays = {now.astimezone(clock).date()}
    if day.is_relative:
        todays.add(now.astimezone(zone.clock).date())
    ways = [islice(dates, TRIED) for today in sorted(todays) for dates in day.readings(today)]
    for dates, (hour, later) in product(map(list, ways), list(_hours(typed))):
        found = _first_to_come([one + timedelta(days=later) for one in dates], hour, clock, now)
        if found and _is_on(typed.weekday, found.local.date() - timedelta(days=later)):
            yield found


def _is_on(weekday: OnWeekday | None, day: date) -> bool:
    return weekday is None or day.weekday() == weekday.weekday


def _first_to_come(dates: Iterable[date], at: time, clock: tzinfo, now: datetime) -> Meaning | None:
    past = None
    for day in dates:
        local = datetime.combine(day, at)
        instants = instants_of(local, clock)
        to_come = tuple(instant for instant in instants if instant > now)
        if to_come or (not instants and local.replace(tzinfo=clock).astimezone(UTC) > now):
            return Meaning(local, to_come)
        past = Meaning(local, instants[-1:]) if instants else past
    return past


def instants_of(local: datetime, clock: tzinfo) -> tuple[datetime, ...]:
    """Find the instants at which a clock shows this time."""
    both = {local.replace(tzinfo=clock, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(sorted(one for one in both if one.astimezone(clock).replace(tzinfo=None) == local))


def gap_at(local: datetime, clock: tzinfo) -> timedelta:
    """Return by how much the clocks are set forward, or back, where they skip this time or show it twice."""
    first, second = (local.replace(tzinfo=clock, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return abs(first - second)


def _hours(typed: Typed) -> Iterator[tuple[time, int]]:
    """Find the hours that can be meant, each with the days by which it is later than the day that was named."""
    if typed.hour is None:
        raise ValueError("a time without an hour has no meaning")
    possible = _halves(typed.hour, typed.day, typed.part)
    if not possible:
        raise NotUnderstoodError
    for one in possible:
        yield one, 0
        ends_the_day = typed.hour.is_midnight or (typed.part is PartOfDay.NIGHT and one.hour in range(6))
        if typed.day is not None and ends_the_day:
            yield one, 1


def _halves(hour: Hour, day: Day | None, part: PartOfDay | None) -> list[time]:
    """Find the times of day that can be meant by an hour: two, where nothing says which half of the day it is in."""
    halves = [hour.at]
    if hour.is_open:
        morning = hour.at.replace(hour=hour.at.hour % 12)
        halves = [morning, morning.replace(hour=morning.hour + 12)]
        if part is None and day not in (None, Ahead(0)) and morning.hour in AS_ON_THE_CLOCK:
            return [morning]
    return [one for one in halves if part is None or one.hour in part.hours]


def lengthened(length: Length, zone: Zone, now: datetime) -> Iterator[Meaning]:
    """Read a length of time from now: where days of it are of 23 or 25 hours, by the clock and by the stopwatch.

    Nothing comes of a month that lacks this day.
    """
    for day in Ahead(length.days, length.months).readings(now.astimezone(zone.clock).date())[0]:
        local = datetime.combine(day, now.astimezone(zone.clock).time())
        for instant in instants_of(local, zone.clock) if length.days or length.months else (now,):
            yield _shown(instant + length.exact, zone)
    if not length.months:
        yield _shown(now + timedelta(days=length.days) + length.exact, zone)


def _shown(instant: datetime, zone: Zone) -> Meaning:
    return Meaning(instant.astimezone(zone.clock).replace(tzinfo=None), (instant,))
