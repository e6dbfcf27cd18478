"""Ways to type a moment that is known, so that what is understood can be compared with it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def phrasings(due: datetime, now: datetime, zone: str, elsewhere: str) -> Iterator[str]:
    """Type a moment in the server's zone, in another one, and by how far off it is."""
    here, today = due.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    yield f"<t:{int(due.timestamp())}:F>"
    yield from _lengths(due - now)
    for day in _days(here, today):
        for hour in _hours(here):
            yield f"{day} {hour}"
    yield from (f"{hour} {day}" for hour, day in zip(_hours(here), _days(here, today), strict=False))
    if timedelta(0) < due - now < timedelta(hours=20):
        yield from _hours(here)
        yield f"at {here.hour}" if not here.minute else f"at {here:%H:%M}"
    yield from _in_a_zone(due, now, elsewhere)
    yield from _in_a_zone(due, now, zone)


def _hours(local: datetime) -> Iterator[str]:
    half = "am" if local.hour < 12 else "pm"
    yield f"{local:%H:%M}"
    yield f"{local:%H.%M}"
    yield f"{local:%Hh%M}"
    yield f"at {local.hour % 12 or 12}:{local:%M} {half}"
    yield f"{local:%H%M}"
    yield f"{local.hour % 12 or 12}:{local:%M}{half[0].upper()}.M."
    if local.minute == 30:
        yield f"half past {_WORDS[local.hour % 12 or 12]} {half}"
    if local.minute == 0:
        yield f"{local.hour % 12 or 12}{half}"
        yield f"{local.hour}h"
        yield f"at {local.hour}"
        yield f"{_WORDS[local.hour % 12 or 12]} o'clock in the {'morning' if local.hour < 12 else 'evening'}"
        yield from {0: ["midnight"], 12: ["noon"]}.get(local.hour, [])


def _days(due: datetime, today: datetime) -> Iterator[str]:
    """Name the day of a moment to come, where it is the first that is called so."""
    off = (due.date() - today.date()).days
    yield f"{due:%Y-%m-%d}"
    yield f"{due.day}.{due.month}.{due.year}"
    yield f"{due:%A}, {due:%B} {due.day}, {due.year}"
    yield f"{due:%a}, {due.day} {due:%b} {due.year}"
    yield f"{due.month}/{due.day}/{due:%y}"
    yield f"{due:%d/%m/%Y}"
    if _by_wall(due) - _by_wall(today) < timedelta(days=360):
        yield f"{due.day}{_ending(due.date())} of {due:%B}"
        yield f"{due:%b} {due.day}"
        yield f"{due.day}.{due.month}."
        yield f"{due.day}/{due.month}"
    if _by_wall(due) - _by_wall(today) < timedelta(days=28):
        yield f"on the {due.day}{_ending(due.date())}"
    if _by_wall(due) - _by_wall(today) < timedelta(days=7):
        yield f"{due:%A}"
        yield f"this {due:%a}"
    yield from {0: ["today"], 1: ["tomorrow"], 2: ["the day after tomorrow"]}.get(off, [])
    if off == 0 and due.hour >= 18:
        yield "tonight"
    if off > 0:
        yield f"in {off} days"
        yield f"next {due:%A}" if off in (6, 7) else f"in {_WORDS[off] if off < 13 else off} days"


def _lengths(off: timedelta) -> Iterator[str]:
    minutes = off // timedelta(minutes=1)
    if off == timedelta(minutes=minutes) and minutes < 10_000:
        yield f"in {minutes} minutes"
        yield f"{minutes // 60} hours and {minutes % 60} min from now"
        yield f"in {minutes // 60}h{minutes % 60:02}"
    if off % timedelta(minutes=30) == timedelta(0) and off < timedelta(hours=13):
        hours = _WORDS[minutes // 60]
        yield f"in {hours} hours" if minutes % 60 == 0 else f"in {hours} and a half hours"


def _in_a_zone(due: datetime, now: datetime, zone: str) -> Iterator[str]:
    there, today = due.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    city, letters = zone.rpartition("/")[2].replace("_", " "), there.tzname() or ""
    yield f"{due.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
    yield f"{due.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    yield there.isoformat(timespec="minutes")
    yield f"{there:%a, %d %b %Y %H:%M:%S %z}"
    for day, hour in zip(_days(there, today), _hours(there), strict=False):
        yield f"{day} {hour} {city}"
        yield f"{day} {hour} in {city.lower()} time"
        yield f"{day} {hour} {letters if letters.isalpha() else zone}"
    if timedelta(0) < due - now < timedelta(hours=20):
        yield f"{there:%H:%M} {city}"
        yield f"{there:%H:%M} {letters}"
        yield f"{there:%H:%M} UTC{there.isoformat()[-6:]}"


def _by_wall(local: datetime) -> datetime:
    return local.replace(tzinfo=None)


def _ending(day: date) -> str:
    return {1: "st", 21: "st", 31: "st", 2: "nd", 22: "nd", 3: "rd", 23: "rd"}.get(day.day, "th")
