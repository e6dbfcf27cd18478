"""Moments that several processes share out: none is given twice, and they are as far apart as they should be."""

import asyncio
from itertools import pairwise

import pytest

from bot.core.db.database import Database
from bot.core.db.sharing.paces import Paces
from bot.core.db.sharing.paces_store import PaceKind
from bot.core.db.sharing.shared_pacer import LATE, OVERDUE, REQUESTS_PER_SECOND, SharedPacer
from bot.core.errors import DatabaseAway
from bot.core.pacer import Pacer
from tests.worlds.clock import SetClock

DISCORDS_LIMIT = 50
REQUESTS = (PaceKind.REQUESTS, 0)


async def test_moments_that_are_taken_together_follow_one_another(database: Database) -> None:
    paces = Paces(database)

    first = await paces.reserve(*REQUESTS, 10, 10.0)
    second = await paces.reserve(*REQUESTS, 1, 1.0)

    assert -1 < first <= 0.01
    assert 60 < second <= 100.01


async def test_moments_that_nobody_took_are_gone(database: Database) -> None:
    paces = Paces(database)
    await paces.hold(*REQUESTS, -100.0)

    assert -1 < await paces.reserve(*REQUESTS, 1, 0.01) <= 0.01


async def test_who_takes_moments_at_the_same_time_gets_different_ones(database: Database) -> None:
    paces = Paces(database)

    taken = sorted(await asyncio.gather(*(paces.reserve(*REQUESTS, 1, 30.0) for _ in range(8))))

    assert [round(one / 30) for one in taken] == list(range(8))


async def test_a_hold_keeps_everybody_waiting_and_a_longer_one_stays(database: Database) -> None:
    paces = Paces(database)
    await paces.hold(*REQUESTS, 200.0)
    await paces.hold(*REQUESTS, 100.0)

    assert 110 < await paces.reserve(*REQUESTS, 1, 0.02) <= 200
    assert await paces.reserve(PaceKind.SESSIONS, 0, 1, 5.0) <= 0.01


async def test_what_lies_too_far_ahead_is_taken_for_a_wrong_clocks(database: Database) -> None:
    paces = Paces(database)
    await paces.hold(*REQUESTS, 1_000_000.0)

    assert -1 < await paces.reserve(*REQUESTS, 1, 0.02) <= 0.01


