"""Where announcements go, and what sends them."""

import pytest

from bot.announcements.outbox import Outbox
from tests.announcements.noticeboard import Noticeboard
from tests.conftest import SetClock
from tests.people import House


@pytest.fixture
def board(clock: SetClock) -> Noticeboard:
    return Noticeboard(clock)


@pytest.fixture
async def outbox(house: House, board: Noticeboard) -> Outbox:
    outbox = house.outbox()
    await outbox.bind(board)
    return outbox
