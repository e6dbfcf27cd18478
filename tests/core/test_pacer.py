"""The pacer: how many turns a second, whose turn it is, and what becomes of a turn that nobody takes."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.core.pacer import REQUESTS_PER_SECOND, Pacer, giving_way
from tests.worlds.clock import SetClock

DISCORDS_LIMIT = 50


class Queue:
    """Requests that wait at a pacer, and when each had its turn."""

    def __init__(self, pacer: Pacer, clock: SetClock) -> None:
        self.turns: list[str] = []
        self.at: list[float] = []
        self._pacer = pacer
        self._clock = clock

    async def ask(self, *names: str) -> list[asyncio.Task[None]]:
        tasks = [asyncio.create_task(self._take(name)) for name in names]
        await settle()
        return tasks

    async def _take(self, name: str) -> None:
        await self._pacer.turn()
        self.turns.append(name)

    async def wait(self, seconds: float) -> None:
        self._clock.advance(seconds=seconds)
        await settle()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.fixture
async def queue(clock: SetClock) -> Queue:
    return Queue(Pacer(1, timer=clock), clock)


def names(count: int) -> Iterator[str]:
    return (str(number) for number in range(count))


async def given(clock: SetClock, seconds: float, *, late: float = 0.0) -> list[float]:
    """When each turn is given to more requests than fit, with alarms that ring late."""
    pacer = Pacer(timer=clock)
    at: list[float] = []

    async def take() -> None:
        await pacer.turn()
        at.append(clock.time())

    tasks = [asyncio.create_task(take()) for _ in range(int(seconds * 60))]
    end = clock.time() + seconds
    while clock.time() < end:
        await settle()
        clock.advance(seconds=0.001, late=late)
    for task in tasks:
        task.cancel()
    await settle()
    return at


@pytest.mark.parametrize("late", [0.0, 0.002, 0.015])
async def test_no_second_has_more_requests_than_discord_allows(clock: SetClock, late: float) -> None:
    at = await given(clock, 5, late=late)

    assert max(sum(start <= one < start + 1 for one in at) for start in at) < DISCORDS_LIMIT


@pytest.mark.parametrize("late", [0.0, 0.002, 0.015])
async def test_turns_that_are_given_late_cost_no_throughput(clock: SetClock, late: float) -> None:
    at = await given(clock, 5, late=late)

    assert len(at) >= 5 * REQUESTS_PER_SECOND - 2


async def test_turns_are_spread_over_the_second(clock: SetClock) -> None:
    at = await given(clock, 2)

    assert max(sum(start <= one < start + 0.1 for one in at) for start in at) <= 7


async def test_after_a_pause_there_is_no_burst(queue: Queue) -> None:
    await queue.wait(60)

    await queue.ask(*names(10))

    assert len(queue.turns) == 2


async def test_turns_are_given_in_the_order_in_which_they_were_asked_for(queue: Queue) -> None:
    await queue.ask(*names(5))
    await queue.wait(5)

    assert queue.turns == list(names(5))


async def test_what_gives_way_has_its_turn_when_nobody_else_waits(queue: Queue) -> None:
    await queue.ask("first", "second")
    with giving_way():
        await queue.ask("patient", "patient too")
    await queue.ask("third")
    await queue.wait(1)
    await queue.ask("fourth")
    await queue.wait(3)

    assert queue.turns == ["first", "second", "third", "fourth", "patient", "patient too"]


async def test_what_gives_way_doesnt_wait_for_nobody(queue: Queue) -> None:
    with giving_way():
        await queue.ask("patient")

    assert queue.turns == ["patient"]


async def test_a_waiter_that_leaves_loses_no_turn(queue: Queue) -> None:
    await queue.ask("first", "second")
    [leaving] = await queue.ask("leaving")
    await queue.ask("third")
    leaving.cancel()
    await queue.wait(1)

    assert queue.turns == ["first", "second", "third"]


async def test_a_turn_goes_to_the_next_if_its_owner_leaves_at_that_very_moment(queue: Queue, clock: SetClock) -> None:
    await queue.ask("first", "second")
    [leaving] = await queue.ask("leaving")
    await queue.ask("third")
    clock.advance(seconds=1)
    leaving.cancel()
    await settle()

    assert queue.turns == ["first", "second", "third"]


async def test_nobody_has_a_turn_while_it_is_held(clock: SetClock) -> None:
    pacer = Pacer(10, timer=clock)
    queue = Queue(pacer, clock)
    pacer.hold(60)
    pacer.hold(5)
    await queue.ask(*names(5))
    await queue.wait(59)
    assert (queue.turns, pacer.waiting, pacer.is_held) == ([], 5, True)

    await queue.wait(1.3)
    assert (queue.turns, pacer.waiting, pacer.is_held) == (list(names(5)), 0, False)


async def test_a_hold_counts_for_those_who_wait_already(clock: SetClock) -> None:
    pacer = Pacer(10, timer=clock)
    queue = Queue(pacer, clock)
    await queue.ask(*names(4))
    pacer.hold(60)
    await queue.wait(30)

    assert len(queue.turns) == 2