class Shared:
    """What processes share out, by a clock that is set."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.next_at = 0.0
        self.trouble: Exception | None = None
        self.asked = 0
        self.stands_still = False

    async def reserve(self, kind: PaceKind, number: int, count: int, spacing: float) -> float:
        del kind, number
        self.asked += 1
        if self.trouble:
            raise self.trouble
        first = max(self.next_at, self.clock.time())
        self.next_at = first + count * spacing
        seconds = first - self.clock.time()
        if self.stands_still and count > 1:
            self.clock.advance(seconds=3)
            self.trouble = DatabaseAway("gone")
        return seconds

    async def hold(self, kind: PaceKind, number: int, seconds: float) -> None:
        del kind, number
        if self.trouble:
            raise self.trouble
        self.next_at = max(self.next_at, self.clock.time() + seconds)


async def settle() -> None:
    for _ in range(8):
        await asyncio.sleep(0)


async def given(clock: SetClock, pacers: list[Pacer], each: int, seconds: float) -> list[float]:
    """Let so many requests wait at each pacer, and tell when they had their turns."""
    at: list[float] = []

    async def take(pacer: Pacer) -> None:
        await pacer.turn()
        at.append(clock.time())

    tasks = [asyncio.create_task(take(pacer)) for pacer in pacers for _ in range(each)]
    for _ in range(int(seconds * 100)):
        await settle()
        clock.advance(seconds=0.01)
    for task in tasks:
        task.cancel()
    return sorted(at)


async def test_all_processes_together_give_no_more_turns_than_discord_allows(clock: SetClock) -> None:
    shared = Shared(clock)
    pacers: list[Pacer] = [SharedPacer(shared, timer=clock) for _ in range(4)]

    at = await given(clock, pacers, 60, 5)

    assert max(sum(start <= one < start + 1 for one in at) for start in at) <= DISCORDS_LIMIT
    assert len(at) > 0.9 * 5 * REQUESTS_PER_SECOND


async def test_a_process_takes_few_moments_at_once_so_that_others_dont_wait_behind_its_flood(clock: SetClock) -> None:
    shared = Shared(clock)
    flooded, calm = SharedPacer(shared, timer=clock), SharedPacer(shared, timer=clock)
    flood = [asyncio.create_task(flooded.turn()) for _ in range(500)]
    await settle()

    one = asyncio.create_task(calm.turn())
    await settle()
    clock.advance(seconds=0.5)
    await settle()

    assert one.done()
    for task in flood:
        task.cancel()


async def test_turns_go_on_when_the_database_is_there_again(clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.core.db.sharing.shared_pacer.RETRY_SECONDS", 0.01)
    shared = Shared(clock)
    shared.trouble = DatabaseAway("gone")
    pacer = SharedPacer(shared, timer=clock)
    turn = asyncio.create_task(pacer.turn())
    await settle()
    assert not turn.done()

    shared.trouble = None
    await asyncio.wait_for(turn, 60)


async def test_a_moment_that_has_passed_isnt_made_up_for(clock: SetClock) -> None:
    shared = Shared(clock)
    pacer = SharedPacer(shared, timer=clock)
    first = [asyncio.create_task(pacer.turn()) for _ in range(12)]
    await settle()
    for task in first[1:]:
        task.cancel()
    clock.advance(seconds=LATE * 10)
    await settle()

    at = await given(clock, [pacer], 12, 1)

    assert all(later - earlier > 0.5 / REQUESTS_PER_SECOND for earlier, later in pairwise(at))


async def test_what_discord_tells_one_to_wait_all_wait(clock: SetClock) -> None:
    shared = Shared(clock)
    told, other = SharedPacer(shared, timer=clock), SharedPacer(shared, timer=clock)

    told.hold(3.0)
    await settle()
    turn = asyncio.create_task(other.turn())
    await settle()
    clock.advance(seconds=2.9)
    await settle()
    assert not turn.done()

    clock.advance(seconds=0.2)
    await settle()
    assert turn.done()


async def test_who_is_told_to_wait_for_minutes_doesnt_ask_all_the_while(clock: SetClock) -> None:
    shared = Shared(clock)
    pacer = SharedPacer(shared, timer=clock)
    pacer.hold(480.0)
    turn = asyncio.create_task(pacer.turn())
    for _ in range(479):
        await settle()
        clock.advance(seconds=1)
    assert shared.asked <= 1
    assert not turn.done()

    clock.advance(seconds=2)
    await settle()
    assert turn.done()


async def test_the_others_are_told_to_wait_once_the_database_is_there_again(
    clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.core.db.sharing.shared_pacer.RETRY_SECONDS", 0.0)
    shared = Shared(clock)
    shared.trouble = DatabaseAway("gone")
    SharedPacer(shared, timer=clock).hold(3.0)
    await settle()
    shared.trouble = None
    clock.advance(seconds=1)
    await settle()

    assert shared.next_at == pytest.approx(clock.time() + 2)


async def test_a_process_that_stood_still_uses_few_of_the_moments_that_came_meanwhile(clock: SetClock) -> None:
    shared = Shared(clock)
    pacer = SharedPacer(shared, timer=clock)
    turns = [asyncio.create_task(pacer.turn()) for _ in range(13)]
    shared.stands_still = True
    for _ in range(30):
        await settle()
        clock.advance(seconds=0.01)

    assert sum(turn.done() for turn in turns) == 1 + OVERDUE
    for turn in turns:
        turn.cancel()
