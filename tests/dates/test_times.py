"""Times as people type them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import UserFacingError
from bot.dates.times import understand
from tests.dates.clock_changes import ZONES

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
"""A Friday: 19:30 in Paris."""


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("Friday 18:00", "2026-11-27 18:00"),
        ("friday at 6pm", "2026-11-27 18:00"),
        ("Fri 18.00", "2026-11-27 18:00"),
        ("tomorrow at 6pm", "2026-11-21 18:00"),
        ("18:00 tomorrow", "2026-11-21 18:00"),
        ("noon tomorrow", "2026-11-21 12:00"),
        ("2026-12-24 18:00", "2026-12-24 18:00"),
        ("2026-12-24T18:00", "2026-12-24 18:00"),
        ("24.12.2026 18:00", "2026-12-24 18:00"),
        ("24 December 18:00", "2026-12-24 18:00"),
        ("12/24/2026 6pm", "2026-12-24 18:00"),
        ("20:00", "2026-11-20 20:00"),
        ("18:00", "2026-11-21 18:00"),
        ("in 2 hours", "2026-11-20 21:30"),
        ("in an hour", "2026-11-20 20:30"),
        ("in 2 days", "2026-11-22 19:30"),
        ("in 2 days at 18:00", "2026-11-22 18:00"),
    ],
)
def test_what_people_type_is_understood_in_their_zone(typed: str, local: str) -> None:
    assert f"{understand(typed, 'Europe/Paris', NOW).local:%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "don't understand"),
        ("soon", "don't understand"),
        ("@everyone", "@\u200beveryone"),
        ("2026-02-30 10:00", "don't understand"),
        ("Sunday", "At what time of day?"),
        ("24 December", "2026-12-24 18:00"),
        ("yesterday at 6pm", "is past"),
        ("2025-12-24 18:00", "is past"),
        ("2126-12-24 18:00", "Check the year"),
        ("03/04/2027 18:00", "Which number is the day"),
    ],
)
def test_what_is_past_or_unclear_is_refused_with_a_way_out(typed: str, words: str) -> None:
    with pytest.raises(UserFacingError) as refused:
        understand(typed, "Europe/Paris", NOW)

    assert words in refused.value.words


@pytest.mark.parametrize("zone", ZONES)
def test_a_time_that_the_clocks_skip_is_refused_with_one_that_exists(zone: str) -> None:
    skipped, better, _, _ = ZONES[zone]
    with pytest.raises(UserFacingError, match="skip") as refused:
        understand(skipped, zone, NOW)

    assert f"`{better}`" in refused.value.words
    assert understand(better, zone, NOW).at > NOW


@pytest.mark.parametrize("zone", ZONES)
def test_a_time_that_the_clocks_show_twice_is_refused_with_one_that_is_clear(zone: str) -> None:
    _, _, twice, better = ZONES[zone]
    with pytest.raises(UserFacingError, match="twice") as refused:
        understand(twice, zone, NOW)

    assert f"`{better}`" in refused.value.words
    assert understand(better, zone, NOW).at > NOW


@pytest.mark.parametrize("zone", ZONES)
def test_the_hour_on_the_wall_stays_across_a_change_of_the_clocks(zone: str) -> None:
    before, after = understand("2027-01-15 18:00", zone, NOW), understand("2027-07-15 18:00", zone, NOW)

    assert [due.at.astimezone(ZoneInfo(zone)).hour for due in (before, after)] == [18, 18]
    assert before.at.hour != after.at.hour or zone == "Australia/Lord_Howe"


def test_a_length_of_time_is_not_stretched_by_a_change_of_the_clocks() -> None:
    before_the_change = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)

    due = understand("in 2 hours", "Europe/Paris", before_the_change)

    assert (due.at - before_the_change).total_seconds() == 2 * 3600
