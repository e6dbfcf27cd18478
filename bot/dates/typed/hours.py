"""Times of day as people type them: `18:00`, `6pm`, `18h`, `half past six`, `noon`."""

import re
from datetime import date, datetime, time, timedelta

from bot.dates.typed.parts import Digits, Dotted, FourDigits, Hour, NotUnderstoodError, PartOfDay

HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
"""Morning or afternoon, behind an hour."""

END = r"(?=z\b|\W|$)"
"""Where an hour ends: a zone's Z may stand at it."""

CLOCK = re.compile(
    rf"(?P<hour>\d{{1,2}})(?::(?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:\.0+)?)?(?:\s?{HALF}|\s?h\b)?"
    rf"|\s?h(?P<minute_h>\d{{2}})?){END}"
)
HALVED = re.compile(rf"(?P<hour>\d{{1,2}})\s?{HALF}{END}")
DOTTED = re.compile(rf"(?P<hour>\d{{1,2}})\.(?P<minute>\d{{2}})(?!\.?\d)(?:\s?{HALF})?{END}")
"""An hour and its minutes, or a day and its month."""

RUN = re.compile(rf"(?P<hour>\d{{1,2}})(?P<minute>\d{{2}})(?:\s?{HALF}|\s?(?P<h>h|hrs|hours)\b)?{END}")
"""An hour and its minutes without anything between, or a year."""

DIGITS = re.compile(r"(?P<number>\d{1,2})(?P<o_clock>\s?o'?clock\b)?(?![\w:.,/]*\d)(?!\w)")
SPOKEN = re.compile(
    r"(?:(?P<half_past>half)|(?P<quarter>quarter)|(?P<minute>\d{1,2})(?:\s?minutes?)?)\s(?P<way>past|after|to|before)\s"
    rf"(?P<hour>\d{{1,2}})(?:\s?o'?clock)?(?:\s?{HALF})?(?![\w:.])"
)
NAMED = re.compile(r"(?P<noon>noon|midday)\b|(?P<midnight>midnight)\b")
PART = re.compile(r"(?:(?:in|at|during) )?(?:the )?(?P<part>morning|afternoon|evening|night)\b")


def hour_of(hour: int, minute: int, second: int, half: str | None) -> time:
    """Make the time of day of an hour and its half of the day, if that is said. Raises NotUnderstoodError if it is on
    no clock.
    """
    if hour > 23 or minute > 59 or second > 59 or (half and not 1 <= hour <= 12):
        raise NotUnderstoodError
    return time(hour % 12 + (12 if half == "p" else 0) if half else hour, minute, second)


def clock(found: re.Match[str]) -> Hour:
    """Read `18:00`, `6:30 pm`, `18h`; a plain `2h` is a length of time as well."""
    minute = found["minute"] or found["minute_h"] or 0
    return Hour(
        hour_of(int(found["hour"]), int(minute), int(found["second"] or 0), found["half"]),
        is_length=not found["minute"],
    )


def halved(found: re.Match[str]) -> Hour:
    return Hour(hour_of(int(found["hour"]), 0, 0, found["half"]))


def run(found: re.Match[str]) -> Hour | FourDigits:
    """Read `1800`, or `630pm`."""
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"]:
        return Hour(hour_of(hour, minute, 0, found["half"]))
    if len(found["hour"]) == 1:
        raise NotUnderstoodError
    return FourDigits(hour, minute, is_hour=bool(found["h"]) or found.string[found.end() :].startswith("z"))


def dotted(found: re.Match[str]) -> Hour | Dotted:
    hour, minute = int(found["hour"]), int(found["minute"])
    return Hour(hour_of(hour, minute, 0, found["half"])) if found["half"] else Dotted(hour, minute)


def digits(found: re.Match[str]) -> Digits:
    return Digits(int(found["number"]), is_hour=bool(found["o_clock"]))


def bare(hour: int) -> Hour:
    """Read a number as an hour; one up to twelve may be in the morning or in the evening."""
    return Hour(hour_of(hour, 0, 0, None), is_open=1 <= hour <= 12)


def spoken(found: re.Match[str]) -> Hour:
    """Read `half past six`, `quarter to 7`, `ten past 6pm`."""
    minutes = 30 if found["half_past"] else 15 if found["quarter"] else int(found["minute"])
    is_before = found["way"] in ("to", "before")
    if not 1 <= int(found["hour"]) <= 12 or not 1 <= minutes <= 59 or (found["half_past"] and is_before):
        raise NotUnderstoodError
    whole = datetime.combine(date.min, hour_of(int(found["hour"]), 0, 0, found["half"])) + timedelta(days=1)
    meant = whole - timedelta(minutes=minutes) if is_before else whole + timedelta(minutes=minutes)
    return Hour(meant.time(), is_open=not found["half"])


def named(found: re.Match[str]) -> Hour:
    return Hour(time(12)) if found["noon"] else Hour(time(0), is_midnight=True)


def part(found: re.Match[str]) -> PartOfDay:
    return PartOfDay[found["part"].upper()]
