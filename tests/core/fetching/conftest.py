"""A site on this machine, and a fetcher that may reach it."""

from collections.abc import AsyncIterator

import pytest

from bot.core.fetching.fetcher import Fetcher
from tests.worlds.clock import SetClock
from tests.worlds.site import Site, site


@pytest.fixture
async def web() -> AsyncIterator[Site]:
    async with site() as made:
        yield made


@pytest.fixture
def fetcher(clock: SetClock) -> Fetcher:
    return Fetcher(clock, "Chapterhouse/1 (host@example.org)", queue_of=lambda host: (host, 0), loopback=True)
