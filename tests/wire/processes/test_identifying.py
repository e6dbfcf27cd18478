"""New sessions begin in turn, and no turn is taken twice."""

import asyncio

import pytest

from bot.app.gateway import Identifying
from bot.core.db.sharing.paces import Paces
from bot.core.db.sharing.paces_store import PaceKind


class Turns(Paces):
    """Gives out turns, each a moment later."""

    def __init__(self) -> None:
        self.given = 0

    async def reserve(self, kind: PaceKind, number: int, count: int, spacing: float) -> float:
        assert (kind, count) == (PaceKind.SESSIONS, 1)
        del number, spacing
        self.given += 1
        return 0.2


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

    await identifying.turn(3)
    assert turns.given == 2
