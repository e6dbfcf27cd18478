"""A desk on either database."""

import pytest

from bot.core.database import Database
from tests.conftest import SetClock
from tests.suggestions.desk import Desk


@pytest.fixture
async def desk(database: Database, clock: SetClock) -> Desk:
    return await Desk.on(database, clock)
