"""A library of announced chapters."""

import pytest

from bot.works.models import Work
from tests.delivery.noticeboard import Message
from tests.kudos.library import Library
from tests.worlds.clock import SetClock
from tests.worlds.house import (
    House,
)
from tests.worlds.snapshots import Beginning
from tests.worlds.town import Town


@pytest.fixture
async def library(house: House, work: Work, clock: SetClock, beginning: Beginning) -> Library:
    async def announce() -> list[Message]:
        library = await Library.around(house, work)
        await library.announced(work, 1, 2)
        return library.board.messages

    announced = await beginning.begin("library", announce, on="work")
    library = await Library.around(house, work)
    library.board.messages = announced
    clock.advance(hours=1)
    return library


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """A server with a work and two announced chapters."""
    await empty_town.set_up()
    await empty_town.add_work()
    await empty_town.announce()
    await empty_town.announce(number=3)
    return empty_town
