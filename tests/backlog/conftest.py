"""A work with an author, and three drafts for its backlog."""

import pytest

from bot.works.models import Chapter
from tests.backlog.desk import Desk
from tests.worlds.clock import SetClock
from tests.worlds.house import House


@pytest.fixture
async def desk(house: House, clock: SetClock) -> Desk:
    return Desk(house, await house.work(), clock)


@pytest.fixture
async def drafts(house: House, desk: Desk) -> list[Chapter]:
    return [await house.draft(desk.work, number) for number in (1, 2, 3)]
