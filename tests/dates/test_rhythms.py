"""Weekly rhythms: as people type them, and across changes of the clocks."""

from datetime import UTC, datetime
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import UserFacingError
from bot.dates import wording
from bot.dates.models import Rhythm
from bot.dates.rhythms import understand_rhythm
from tests.dates.clock_changes import ZONES

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
"""A Friday: 19:30 in Paris."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Friday 18:00", "Fridays at 18:00"),
        ("fri 18.00", "Fridays at 18:00"),
        ("every Friday at 6pm", "Fridays at 18:00"),
        ("Mondays at 6pm", "Mondays at 18:00"),
        ("weekly on Monday at 6:30 p.m.", "Mondays at 18:30"),
        ("Monday’s 6 PM", "Mondays at 18:00"),
        ("18:00 on Fridays", "Fridays at 18:00"),
        ("6pm Tuesdays and Fridays", "Tuesdays and Fridays at 18:00"),
        ("Tuesday and Friday 18:00", "Tuesdays and Fridays at 18:00"),
        ("Tue, Thurs & Sat 18h30", "Tuesdays, Thursdays and Saturdays at 18:30"),
        ("Fri 18", "Fridays at 18:00"),
        ("Tue/Fri 18h", "Tuesdays and Fridays at 18:00"),
        ("Tuesday 18:00 and Friday 20:00", "Tuesdays at 18:00; Fridays at 20:00"),
        ("Friday 20:00, Tuesday 18:00", "Tuesdays at 18:00; Fridays at 20:00"),
        ("Sunday 10:00 and 18:00", "Sundays at 10:00 and 18:00"),
        ("Friday 18:00, Friday at 6pm", "Fridays at 18:00"),
        ("Mon-Wed noon", "Mondays, Tuesdays and Wednesdays at 12:00"),
        ("Saturday to Monday 9am", "Mondays, Saturdays and Sundays at 09:00"),
        ("weekends 10am", "Saturdays and Sundays at 10:00"),
        ("weekdays at 8:00", "Mondays, Tuesdays, Wednesdays, Thursdays and Fridays at 08:00"),
        ("daily 18:00", "every day at 18:00"),
        ("every day at 12am", "every day at 00:00"),
        ("Friday 12pm", "Fridays at 12:00"),
        ("Friday 0:05", "Fridays at 00:05"),
        ("Fridays at six pm", "Fridays at 18:00"),
        ("Friday 1800", "Fridays at 18:00"),
        ("Mon–Wed 18:00", "Mondays, Tuesdays and Wednesdays at 18:00"),
    ],
)
def test_what_people_type_is_understood_and_said_back(typed: str, meant: str) -> None:
    rhythm = understand_rhythm(typed)

    assert wording.rhythm_in_words(rhythm) == meant
    assert Rhythm.parse(str(rhythm)) == rhythm


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "don't understand"),
        ("soon", "don't understand"),
        ("@everyone", "@\u200beveryone"),
        ("Friday evening", "don't understand"),
        ("next Friday 18:00", "don't understand"),
        ("Friday - 18:00", "don't understand"),
        ("Friday 18:00 -", "don't understand"),
        ("Monday to Monday 18:00", "don't understand"),
        ("Friday 18:00 in Paris", "don't understand"),
        ("2026-12-24 18:00", "don't understand"),
        ("Friday", "`Friday 18:00`"),
        ("Tuesday 18:00 and Friday", "`Friday 18:00`"),
        ("18:00", "`Friday 18:00`"),
        ("Friday 6", "`06:00` or `18:00`"),
        ("Friday 25:00", "is on no clock"),
        ("Friday 18:75", "is on no clock"),
        ("Friday 13pm", "is on no clock"),
        ("Friday midnight", "beginning of that day"),
        ("every other Friday 18:00", "by the week"),
        ("every two weeks on Friday 18:00", "by the week"),
        ("monthly", "by the week"),
        ("every 3 days at 18:00", "by the week"),
        ("F" * 5000, "don't understand"),
        ("Friday 18:00 UTC", "this server's clock"),
        ("Friday 18:00 +02:00", "this server's clock"),
        ("Friday 18:00+2", "this server's clock"),
        ("Friday 18:00Z", "this server's clock"),
        ("Friday 6pm New York", "this server's clock"),
        ("Friday 18:00 -05:00", "don't understand"),
        ("Friday 18:00:30", "don't understand"),
    ],
)
def test_what_is_unclear_is_refused_with_a_way_out(typed: str, words: str) -> None:
    with pytest.raises(UserFacingError) as refused:
        understand_rhythm(typed)

    assert words in refused.value.words
    assert len(refused.value.words) < 300


@pytest.mark.parametrize("zone", ZONES)
def test_each_week_has_its_slots_at_the_same_hour_on_the_wall(zone: str) -> None:
    rhythm = understand_rhythm("Tuesday and Friday 18:00")

    slots = list(islice(rhythm.slots_after(NOW, zone), 2 * 52))

    assert {(due.at.astimezone(ZoneInfo(zone)).weekday(), f"{due.local:%H:%M}") for due in slots} == {
        (1, "18:00"),
        (4, "18:00"),
    }
    assert len({due.at.astimezone(ZoneInfo(zone)).date() for due in slots}) == 2 * 52
    assert len({due.at.time() for due in slots}) == 2


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("which", ["skipped", "twice"])
def test_a_slot_in_the_night_of_a_change_comes_once(zone: str, which: str) -> None:
    night = datetime.fromisoformat(ZONES[zone][0 if which == "skipped" else 2])
    rhythm = understand_rhythm(f"{night:%A %H:%M}")

    slots = []
    for due in rhythm.slots_after(NOW, zone):
        if due.local.date() > night.date():
            break
        slots.append(due)

    assert [due.local for due in slots if due.local.date() == night.date()] == [night]
    assert len(slots) == len({due.local.date() for due in slots})
    assert all(earlier.at < later.at for earlier, later in pairwise(slots))


def test_a_skipped_hour_comes_an_hour_later_and_a_doubled_one_the_first_time() -> None:
    rhythm = understand_rhythm("Sunday 2:30")

    assert rhythm.after(datetime(2027, 3, 22, tzinfo=UTC), "Europe/Paris").at == datetime(
        2027, 3, 28, 1, 30, tzinfo=UTC
    )
    assert rhythm.after(datetime(2027, 10, 25, tzinfo=UTC), "Europe/Paris").at == datetime(
        2027, 10, 31, 0, 30, tzinfo=UTC
    )


def test_the_slot_that_is_now_is_over() -> None:
    rhythm = understand_rhythm("Friday 19:30")

    assert rhythm.after(NOW, "Europe/Paris").at == datetime(2026, 11, 27, 18, 30, tzinfo=UTC)
