"""A server with a work whose drafts can be scheduled."""

import pytest

from tests.worlds.town import Town


@pytest.fixture
async def shelf(town: Town) -> Town:
    await town.set_up()
    await town.add_work(link="https://archiveofourown.org/works/1")
    return town
