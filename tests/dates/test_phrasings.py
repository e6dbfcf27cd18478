"""Whatever way a known moment is typed, it is understood as that moment or asked about, never as another one."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import UserFacingError
from bot.dates.times import understand
from tests.dates.clock_changes import ZONES
from tests.dates.phrasings import phrasings
from tests.fuzzing import tries

EVERYWHERE = (
    *ZONES,
    *("UTC", "Europe/London", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo", "Pacific/Auckland"),
)

NIGHTS = [datetime.fromisoformat(night) for nights in ZONES.values() for night in nights]
ENDS = [datetime.fromisoformat(f"{year}-{month:02}-01") for year in (2027, 2028) for month in range(1, 13)]

near = st.builds(
    lambda about, minutes: about + timedelta(minutes=minutes),
    st.sampled_from(NIGHTS + ENDS),
    st.integers(-60 * 40, 60 * 40),
)
"""Moments by the wall around the ends of months and years, and the nights in which clocks are changed."""

off = st.one_of(
    st.integers(1, 60 * 30),
    st.integers(1, 48).map(lambda half_hours: half_hours * 30),
    st.integers(1, 14).map(lambda days: days * 24 * 60),
    st.integers(1, 60 * 24 * 400),
)
"""Minutes from now to what is meant."""


@settings(max_examples=tries(25), deadline=None)
@given(about=near, minutes=off, zone=st.sampled_from(EVERYWHERE), elsewhere=st.sampled_from(EVERYWHERE))
def test_a_known_moment_is_understood_or_asked_about(about: datetime, minutes: int, zone: str, elsewhere: str) -> None:
    now = about.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    due = now + timedelta(minutes=minutes)

    for typed in phrasings(due, now, zone, elsewhere):
        try:
            understood = understand(typed, zone, now)
        except UserFacingError as asked:
            check_proposals(asked.words, zone, now)
        else:
            assert understood.at == due, typed


def check_proposals(words: str, zone: str, now: datetime) -> None:
    """Check that whatever a question proposes would be understood, as a moment to come."""
    for proposal in re.findall("`([^`]+)`", words):
        assert understand(proposal, zone, now).at > now, words
