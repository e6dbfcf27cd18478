"""A work whose server chose channels for milestones and digests."""

import pytest

from bot.core.db.database import Database
from tests.kudos.mirror.standing_work import Shelf, shelf
from tests.kudos.news.voice import STAFF_CHANNEL
from tests.worlds.clock import SetClock
from tests.worlds.house import AUTHOR, CHANNEL, MANAGER


@pytest.fixture
async def on(database: Database, clock: SetClock) -> Shelf:
    on = await shelf(database, clock, AUTHOR.id)
    await on.house.kudos.news.choose(MANAGER, milestones_channel_id=CHANNEL, digest_channel_id=STAFF_CHANNEL)
    return on
