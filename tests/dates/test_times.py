"""Times as people type them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import UserFacingError
from bot.dates import wording
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
        ("in two hours", "2026-11-20 21:30"),
        ("in half an hour", "2026-11-20 20:00"),
        ("in an hour and a half", "2026-11-20 21:00"),
        ("in 2h30", "2026-11-20 22:00"),
        ("3 days", "2026-11-23 19:30"),
        ("in a week", "2026-11-27 19:30"),
        ("a week from now at 6pm", "2026-11-27 18:00"),
        ("in a month", "2026-12-20 19:30"),
        ("tomorrow at 8", "2026-11-21 08:00"),
        ("tomorrow 8", "2026-11-21 08:00"),
        ("tomorrow evening at eight", "2026-11-21 20:00"),
        ("tonight at 8", "2026-11-20 20:00"),
        ("today at 11", "2026-11-20 23:00"),
        ("tonight at 1am", "2026-11-21 01:00"),
        ("the day after tomorrow, 6 p.m.", "2026-11-22 18:00"),
        ("midnight", "2026-11-21 00:00"),
        ("noon", "2026-11-21 12:00"),
        ("half past six pm", "2026-11-21 18:30"),
        ("Friday 18h", "2026-11-27 18:00"),
        ("Friday 1800", "2026-11-27 18:00"),
        ("next Friday 18:00", "2026-11-27 18:00"),
        ("the 5th at 6pm", "2026-12-05 18:00"),
        ("the fifth, 18:00", "2026-12-05 18:00"),
        ("24.12. 18:00", "2026-12-24 18:00"),
        ("10.12 18:00", "2026-12-10 18:00"),
        ("Thursday, December 24, 2026 at 6:00\u202fPM", "2026-12-24 18:00"),
        ("Thu, 24 Dec 2026 18:00:00 +0100", "2026-12-24 18:00"),
        ("18:00:30", "2026-11-21 18:00"),
        ("<t:1798131600:F>", "2026-12-24 18:00"),
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
        ("<t:1700000000:F>", "is past"),
        ("at 6", "`2026-11-21 06:00` or `2026-11-21 18:00`"),
        ("tomorrow at 6", "`2026-11-21 06:00` or `2026-11-21 18:00`"),
        ("next Sunday 18:00", "`2026-11-22 18:00` or `2026-11-29 18:00`"),
        ("Saturday midnight", "`2026-11-21 00:00` or `2026-11-22 00:00`"),
        ("Friday 4 March 2027 18:00", "That day is a Thursday"),
        ("in a month on Friday", "don't understand"),
        ("in 2 days 18h", "don't understand"),
        ("18h", "don't understand"),
        ("Friday 18", "don't understand"),
        ("10.12", "don't understand"),
        ("18:00 - 20:00", "don't understand"),
        ("18:00 and some", "don't understand"),
        ("around 6pm", "don't understand"),
        ("Friday or Saturday 18:00", "don't understand"),
        ("tomorrow morning at 8pm", "don't understand"),
        ("every Friday 18:00", "don't understand"),
        ("24:00", "don't understand"),
        (
            "tomorrow at 18:00" + " " * 40 + "or rather some days later, when the beta reader has had a look",
            "don't understand",
        ),
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


@pytest.mark.parametrize(
    ("now", "zone", "typed", "local"),
    [
        ("2026-12-31 19:00", "Europe/Berlin", "18:00", "2027-01-01 18:00"),
        ("2026-06-30 19:00", "Europe/Berlin", "6pm", "2026-07-01 18:00"),
        ("2026-01-31 19:00", "Europe/Berlin", "midnight", "2026-02-01 00:00"),
        ("2026-11-30 06:30", "Europe/Berlin", "00:30", "2026-12-01 00:30"),
        ("2026-11-30 06:30", "Europe/Berlin", "12:30 am", "2026-12-01 00:30"),
        ("2026-02-28 19:00", "America/New_York", "6:30", "2026-03-01 06:30"),
        ("2026-01-31 12:00", "Europe/Berlin", "the 31st at 6pm", "2026-01-31 18:00"),
        ("2026-01-31 19:00", "Europe/Berlin", "the 31st at 6pm", "2026-03-31 18:00"),
        ("2026-12-31 12:00", "Europe/Berlin", "tomorrow 6pm", "2027-01-01 18:00"),
        ("2026-12-28 12:00", "Europe/Berlin", "3 January 18:00", "2027-01-03 18:00"),
    ],
)
def test_the_next_such_moment_may_be_in_another_month_or_year(now: str, zone: str, typed: str, local: str) -> None:
    then = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))

    assert f"{understand(typed, zone, then).local:%Y-%m-%d %H:%M}" == local


def test_a_month_that_lacks_the_day_is_asked_about() -> None:
    with pytest.raises(UserFacingError, match="no such day"):
        understand("in a month", "Europe/Paris", datetime(2027, 1, 31, 12, tzinfo=UTC))


def test_days_of_which_one_has_23_hours_are_asked_about() -> None:
    before_the_change = datetime(2027, 3, 27, 11, tzinfo=UTC)

    with pytest.raises(UserFacingError, match="`2027-03-29 12:00` or `2027-03-29 13:00`"):
        understand("in 2 days", "Europe/Paris", before_the_change)


def test_of_a_time_that_is_shown_twice_each_can_be_typed() -> None:
    with pytest.raises(UserFacingError, match="twice") as asked:
        understand("2027-10-31 02:30", "Europe/Paris", NOW)

    assert "`2027-10-31 02:30 +02:00` for the first time, `2027-10-31 02:30 +01:00` for the second" in asked.value.words
    first, second = (understand(f"2027-10-31 02:30 {off}", "Europe/Paris", NOW).at for off in ("+02:00", "+01:00"))
    assert (second - first).total_seconds() == 3600
    assert understand("2027-10-31 02:30", "Europe/Paris", first).at == second


def test_a_moment_is_said_with_its_zone() -> None:
    due = understand("Friday 6pm", "America/New_York", NOW)

    assert wording.wall_time(due) == "Friday, 20 November 2026 at 18:00 (New York time)"
    assert wording.zone_name("UTC") == "UTC"
