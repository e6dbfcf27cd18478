"""Days as people type them: `Friday`, `the 5th`, `24 December`, `2026-12-24`, `tomorrow`."""

import re

from bot.dates.typed.parts import Ahead, Day, NotUnderstoodError, Numbered, OnWeekday, Part, PartOfDay, Slashed, date_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, **{name[:3]: day for day, name in enumerate(WEEKDAYS)}}
_WEEKDAYS = {**SHORT_WEEKDAYS, **{name: day for day, name in enumerate(WEEKDAYS)}}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_BY_NAME = {"sept": 9, **{name: month for month, name in enumerate(_MONTHS, 1)}}
_BY_NAME |= {name[:3]: month for month, name in enumerate(_MONTHS, 1)}

_LEAP_YEAR = 2000
"""Stands for a year that isn't named: 29 February is a day."""

_NAMES = "|".join(sorted(_BY_NAME, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_DAY = r"(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s(?P<year>20\d{2})(?!\w)(?![:.h]\d))?"

YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?:t(?=\d)|(?!\w))")
YEAR_LAST = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})\.?(?![\w:])"
)
NO_YEAR = re.compile(r"(?P<first>\d{1,2})(?:/(?P<second>\d{1,2})(?![\w/])|\.\s?(?P<month>\d{1,2})\.(?!\d))")
DAY_AND_MONTH = re.compile(rf"{_DAY}\s?(?:of\s)?{_MONTH}{_YEAR}")
MONTH_AND_DAY = re.compile(rf"{_MONTH}\s?{_DAY}(?![:.h]\d|\s?[ap]\.?\s?m\b){_YEAR}")
IN_A_MONTH = re.compile(r"(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)\b")
WEEKDAY = re.compile(rf"(?:(?P<which>this|next|(?:this )?coming)\s)?(?P<weekday>{_WEEKDAY})\b\.?")
NAMED = re.compile(
    r"(?:(?P<after>(?:the )?day after tomorrow)|(?P<tomorrow>tomorrow|tmrw|tmr)|(?P<today>today)|(?P<tonight>tonight)"
    r"|this (?P<part>morning|afternoon|evening)|(?P<yesterday>yesterday))\b"
)


def year_first(found: re.Match[str]) -> Day:
    return _existing(int(found["day"]), int(found["month"]), int(found["year"]))


def year_last(found: re.Match[str]) -> Day:
    """Read three numbers, the year last; with points between, the day is first wherever that can be."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    year += 2000 if year < 100 else 0
    if found["mark"] == "." and second <= 12:
        return _existing(first, second, year)
    return _slashed(first, second, year)


def no_year(found: re.Match[str]) -> Day:
    if found["month"]:
        return _existing(int(found["first"]), int(found["month"]), None)
    return _slashed(int(found["first"]), int(found["second"]), None)


def with_month(found: re.Match[str]) -> Day:
    year = int(found["year"]) if found["year"] else None
    return _existing(int(found["day"]), _BY_NAME[found["month"]], year)


def in_a_month(found: re.Match[str]) -> Day:
    return _existing(int(found["day"]), None, None)


def weekday(found: re.Match[str]) -> OnWeekday:
    return OnWeekday(_WEEKDAYS[found["weekday"]], is_next=found["which"] == "next")


def named(found: re.Match[str]) -> list[Part]:
    """Read `tomorrow` and its like; `tonight` and `this morning` name a part of the day as well."""
    if found["tonight"]:
        return [Ahead(0), PartOfDay.NIGHT]
    if found["part"]:
        return [Ahead(0), PartOfDay[found["part"].upper()]]
    return [Ahead(2 if found["after"] else 1 if found["tomorrow"] else -1 if found["yesterday"] else 0)]


def _slashed(first: int, second: int, year: int | None) -> Day:
    """Read a day and a month in either order. Raises NotUnderstoodError if neither is a day."""
    orders = dict.fromkeys(((first, second), (second, first)))
    possible = [(day, month) for day, month in orders if date_of(year or _LEAP_YEAR, month, day)]
    return Slashed(first, second, year) if len(possible) > 1 else _existing(*[*possible, (first, second)][0], year)


def _existing(day: int, month: int | None, year: int | None) -> Day:
    """Make a day of its numbers; without a year, 29 February is one. Raises NotUnderstoodError if there is none."""
    if date_of(year or _LEAP_YEAR, month or 1, day) is None:
        raise NotUnderstoodError
    return Numbered(day, month, year)
