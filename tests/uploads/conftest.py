"""A server with a work that no chapter was announced of."""

import pytest

from tests.worlds.town import Town


@pytest.fixture
async def town(empty_town: Town) -> Town:
    await empty_town.set_up()
    await empty_town.add_work(link="https://archiveofourown.org/works/1", rating="General Audiences")
    return empty_town
