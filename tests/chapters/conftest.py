"""A server that is set up, with one work."""

import pytest

from tests.worlds.town import Town


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """A server that is set up, with one work."""
    await empty_town.set_up()
    await empty_town.add_work(link="https://archiveofourown.org/works/1", rating="General Audiences")
    return empty_town
