"""What a host says of itself in the headers of an answer."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=1)
"""Longer than this no host decides when it is asked again."""

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Read for how long the host asks to be left alone: a number of seconds, or a date. None if it doesn't say."""
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return min(timedelta(seconds=int(said[:9])), LONGEST)
    try:
        until = parsedate_to_datetime(said)
    except (ValueError, OverflowError):  # a year of eleven digits
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta(0)), LONGEST)


def means_the_asker(headers: Mapping[str, str], now: datetime) -> bool:
    """Tell whether a refusal says that it is of who asks: for how long, or that Cloudflare wants to see a browser."""
    return "cf-mitigated" in headers or retry_after(headers, now) is not None


def fresh_for(headers: Mapping[str, str]) -> timedelta | None:
    """Read for how long the host will have nothing newer. None if it doesn't say."""
    found = _MAX_AGE.search(headers.get("Cache-Control", ""))
    return min(timedelta(seconds=int(found[1])), LONGEST) if found else None
