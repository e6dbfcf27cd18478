"""Taking a typed time apart: every bit of the text is a part of one, or the whole isn't understood."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from bot.core.text.naming import folded
from bot.dates.models import Zone
from bot.dates.typed import days, hours
from bot.dates.typed.lengths import length_at
from bot.dates.typed.numerals import in_digits
from bot.dates.typed.parts import Marker, NotUnderstoodError, Offset, Part
from bot.dates.zones import zone_called

MAX_TYPED = 100

Found = tuple[list[Part], int]
"""Parts, and where they end."""

_NO_PART = re.compile(r"[\s,;()\[\]]+(?:-\s+)?|\.(?=\s|$)|on\b")
_AT = re.compile(r"at\b|@")
_STAMP = re.compile(r"<t:(?P<seconds>\d{1,11})(?::[a-z])?>")
_OFFSET = re.compile(
    r"(?P<named>(?:utc|gmt)\s?)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>00|15|30|45))?(?![\w:.])"
)
_ZONE = re.compile(r"(?:in\s)?(?P<name>[a-z][\w'./-]*(?:\s[a-z][\w'./-]*){0,3})")
_FURTHEST_OFFSET = timedelta(hours=14)


def scan(text: str) -> list[Part]:
    """Find the parts of a typed time, in their order. Raises NotUnderstoodError if anything in it is none."""
    if len(text) > MAX_TYPED:
        raise NotUnderstoodError
    return list(_parts(in_digits(" ".join(folded(text).split()))))


def _parts(text: str) -> Iterator[Part]:
    place = 0
    while place < len(text):
        if passed := _NO_PART.match(text, place):
            place = passed.end()
            continue
        found = next((found for find in _READERS if (found := find(text, place))), None)
        if found is None:
            raise NotUnderstoodError
        parts, place = found
        yield from parts


def _by(pattern: re.Pattern[str], make: Callable[[re.Match[str]], list[Part]]) -> Callable[[str, int], Found | None]:
    """Make a reader of the parts that a pattern finds."""

    def read(text: str, place: int) -> Found | None:
        found = pattern.match(text, place)
        return (make(found), found.end()) if found else None

    return read


def _one(pattern: re.Pattern[str], make: Callable[[re.Match[str]], Part]) -> Callable[[str, int], Found | None]:
    return _by(pattern, lambda found: [make(found)])


def _length(text: str, place: int) -> Found | None:
    found = length_at(text, place)
    return ([found[0]], found[1]) if found else None


def _stamp(found: re.Match[str]) -> Part:
    """Read a time as Discord writes it: `<t:1700000000:F>`."""
    try:
        return datetime.fromtimestamp(int(found["seconds"]), UTC)
    except (OverflowError, ValueError):
        raise NotUnderstoodError from None


def _offset(found: re.Match[str]) -> Part:
    off = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    if off > _FURTHEST_OFFSET:
        raise NotUnderstoodError
    label = f"{found['sign']}{int(found['hours']):02}:{found['minutes'] or '00'}"
    is_glued = found.start() > 0 and not found.string[found.start() - 1].isspace()
    return Offset(
        Zone(label, offset=-off if found["sign"] == "-" else off),
        is_named=bool(found["named"]),
        is_after_dash=is_glued and found["sign"] == "-",
    )


def _zone(text: str, place: int) -> Found | None:
    """Find the longest name of a zone that begins here."""
    found = _ZONE.match(text, place)
    words = found["name"].split(" ") if found else []
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        if found and (zone := zone_called(name)):
            return [zone], found.start("name") + len(name)
    return None


_READERS: tuple[Callable[[str, int], Found | None], ...] = (
    _one(_AT, lambda _: Marker.AT),
    _one(_STAMP, _stamp),
    _one(days.YEAR_FIRST, days.year_first),
    _one(days.YEAR_LAST, days.year_last),
    _one(days.NO_YEAR, days.no_year),
    _one(days.DAY_AND_MONTH, days.with_month),
    _one(days.MONTH_AND_DAY, days.with_month),
    _one(days.IN_A_MONTH, days.in_a_month),
    _one(days.WEEKDAY, days.weekday),
    _by(days.NAMED, days.named),
    _one(hours.SPOKEN, hours.spoken),
    _length,
    _one(hours.CLOCK, hours.clock),
    _one(hours.HALVED, hours.halved),
    _one(hours.RUN, hours.run),
    _one(hours.DOTTED, hours.dotted),
    _one(hours.NAMED, hours.named),
    _one(hours.PART, hours.part),
    _one(hours.DIGITS, hours.digits),
    _one(_OFFSET, _offset),
    _zone,
)
"""In this order: of two that could begin at the same place, the longer one comes first."""
