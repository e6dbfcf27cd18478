"""When a call ends: how long from now, or a time in UTC."""

import re
from datetime import UTC, datetime, timedelta

from bot.core.errors import UserFacingError
from bot.suggestions import call_wording as wording

LONGEST = timedelta(days=62)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def read(text: str, now: datetime) -> datetime:
    """Raises UserFacingError if the text says no time, or one that is over or further than LONGEST."""
    text = text.strip().casefold().removeprefix("in ").removesuffix(" utc")
    found = re.fullmatch(r"(\d{1,4})\s*(minutes?|mins?|m|hours?|h|days?|d|weeks?|w)", text, re.ASCII)
    if found:
        moment = now + timedelta(**{_UNITS[found[2][0]]: int(found[1])})
    else:
        try:
            moment = datetime.fromisoformat(text.replace(" ", "t", 1)).replace(tzinfo=UTC)
        except ValueError:
            raise UserFacingError(wording.bad_deadline(text)) from None
    if not timedelta() < moment - now <= LONGEST:
        raise UserFacingError(wording.bad_deadline(text))
    return moment
