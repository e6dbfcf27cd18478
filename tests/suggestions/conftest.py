"""A desk on either database, and a server with a work and an announced chapter."""

import pytest

from bot.works.models import Work
from tests.suggestions.desk import Desk
from tests.suggestions.steps import stock
from tests.worlds.house import House
from tests.worlds.town import Town


@pytest.fixture
def desk(house: House, work: Work) -> Desk:
    return Desk.in_house(house, work)


@pytest.fixture
async def town(empty_town: Town) -> Town:
    return await stock(empty_town)
