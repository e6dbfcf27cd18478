"""How often a feed is looked at."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.watching.rhythm import AROUND, JITTER, LONGEST, SHORTEST, next_look, next_try

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


class Even(Random):
    """No chance: the middle of what it may be."""

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


def pause(came: Sequence[datetime], now: datetime = NOON, at_least: timedelta = timedelta()) -> timedelta:
    return next_look(now, came, at_least, Even()) - now


def daily(count: int, apart: timedelta = DAY, *, at: datetime = NOON) -> list[datetime]:
    return [at - apart * back for back in range(count, 0, -1)]


def test_a_feed_of_which_little_is_known_is_looked_at_each_hour() -> None:
    assert pause([]) == pause(daily(2)) == timedelta(hours=1)


def test_a_feed_with_a_chapter_a_day_is_looked_at_every_two_hours() -> None:
    assert pause(daily(8), NOON + timedelta(hours=3)) == timedelta(hours=2)


def test_a_feed_is_looked_at_most_around_its_usual_time() -> None:
    weekly = daily(8, timedelta(days=7))

    assert pause(weekly) == SHORTEST
    assert pause(weekly, NOON - timedelta(hours=6)) == timedelta(hours=6) - AROUND
    assert pause(weekly, NOON + timedelta(hours=3)) == timedelta(hours=14)


def test_a_feed_that_is_silent_for_months_is_looked_at_once_a_day() -> None:
    assert pause(daily(8), NOON + timedelta(days=90)) == LONGEST


def test_a_host_that_asks_for_longer_is_obeyed() -> None:
    assert pause(daily(8), at_least=timedelta(hours=9)) == timedelta(hours=9)


def test_failures_in_a_row_are_tried_later_each_time() -> None:
    pauses = [next_try(NOON, failures, timedelta(), Even()) - NOON for failures in range(9)]

    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=15), DAY)


@given(
    st.lists(st.integers(0, 10**8), max_size=40).map(
        lambda ago: [NOON - timedelta(seconds=one) for one in sorted(ago)[::-1]]
    ),
    st.integers(0, 2**32),
)
def test_no_pause_is_shorter_than_half_an_hour_or_longer_than_a_day(came: list[datetime], seed: int) -> None:
    found = next_look(NOON, came, timedelta(), Random(seed)) - NOON

    assert SHORTEST * (1 - JITTER) <= found <= LONGEST * (1 + JITTER)
