"""A server that is set up, with one work."""

import pytest

from tests.worlds.town import Town


@pytest.fixture
async def shelf(town: Town) -> Town:
    """A server that is set up, with one work."""
    await town.set_up()
    await town.add_work(link="https://archiveofourown.org/works/1", rating="General Audiences")
    return town
