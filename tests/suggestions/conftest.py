"""A work to give ideas for, on either database and in Discord."""

import pytest

from bot.works.models import Work
from tests.suggestions.ideas import Ideas
from tests.worlds.program import Program
from tests.worlds.town import Town


@pytest.fixture
def ideas(program: Program, work: Work) -> Ideas:
    return Ideas.in_program(program, work)


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """A server with a work and an announced chapter."""
    await empty_town.set_up()
    await empty_town.add_work()
    await empty_town.announce()
    return empty_town
