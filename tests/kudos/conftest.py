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
