"""A moment by the clock on the wall, the zones that such clocks go by, and a weekly rhythm of such moments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from itertools import groupby
from typing import Self
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class WallTime:
    """A moment by the clock on a server's wall, which stays what it is when the zone's rules change."""

    local: datetime
    zone: str

    @property
    def at(self) -> datetime:
        """Return the instant in UTC, by the rules that are known now."""
        return self.local.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as somebody named it.

    `label` is what can be typed again; `offset` is how far it is from UTC, `places` are where clocks go by it. A city
    is a place alone, hours are an offset alone. An abbreviation has both, or is unclear: then it has several places.
    """

    label: str
    places: tuple[str, ...] = ()
    offset: timedelta | None = None

    @property
    def clock(self) -> tzinfo:
        """Return the rules by which the clocks of this zone go."""
        return ZoneInfo(self.places[0]) if self.offset is None else timezone(self.offset)


@dataclass(frozen=True, slots=True, order=True)
class WeeklySlot:
    """A time of the week; `day` is 0 for Monday."""

    day: int
    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The slots of a week, in their order."""

    slots: tuple[WeeklySlot, ...]

    def __str__(self) -> str:
        return " ".join(f"{slot.day}-{slot.hour:02}:{slot.minute:02}" for slot in self.slots)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the rhythm that was written by `str`."""
        found = re.findall(r"(\d)-(\d\d):(\d\d)", text)
        return cls(tuple(WeeklySlot(int(day), int(hour), int(minute)) for day, hour, minute in found))

    def after(self, instant: datetime, zone: str) -> WallTime:
        """Find the first slot after an instant, by the clock on the wall of that zone.

        In the night in which the clocks skip a slot it comes an hour later, where they show it twice the first time.
        """
        return next(self.slots_after(instant, zone))

    def slots_after(self, instant: datetime, zone: str) -> Iterator[WallTime]:
        """Go through the slots after an instant, one by one and without end."""
        day = instant.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
        while True:
            times = [time(slot.hour, slot.minute) for slot in self.slots if slot.day == day.weekday()]
            dues = sorted((WallTime(datetime.combine(day, at), zone) for at in times), key=lambda due: due.at)
            yield from (due for due in dues if due.at > instant)
            day += timedelta(days=1)

    def by_times(self) -> list[tuple[list[int], list[time]]]:
        """Group the days that have the same times: the days of each group, 0 for Monday, and their times."""
        slots = groupby(self.slots, key=lambda slot: slot.day)
        by_day = {day: tuple(time(slot.hour, slot.minute) for slot in of_day) for day, of_day in slots}
        return [
            ([day for day in by_day if by_day[day] == times], list(times)) for times in dict.fromkeys(by_day.values())
        ]
