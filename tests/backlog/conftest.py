"""A work with an author, and three drafts for its backlog."""

import pytest

from bot.works.models import Chapter
from tests.backlog.author import BacklogAuthor
from tests.worlds.clock import SetClock
from tests.worlds.program import Program


@pytest.fixture
async def author(program: Program, clock: SetClock) -> BacklogAuthor:
    return BacklogAuthor(program, await program.work(), clock)


@pytest.fixture
async def drafts(program: Program, author: BacklogAuthor) -> list[Chapter]:
    return [await program.draft(author.work, number) for number in (1, 2, 3)]
