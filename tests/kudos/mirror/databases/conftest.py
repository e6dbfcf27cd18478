"""A work whose chapters are announced, and pages so small that readings take several."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.core.db.database import Database
from bot.kudos.mirror import comparing as looking
from bot.kudos.mirror import reconciler as reconciling
from tests.kudos.announced_work import AnnouncedWork, announce_in_two_servers
from tests.kudos.mirror import histories
from tests.kudos.mirror.histories import AUTHOR
from tests.worlds.clock import SetClock
from tests.worlds.databases.engines import lasting_loop


@pytest.fixture
async def announced(database: Database, clock: SetClock) -> AnnouncedWork:
    return await announce_in_two_servers(database, clock, AUTHOR)


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = lasting_loop()
    yield loop
    loop.close()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (looking, reconciling):
        monkeypatch.setattr(module, "PAGE", histories.PAGE)
    monkeypatch.setattr(looking, "PART", 2 * histories.PAGE)
