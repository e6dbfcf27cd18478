"""Zones as people name them, behind a time and in a server's settings."""

from datetime import UTC, datetime

import pytest

from bot.core.errors import UserFacingError
from bot.dates.times import understand
from bot.dates.zones import read_zone, zones_like

NOW = datetime(2026, 6, 15, 10, tzinfo=UTC)
"""Noon in Berlin, in summer."""


@pytest.mark.parametrize(
    ("typed", "in_utc"),
    [
        ("18:00 UTC", "06-15 18:00"),
        ("18:00Z", "06-15 18:00"),
        ("18:00 GMT", "06-15 18:00"),
        ("2026-12-24T18:00:00Z", "12-24 18:00"),
        ("2026-12-24T18:00-05:00", "12-24 23:00"),
        ("18:00 +09:00", "06-16 09:00"),
        ("18:00 UTC+9", "06-16 09:00"),
        ("6pm Berlin", "06-15 16:00"),
        ("6pm in Berlin", "06-15 16:00"),
        ("6 pm, São Paulo time", "06-15 21:00"),
        ("6pm new york", "06-15 22:00"),
        ("18:00 (Tokyo) on Friday", "06-19 09:00"),
        ("18:00 Europe/London", "06-15 17:00"),
        ("6pm EDT", "06-15 22:00"),
        ("6pm ET", "06-15 22:00"),
        ("6pm Pacific time", "06-16 01:00"),
        ("24 December 6pm PST", "12-25 02:00"),
        ("tomorrow 6pm JST", "06-16 09:00"),
    ],
)
def test_the_zone_that_was_typed_holds(typed: str, in_utc: str) -> None:
    assert f"{understand(typed, 'Europe/Berlin', NOW).at:%m-%d %H:%M}" == in_utc


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("18:00 CST", "`2026-06-15 18:00 Chicago`, `2026-06-16 18:00 Shanghai` or `2026-06-15 18:00 Havana`"),
        ("18:00 IST", "`2026-06-15 18:00 Kolkata`"),
        ("tomorrow 6pm BST", "`2026-06-16 18:00 London` or `2026-06-16 18:00 Dhaka`"),
        ("18:00 XYZ", "don't understand"),
        ("6pm EST", "`2026-06-15 18:00 New York` or `2026-06-15 18:00 -05:00`"),
        ("6pm +15:00", "don't understand"),
        ("6:00-8:00", "don't understand"),
        ("in 2 hours UTC", "don't understand"),
        ("tomorrow UTC", "`2026-06-16 18:00 UTC`"),
        ("eat at 6pm", "don't understand"),
    ],
)
def test_a_zone_that_is_unclear_is_asked_about(typed: str, words: str) -> None:
    with pytest.raises(UserFacingError) as asked:
        understand(typed, "Europe/Berlin", NOW)

    assert words in asked.value.words


def test_tomorrow_is_asked_about_where_it_is_another_day_in_that_zone() -> None:
    in_the_small_hours = datetime(2026, 6, 15, 2, tzinfo=UTC)

    with pytest.raises(UserFacingError) as asked:
        understand("tomorrow 6pm PDT", "Europe/Berlin", in_the_small_hours)

    assert "`2026-06-15 18:00 -07:00` or `2026-06-16 18:00 -07:00`" in asked.value.words


def test_letters_that_mean_another_zone_where_the_server_is_are_asked_about() -> None:
    with pytest.raises(UserFacingError) as asked:
        understand("24 December 6pm PST", "Asia/Manila", NOW)

    assert "`2026-12-24 18:00 Los Angeles` or `2026-12-24 18:00 Manila`" in asked.value.words


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("london", "Europe/London"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/argentina/buenos aires", "America/Argentina/Buenos_Aires"),
        ("Tokyo time", "Asia/Tokyo"),
        ("Japan", "Japan"),
        ("utc", "UTC"),
    ],
)
def test_a_servers_zone_can_be_typed_as_its_city(typed: str, zone: str) -> None:
    assert read_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("EST", "Do you mean `New York`?"),
        ("est5edt", "Do you mean `New York`?"),
        ("Pacific time", "Do you mean `Los Angeles`?"),
        ("CET", "Do you mean `Berlin`?"),
        ("IST", "Do you mean `Kolkata`, `Jerusalem` or `Dublin`?"),
        ("GMT", "Type a city"),
        ("UTC+2", "Type a city"),
        ("Atlantis", "There is no time zone “Atlantis”"),
        ("", "There is no time zone"),
    ],
)
def test_letters_and_hours_are_no_servers_zone(typed: str, words: str) -> None:
    with pytest.raises(UserFacingError) as asked:
        read_zone(typed)

    assert words in asked.value.words


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("são", "Africa/Sao_Tome"),
        ("EST", "America/New_York"),
        ("ist", "Asia/Kolkata"),
        ("utc", "UTC"),
    ],
)
def test_the_zone_that_is_meant_is_offered_first(typed: str, first: str) -> None:
    assert zones_like(typed, 25)[0] == first


def test_whatever_is_offered_is_taken() -> None:
    offered = zones_like("", 1000)

    assert len(offered) > 400
    assert [read_zone(zone) for zone in offered] == offered
