"""A desk on either database."""

import pytest

from bot.works.models import Work
from tests.suggestions.desk import Desk
from tests.worlds.house import House


@pytest.fixture
def desk(house: House, work: Work) -> Desk:
    return Desk.in_house(house, work)
