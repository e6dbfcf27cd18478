"""A server in which there is something of everything to press on."""

import pytest

from tests.worlds.town import Town


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """A server with a work, an announced chapter, a draft and an idea."""
    await empty_town.set_up()
    await empty_town.add_work()
    await empty_town.announce()
    await empty_town.reader.slash(empty_town.channel, "suggest", idea="The lamp should sing.")
    await empty_town.preview(text="Chapter 8\n\nIt hummed again.")
    return empty_town
