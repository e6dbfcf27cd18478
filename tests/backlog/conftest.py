"""A work with an author, and three drafts for its backlog."""

import pytest

from bot.works.models import Chapter
from tests.backlog.author import BacklogAuthor
from tests.worlds.clock import SetClock
from tests.worlds.house import House


@pytest.fixture
async def author(house: House, clock: SetClock) -> BacklogAuthor:
    return BacklogAuthor(house, await house.work(), clock)


@pytest.fixture
async def drafts(house: House, author: BacklogAuthor) -> list[Chapter]:
    return [await house.draft(author.work, number) for number in (1, 2, 3)]
