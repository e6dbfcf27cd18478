"""Where announcements go, and what sends them."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.engine import URL

from bot.delivery.outbox import Outbox
from tests.delivery.late_click import LateClick
from tests.delivery.noticeboard import Noticeboard
from tests.worlds.clock import SetClock
from tests.worlds.house import House


@pytest.fixture
def board(clock: SetClock) -> Noticeboard:
    return Noticeboard(clock)


@pytest.fixture
async def outbox(house: House, board: Noticeboard) -> Outbox:
    return await house.begin_sending(board)


@pytest.fixture
async def late_click(house: House, migrated_url: URL, board: Noticeboard) -> AsyncIterator[LateClick]:
    click = LateClick(migrated_url, house.clock, board)
    yield click
    await click.close()
