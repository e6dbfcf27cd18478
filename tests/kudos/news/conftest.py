"""A work whose server chose channels for milestones and digests."""

import pytest

from bot.core.db.database import Database
from tests.kudos.announced_work import AnnouncedWork, announce_in_two_servers
from tests.kudos.news.told import STAFF_CHANNEL
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, MANAGER


@pytest.fixture
async def announced(database: Database, clock: SetClock) -> AnnouncedWork:
    announced = await announce_in_two_servers(database, clock, AUTHOR.id)
    await announced.program.kudos.news.choose(MANAGER, milestones_channel_id=CHANNEL, digest_channel_id=STAFF_CHANNEL)
    return announced
