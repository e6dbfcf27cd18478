"""A conflict of what a change sets off is not said to be one of the work's title."""

from dataclasses import replace

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from bot.announcements.models import DeliveryState
from bot.announcements.store import announcements
from bot.works import store
from bot.works.models import Work
from tests.worlds.people import ADULT_CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program


@pytest.fixture
async def work(program: Program) -> Work:
    """A work whose waiting announcement can't be moved to the other channel, as if somebody else just did that."""
    work = await program.work()
    chapter = await program.posted(work)
    async with program.database.change() as connection:
        await connection.execute(
            insert(announcements).values(
                chapter_id=chapter.id,
                guild_id=GUILD,
                channel_id=ADULT_CHANNEL,
                generation=2,
                nonce="somebody else's",
                state=DeliveryState.WITHDRAWN,
                announced_at=program.clock(),
                attempts=0,
                wanted=1,
                shown=0,
            )
        )
    return work


async def test_a_changed_channel_that_conflicts_says_nothing_of_the_title(program: Program, work: Work) -> None:
    with pytest.raises(IntegrityError, match="announcements"):
        await program.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL)


async def test_a_free_title_beside_it_is_not_called_taken(program: Program, work: Work) -> None:
    with pytest.raises(IntegrityError, match="announcements"):
        await program.works.edit(MANAGER, work.id, None, title="The Lamp Room", channel_id=ADULT_CHANNEL)

    (kept,) = await program.works.all(GUILD)
    assert (kept.title, kept.details.channel_id) == (work.title, work.details.channel_id)


async def test_a_work_that_comes_back_is_not_told_that_its_free_title_was_taken(program: Program, work: Work) -> None:
    await program.works.remove(MANAGER, work.id)
    async with program.database.change() as connection:
        await store.change(connection, work.id, replace(work.details, channel_id=ADULT_CHANNEL))

    with pytest.raises(IntegrityError, match="announcements"):
        await program.works.restore(MANAGER, work.id)
    assert await program.works.all(GUILD) == []
