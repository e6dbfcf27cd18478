"""Times as people type them, in their server's zone: understood, refused, or asked about."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.errors import UserFacingError
from bot.dates import wording
from bot.dates.models import WallTime

FURTHEST = timedelta(days=366 * 2)
"""How far ahead a chapter can be scheduled; a later date is more likely a slip of the year."""

MAX_TYPED = 100

_TIME_OF_DAY = re.compile(
    r"\d{1,2}[:.]\d{2}|\b\d{1,2}\s*[ap]\.?m\b|\b(?:noon|midnight|tonight)\b|T\d{2}", re.IGNORECASE
)
_DAY_OR_MONTH = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/\d{2,4})?\b")
_SETTINGS = {"PREFER_DATES_FROM": "future", "RETURN_AS_TIMEZONE_AWARE": False, "DATE_ORDER": "DMY"}


def at(instant: datetime, zone: str) -> WallTime:
    """Return an instant as a clock on the wall of that zone shows it."""
    return WallTime(instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None), zone)


def understand(text: str, zone: str, now: datetime) -> WallTime:
    """Read the moment that was typed, such as `Friday 18:00`, `tomorrow at 6pm`, `2026-12-24 18:00`, `in 2 hours`.

    Takes some milliseconds, and half a second the first time. Raises UserFacingError, with a suggestion, for a time
    that is past, unclear, or not on that day's clock.
    """
    text = " ".join(text.split())[:MAX_TYPED]
    due = _relative(text, zone, now) or _absolute(text, zone, now)
    if due is None:
        raise UserFacingError(wording.not_understood, text)
    if due.at <= now:
        raise UserFacingError(wording.past, _stamp(due.at))
    if due.at > now + FURTHEST:
        raise UserFacingError(wording.too_far, _stamp(due.at))
    return due


def _relative(text: str, zone: str, now: datetime) -> WallTime | None:
    """Read a length of time such as `in 2 hours`: it is that long, whatever the clocks do meanwhile."""
    if _TIME_OF_DAY.search(text):
        return None
    found = _parse(text, now.astimezone(UTC).replace(tzinfo=None), ["relative-time"])
    if found is None or not re.search(r"\d|\ban?\b", text):
        return None
    local = found.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return WallTime(local.replace(microsecond=0), zone)


def _absolute(text: str, zone: str, now: datetime) -> WallTime | None:
    here = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    found = _parse(text, here, ["relative-time", "absolute-time", "custom-formats"])
    if found is None:
        return None
    if not _TIME_OF_DAY.search(text):
        raise UserFacingError(wording.without_time, f"{found:%Y-%m-%d} 18:00")
    slashed = _DAY_OR_MONTH.search(text)
    if slashed and int(slashed[1]) <= 12 and int(slashed[2]) <= 12 and slashed[1] != slashed[2]:
        raise UserFacingError(wording.day_or_month, f"{found:%Y-%m-%d %H:%M}", f"{found:%Y}-{found:%d}-{found:%m}")
    _check_clock(found, zone)
    return WallTime(found, zone)


def _check_clock(local: datetime, zone: str) -> None:
    """Raise UserFacingError for a time that the clocks skip that night, or show twice."""
    first, second = (local.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1))
    if first == second or first is None or second is None:
        return
    gap = abs(first - second)
    later = f"{local + gap:%Y-%m-%d %H:%M}"
    raise UserFacingError(wording.skipped if first < second else wording.shown_twice, later)


def _parse(text: str, base: datetime, parsers: list[str]) -> datetime | None:
    import dateparser

    settings = {**_SETTINGS, "RELATIVE_BASE": base, "PARSERS": parsers}
    try:
        return dateparser.parse(text, languages=["en"], settings=settings)
    except (ValueError, OverflowError):
        return None


def _stamp(at: datetime) -> int:
    return int(at.timestamp())
