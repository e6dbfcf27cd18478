"""A site on this machine whose pages are looked at, in a town and without one."""

from collections.abc import AsyncIterator

import pytest

from bot.addresses.reading import may_ask
from bot.core.clock import system_clock
from bot.core.fetching.fetcher import Fetcher
from tests.worlds.site import Site, site


@pytest.fixture
async def web() -> AsyncIterator[Site]:
    async with site() as made:
        yield made


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(system_clock, "Chapterhouse", queue_of=lambda host: (host, 0), may_ask=may_ask, loopback=True)
