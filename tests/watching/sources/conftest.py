"""A town with a blog beside it, which the bot may look at."""

from collections.abc import AsyncIterator

import pytest

from bot.addresses.reading import may_ask
from bot.core.clock import system_clock
from bot.core.fetching.fetcher import Fetcher
from tests.watching.sources.blog import Blog, Street
from tests.worlds.site import Site, site
from tests.worlds.town import Town


@pytest.fixture
async def web() -> AsyncIterator[Site]:
    async with site() as made:
        yield made


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(system_clock, "Chapterhouse", queue_of=lambda host: (host, 0), may_ask=may_ask, loopback=True)


@pytest.fixture
async def street(town: Town, web: Site) -> Street:
    """A town that is set up, with a work, staff's channel, and a blog with two chapters."""
    await town.set_up()
    notices = town.guild.create_text_channel("staff")
    await town.manager.slash(town.channel, "setup", notices=notices)
    await town.add_work(rating="General Audiences")
    return Street(town, Blog(web).shows(1, 2), notices)
