"""Weekly rhythms as people type them: the days and hours at which a backlog's chapters go out."""

import re
from collections.abc import Iterator
from datetime import time
from itertools import groupby, product

from bot.core.errors import UserFacingError
from bot.core.text.naming import folded
from bot.dates import wording
from bot.dates.models import Rhythm, WeeklySlot
from bot.dates.typed.days import SHORT_WEEKDAYS, WEEKDAYS
from bot.dates.typed.numerals import in_digits
from bot.dates.typed.scanning import MAX_TYPED
from bot.dates.zones import zone_called

_SEVERAL = {"weekdays": range(5), "weekday": range(5), "weekends": (5, 6), "weekend": (5, 6), "daily": range(7)}
_PASSED_OVER = {"every", "each", "weekly", "on", "at", "and", "the", "o'clock"}
_NOT_WEEKLY = re.compile(
    r"\b(?:bi-?weekly|fortnight\w*|other|second|third|last|months?|monthly|hours?|hourly|minutes?|years?|"
    r"(?:two|three|four|\d+)\s+(?:weeks?|days?))\b"
)
_TIME = re.compile(
    r"(?:(?P<run>\d{4})(?!-\d)|(?P<hour>\d{1,2}))(?!\d)(?:[:.h](?P<minute>\d{2})|(?P<h>h))?\s*(?:(?P<half>[ap])\.?m\b\.?)?"
)
_TOKEN = re.compile(rf"(?P<time>{_TIME.pattern})|(?P<word>[a-z']+)|(?P<span>-)|(?P<off>\+\s?\d)|(?P<space>[\s,;&+/.]+)")
_WORDS = re.compile(r"[a-z']+(?:\s[a-z']+)?")


def understand_rhythm(text: str) -> Rhythm:
    """Read the weekly rhythm that was typed, such as `Friday 18:00`, `Mondays at 6pm`, `Tuesday and Friday 18:00`.

    Raises UserFacingError, with a suggestion, for what is unclear, has no day or no time, or isn't weekly.
    """
    shown = " ".join(text.split())
    typed = " ".join(folded(shown).split())
    if _NOT_WEEKLY.search(typed):
        raise UserFacingError(wording.not_weekly)
    runs = [list(run) for _, run in groupby(_parts(in_digits(typed), shown), key=lambda part: isinstance(part, time))]
    if not runs or len(shown) > MAX_TYPED:
        raise UserFacingError(wording.rhythm_not_understood, shown)
    if len(runs) % 2:
        raise _incomplete(runs[-1])
    slots = set()
    for pair in zip(runs[::2], runs[1::2], strict=True):
        for day, at in product(*sorted(pair, key=lambda run: isinstance(run[0], time))):
            if isinstance(day, int) and isinstance(at, time):
                slots.add(WeeklySlot(day, at.hour, at.minute))
    return Rhythm(tuple(sorted(slots)))


def _incomplete(run: list[int | time]) -> UserFacingError:
    """Say what is missing beside the last days or times that were typed."""
    part = run[0]
    if isinstance(part, time):
        return UserFacingError(wording.rhythm_without_day, part)
    return UserFacingError(wording.rhythm_without_time, part)


def _parts(typed: str, shown: str) -> Iterator[int | time]:
    """Read the days and times of day in the text, in its order. Raises UserFacingError for anything else in it."""
    place, first, spanning = 0, None, False
    while place < len(typed):
        token = _TOKEN.match(typed, place)
        if token is None:
            raise UserFacingError(wording.rhythm_not_understood, shown)
        if token["off"] or (token["word"] and _is_zone(typed, place)):
            raise UserFacingError(wording.rhythm_in_a_zone, shown)
        place = token.end()
        if token["space"] or token["word"] in _PASSED_OVER:
            continue
        if token["span"] or token["word"] in ("to", "till", "through", "until"):
            spanning = True
            continue
        parts: list[int | time] = [_time(token["time"])] if token["time"] else _days(token["word"], shown)
        if spanning:
            parts = _span(first, parts, shown)
        yield from parts
        first, spanning = parts[-1], False
    if spanning:
        raise UserFacingError(wording.rhythm_not_understood, shown)


def _is_zone(typed: str, place: int) -> bool:
    """Tell whether a zone is named here, by a word or two."""
    words = _WORDS.match(typed, place)
    return words is not None and any(zone_called(name) for name in (words.group(), words.group().partition(" ")[0]))


def _days(word: str, shown: str) -> list[int | time]:
    if word in ("noon", "midday"):
        return [time(12)]
    if word in ("day", "days"):
        return list(range(7))
    if word == "midnight":
        raise UserFacingError(wording.midnight)
    if word in _SEVERAL:
        return list(_SEVERAL[word])
    name = word.removesuffix("s").removesuffix("'") if word.endswith(("days", "day's")) else word
    day = WEEKDAYS.index(name) if name in WEEKDAYS else SHORT_WEEKDAYS.get(name)
    if day is None:
        raise UserFacingError(wording.rhythm_not_understood, shown)
    return [day]


def _span(first: int | time | None, parts: list[int | time], shown: str) -> list[int | time]:
    """Find the days after the first up to the last, over the end of the week too."""
    last = parts[0]
    if isinstance(first, int) and isinstance(last, int) and len(parts) == 1 and first != last:
        return [(first + step) % 7 for step in range(1, (last - first) % 7 + 1)]
    raise UserFacingError(wording.rhythm_not_understood, shown)


def _time(typed: str) -> time:
    """Read a time of day. Raises UserFacingError if it is on no clock, or may be in the morning or in the evening."""
    found = _TIME.fullmatch(typed)
    if found is None or (found["run"] and (found["minute"] or found["half"])):
        raise UserFacingError(wording.no_such_time, typed.strip())
    digits = found["run"] or f"{int(found['hour']):02}{found['minute'] or '00'}"
    hour, minute, half = int(digits[:2]), int(digits[2:]), found["half"]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise UserFacingError(wording.no_such_time, typed.strip())
    if half:
        return time(hour % 12 + (12 if half == "p" else 0), minute)
    if 1 <= hour <= 12 and not (found["run"] or found["minute"] or found["h"]):
        raise UserFacingError(wording.which_half, hour)
    return time(hour, minute)
