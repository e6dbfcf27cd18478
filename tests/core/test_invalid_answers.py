"""Answers that count towards a ban: warned of early, stopped in time, and forgotten after ten minutes."""

import logging

import pytest

from bot.core.invalid_answers import ALLOWED, PERIOD, STOPPED_AT, WARNED_AT, InvalidAnswers
from tests.worlds.clock import SetClock


@pytest.fixture
def answers(clock: SetClock) -> InvalidAnswers:
    return InvalidAnswers(clock)


def add(answers: InvalidAnswers, count: int) -> float:
    """What the last one says."""
    return [answers.add() for _ in range(count)][-1]


def test_the_log_warns_once_at_a_tenth(answers: InvalidAnswers, caplog: pytest.LogCaptureFixture) -> None:
    add(answers, WARNED_AT - 1)
    assert caplog.messages == []

    add(answers, WARNED_AT)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert f"{WARNED_AT:d}" in caplog.text


@pytest.mark.expects_errors
def test_beyond_half_there_is_no_room_until_the_oldest_are_forgotten(
    answers: InvalidAnswers, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    assert add(answers, 10) == 0
    clock.advance(seconds=100)
    assert add(answers, STOPPED_AT - 10) == 0

    assert answers.add() == PERIOD - 100
    assert add(answers, 9) == PERIOD - 100
    assert answers.add() == PERIOD
    assert [record.levelno for record in caplog.records] == [logging.WARNING, logging.ERROR]


@pytest.mark.expects_errors
def test_a_flow_at_the_edge_is_said_once(
    answers: InvalidAnswers, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(STOPPED_AT * 3):
        clock.advance(seconds=answers.add() + PERIOD / STOPPED_AT)

    assert len(caplog.records) <= 2


@pytest.mark.expects_errors
def test_whatever_comes_it_is_stopped_long_before_the_ban(answers: InvalidAnswers, clock: SetClock) -> None:
    at: list[float] = []
    for _ in range(2 * ALLOWED):
        at.append(clock.time())
        clock.advance(seconds=answers.add())

    assert max(sum(start <= one < start + PERIOD for one in at) for start in at[::500]) <= STOPPED_AT + 1


def test_what_is_long_ago_is_forgotten_and_warned_of_anew(
    answers: InvalidAnswers, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    add(answers, WARNED_AT)
    clock.advance(seconds=PERIOD)
    assert add(answers, WARNED_AT) == 0

    assert len(caplog.records) == 2
