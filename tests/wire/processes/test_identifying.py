"""New sessions begin in turn, and no turn is taken twice."""

import asyncio

import pytest

from bot.app.gateway import Identifying
from bot.core.db.sharing.paces import Paces
from bot.core.db.sharing.paces_store import PaceKind


class Turns(Paces):
    """Gives out turns, each a moment later."""

    def __init__(self, later: float = 5.0, takes: float = 0.0) -> None:
        self.later, self.takes = later, takes
        self.given = 0

    async def reserve(self, kind: PaceKind, number: int, count: int, spacing: float) -> float:
        assert (kind, count) == (PaceKind.SESSIONS, 1)
        del number, spacing
        self.given += 1
        await asyncio.sleep(self.takes)
        return self.later


async def test_a_shard_whose_wait_was_cut_off_still_has_its_turn() -> None:
    turns = Turns()
    identifying = Identifying(turns)
    waiting = asyncio.create_task(identifying.turn(3))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    await identifying.turn(3)
    assert turns.given == 1

    turns.later = 0.0
    await identifying.turn(3)
    assert turns.given == 2


async def test_a_turn_counts_from_when_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    identifying = Identifying(Turns(later=10.0, takes=1.0))
    sleep = asyncio.sleep

    async def noted(seconds: float) -> None:
        slept.append(seconds)
        await sleep(min(seconds, 1.0))

    monkeypatch.setattr("bot.app.gateway.asyncio.sleep", noted)
    await identifying.turn(1)

    assert slept[-1] > 9.2
