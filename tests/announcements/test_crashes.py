"""The process ends between any two steps, and the next one finishes the work: every chapter stands once, in order."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements.outbox import Outbox
from bot.core.database import Database
from tests.announcements.noticeboard import Crash, Fate, Noticeboard
from tests.conftest import SetClock
from tests.people import House

MOST_STEPS = 40


class MortalDatabase(Database):
    """The database of a process that may end before or after any of its commits."""

    def __init__(self, url: URL, fate: Fate) -> None:
        super().__init__(url)
        self._fate = fate

    @asynccontextmanager
    async def change(self) -> AsyncIterator[AsyncConnection]:
        self._fate.step()
        async with super().change() as connection:
            yield connection
        self._fate.step()


@pytest.mark.parametrize("downtime", [45, 3600], ids=lambda seconds: f"down {seconds} s")
async def test_wherever_the_process_ends_each_chapter_stands_once_in_order_with_its_heart(
    database: Database, migrated_url: URL, clock: SetClock, downtime: int
) -> None:
    house = await House.on(database, clock).open()
    fate = Fate()
    mortal = MortalDatabase(migrated_url, fate)
    outcomes = []
    for steps in range(MOST_STEPS):
        work = await house.work(f"Work {steps}")
        for number in (1, 2):
            await house.posted(work, number)
        board = Noticeboard(clock, fate)
        outbox = Outbox(mortal, clock)
        await outbox.bind(board)

        fate.steps_left = steps
        survived = True
        try:
            await outbox.deliver_due()
        except Crash:
            survived = False
        fate.steps_left = None
        clock.advance(seconds=downtime)
        await _restart(house, board)

        outcomes.append((steps, board.titles, [message.reactions for message in board.messages]))
        if survived:
            break
    await mortal.close()

    both = ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]
    assert [outcome for outcome in outcomes if outcome[1:] != (both, [["❤️"], ["❤️"]])] == []
    assert 20 < len(outcomes) < MOST_STEPS


async def _restart(house: House, board: Noticeboard) -> None:
    outbox = house.outbox()
    await outbox.bind(board)
    await outbox.deliver_due()


async def test_crashing_again_and_again_while_starting_loses_nothing(
    database: Database, migrated_url: URL, clock: SetClock
) -> None:
    house = await House.on(database, clock).open()
    work = await house.work()
    for number in (1, 2, 3):
        await house.posted(work, number)
    fate = Fate()
    board = Noticeboard(clock, fate)
    mortal = MortalDatabase(migrated_url, fate)
    for steps in range(2, 9):
        fate.steps_left = steps
        try:
            outbox = Outbox(mortal, clock)
            await outbox.bind(board)
            await outbox.deliver_due()
        except Crash:
            clock.advance(minutes=2)
    fate.steps_left = None
    await _restart(house, board)
    await mortal.close()

    assert board.titles == [f"Chapter {number}: The Lamp" for number in (1, 2, 3)]
    assert all(set(message.reactions) == {"❤️"} for message in board.messages)
