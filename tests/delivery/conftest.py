"""Where announcements go, and what sends them."""

import pytest

from bot.delivery.outbox import Outbox
from tests.conftest import SetClock
from tests.delivery.noticeboard import Noticeboard
from tests.worlds.house import House


@pytest.fixture
def board(clock: SetClock) -> Noticeboard:
    return Noticeboard(clock)


@pytest.fixture
async def outbox(house: House, board: Noticeboard) -> Outbox:
    return await house.begin_sending(board)
