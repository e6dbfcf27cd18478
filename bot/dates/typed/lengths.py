"""Lengths of time as people type them: `in 2 hours`, `in half an hour`, `a week from now`."""

import re
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from bot.dates.typed.parts import Length, NotUnderstoodError

MOST = 10_000
"""The greatest number of any unit; more is a slip."""

_UNITS = {
    **dict.fromkeys(("second", "seconds", "sec", "secs", "s"), "seconds"),
    **dict.fromkeys(("minute", "minutes", "min", "mins", "m"), "minutes"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), "hours"),
    **dict.fromkeys(("day", "days", "d"), "days"),
    **dict.fromkeys(("week", "weeks", "wk", "wks", "w"), "weeks"),
    **dict.fromkeys(("fortnight", "fortnights"), "fortnights"),
    **dict.fromkeys(("month", "months"), "months"),
    **dict.fromkeys(("year", "years", "yr", "yrs"), "years"),
}
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
_DAYS = {"days": 1, "weeks": 7, "fortnights": 14}
_MONTHS = {"months": 1, "years": 12}
_WORDS = {"a": Fraction(1), "an": Fraction(1), "couple": Fraction(2), "half": Fraction(1, 2), "quarter": Fraction(1, 4)}

_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_ITEM = re.compile(
    r"(?:(?P<digits>\d{1,5}(?:\.\d{1,2})?)|(?P<half>half an?|a half)|(?P<quarter>(?:a )?quarter of an)"
    rf"|(?P<couple>a couple(?: of)?)|(?P<a>an?))(?P<more> and a half)?\s?(?P<unit>{_UNIT})(?![a-z])"
    r"(?P<and_half> and a half\b)?(?:(?<=h)(?P<minutes>[0-5]\d)(?!\w))?"
)
_BETWEEN = re.compile(r"(?:,?\s?(?:and\s)?)(?=[\da])")
_IN = re.compile(r"(?:in|after)\s")
_TIME = re.compile(r"'s?\stime\b")
_FROM_NOW = re.compile(r"\s(?:from now|from today|hence|later)\b")
_LIKE_A_CLOCK = re.compile(r"\d{1,2}\s?h(?:\d{2})?$")


def length_at(text: str, place: int) -> tuple[Length, int] | None:
    """Read the length of time that begins at this place of a text, and where it ends; None if there is none.

    What may be an hour as well, as `2h`, is a length only behind `in` or before `from now`. Raises NotUnderstoodError
    for parts of what can't be parted.
    """
    behind = _IN.match(text, place)
    items: list[re.Match[str]] = []
    begin = end = behind.end() if behind else place
    while item := _ITEM.match(text, end):
        items.append(item)
        between = _BETWEEN.match(text, item.end())
        end = between.end() if between and _ITEM.match(text, between.end()) else item.end()
    if not items:
        return None
    if any(len(before["unit"]) > 1 and _LIKE_A_CLOCK.match(item.group()) for before, item in pairwise(items)):
        raise NotUnderstoodError  # `in 2 days 18h` may be the hour of that day
    ending = _TIME.match(text, end) or _FROM_NOW.match(text, end)
    if not (behind or ending) and _LIKE_A_CLOCK.match(text[begin:end]):
        return None
    return _sum(items), ending.end() if ending else end


def _sum(items: list[re.Match[str]]) -> Length:
    months, days, seconds = Fraction(0), Fraction(0), Fraction(0)
    for item in items:
        unit, number = _UNITS[item["unit"]], _number(item)
        months += number * _MONTHS.get(unit, 0)
        days += number * _DAYS.get(unit, 0)
        seconds += number * _SECONDS.get(unit, 0)
    if months.denominator != 1 or len(items) != len({_UNITS[item["unit"]] for item in items}):
        raise NotUnderstoodError
    seconds += sum(60 * int(item["minutes"]) for item in items if item["minutes"])
    whole_days = days.numerator // days.denominator
    exact = timedelta(seconds=float(seconds + (days - whole_days) * 24 * 3600))
    return Length(int(months), whole_days, exact)


def _number(item: re.Match[str]) -> Fraction:
    word = next((word for word in ("half", "quarter", "couple", "a") if item[word]), "")
    number = _WORDS[word] if word else Fraction(item["digits"])
    if number > MOST:
        raise NotUnderstoodError
    return number + (Fraction(1, 2) if item["more"] or item["and_half"] else 0)
