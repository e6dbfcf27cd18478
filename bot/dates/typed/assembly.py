"""Putting the parts of a typed time together: what each of them is, seen beside the others."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from bot.dates.models import Zone
from bot.dates.typed import hours
from bot.dates.typed.parts import (
    Ahead,
    Digits,
    Dotted,
    FourDigits,
    Hour,
    Length,
    Marker,
    NotUnderstoodError,
    Numbered,
    Offset,
    OnWeekday,
    Part,
    PartOfDay,
    Slashed,
    Typed,
    date_of,
)

K = TypeVar("K")

_YEARS = range(1900, 2100)
"""What behind a day without a year may be its year."""


def assemble(parts: Sequence[Part]) -> Typed:
    """Put the parts together. Raises NotUnderstoodError if two contradict each other, or one of them says nothing."""
    settled = list(_settled(parts))
    day = _only([one for one in settled if isinstance(one, Numbered | Slashed | Ahead)])
    weekday = _only([one for one in settled if isinstance(one, OnWeekday)])
    hour = _only([one for one in settled if isinstance(one, Hour)])
    part = _only([one for one in settled if isinstance(one, PartOfDay)])
    length = _only([one for one in settled if isinstance(one, Length)])
    zone = _only([one for one in settled if isinstance(one, Zone)])
    instant = _only([one for one in settled if isinstance(one, datetime)])
    if length and (hour or part) and not (day or length.exact):
        day, length = Ahead(length.days, length.months), None
    whole = [one for one in (length, instant) if one]
    beside = [one for one in (day, weekday, hour, part) if one]
    may_be_length = hour is not None and hour.is_length and len(parts) == 1
    if len(whole) > 1 or bool(whole) == bool(beside) or (whole and zone) or may_be_length:
        raise NotUnderstoodError
    return Typed(hour=hour, day=day or weekday, weekday=weekday, part=part, zone=zone, length=length, instant=instant)


def _only(found: list[K]) -> K | None:
    """Return the one that was found, however often it was said; None if there is none."""
    if any(one != found[0] for one in found):
        raise NotUnderstoodError
    return found[0] if found else None


def _settled(parts: Sequence[Part]) -> Iterator[Part]:
    """Say of each part what it is; what marks another part is left out."""
    if parts[-1:] == [Marker.AT]:
        raise NotUnderstoodError
    for place, part in enumerate(parts):
        before = parts[place - 1] if place else None
        others = [*parts[:place], *parts[place + 1 :]]
        if isinstance(part, Digits):
            yield _digits(part, before, others)
        elif isinstance(part, FourDigits):
            yield _four_digits(part, before, others)
        elif isinstance(part, Dotted):
            yield _dotted(part, others)
        elif isinstance(part, Offset):
            yield _offset(part, before, others)
        elif part is not Marker.AT:
            yield part


def _digits(part: Digits, before: Part | None, others: list[Part]) -> Part:
    """Read a number as an hour, where nothing lets it be that of a day."""
    counts_from_today = any(isinstance(one, Ahead | PartOfDay) for one in others)
    if part.is_hour or before is Marker.AT or counts_from_today:
        return hours.bare(part.number)
    raise NotUnderstoodError


def _four_digits(part: FourDigits, before: Part | None, others: list[Part]) -> Part:
    lacks_year = any(isinstance(one, Slashed | Dotted) or _lacks_year(one) for one in others)
    may_be_year = lacks_year and part.hour * 100 + part.minute in _YEARS
    if may_be_year and not part.is_hour and before is not Marker.AT:
        raise NotUnderstoodError
    return Hour(hours.hour_of(part.hour, part.minute, 0, None))


def _lacks_year(part: Part) -> bool:
    return isinstance(part, Numbered) and part.month is not None and part.year is None


def _dotted(part: Dotted, others: list[Part]) -> Part:
    """Read two numbers as the hour, if there is a day beside them, or as the day, if there is an hour."""
    beside_day = any(isinstance(one, Numbered | Slashed | Ahead | OnWeekday | PartOfDay | Length) for one in others)
    beside_hour = any(isinstance(one, Hour | FourDigits) or _is_hour(one) for one in others)
    if beside_hour and not beside_day and _may_be_day(part):
        return Numbered(part.first, part.second)
    if not beside_hour and (beside_day or not _may_be_day(part)):
        return Hour(hours.hour_of(part.first, part.second, 0, None))
    raise NotUnderstoodError


def _may_be_day(part: Dotted) -> bool:
    return date_of(2000, part.second, part.first) is not None


def _is_hour(part: Part) -> bool:
    return isinstance(part, Dotted) and not _may_be_day(part)


def _offset(part: Offset, before: Part | None, others: list[Part]) -> Part:
    """Read a zone's hours, where they stand behind an hour and can't be the end of a span of time, as in `6:00-8`."""
    has_year = any(isinstance(one, Numbered) and one.year for one in others)
    is_behind_hour = isinstance(before, Hour | Digits | FourDigits | Dotted)
    if not part.is_named and (not is_behind_hour or (part.is_after_dash and not has_year)):
        raise NotUnderstoodError
    return part.zone
