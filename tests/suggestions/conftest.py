"""A desk on either database, and a server with a work and an announced chapter."""

import pytest

from bot.works.models import Work
from tests.suggestions.desk import Desk
from tests.worlds.house import House
from tests.worlds.town import Town


@pytest.fixture
def desk(house: House, work: Work) -> Desk:
    return Desk.in_house(house, work)


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """A server with a work and an announced chapter."""
    await empty_town.set_up()
    await empty_town.add_work()
    await empty_town.announce()
    return empty_town
