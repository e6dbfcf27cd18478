"""A conflict of what a change sets off is not said to be one of the work's title."""

from dataclasses import replace

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from bot.announcements.models import DeliveryState
from bot.announcements.store import announcements
from bot.works import store
from bot.works.models import Work
from tests.worlds.house import ADULT_CHANNEL, GUILD, MANAGER, House


@pytest.fixture
async def work(house: House) -> Work:
    """A work whose waiting announcement can't be moved to the other channel, as if somebody else just did that."""
    work = await house.work()
    chapter = await house.posted(work)
    async with house.database.change() as connection:
        await connection.execute(
            insert(announcements).values(
                chapter_id=chapter.id,
                guild_id=GUILD,
                channel_id=ADULT_CHANNEL,
                generation=2,
                nonce="somebody else's",
                state=DeliveryState.WITHDRAWN,
                announced_at=house.clock(),
                attempts=0,
                wanted=1,
                shown=0,
            )
        )
    return work


async def test_a_changed_channel_that_conflicts_says_nothing_of_the_title(house: House, work: Work) -> None:
    with pytest.raises(IntegrityError, match="announcements"):
        await house.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL)


async def test_a_free_title_beside_it_is_not_called_taken(house: House, work: Work) -> None:
    with pytest.raises(IntegrityError, match="announcements"):
        await house.works.edit(MANAGER, work.id, None, title="The Lamp Room", channel_id=ADULT_CHANNEL)

    (kept,) = await house.works.all(GUILD)
    assert (kept.title, kept.details.channel_id) == (work.title, work.details.channel_id)


async def test_a_work_that_comes_back_is_not_told_that_its_free_title_was_taken(house: House, work: Work) -> None:
    await house.works.remove(MANAGER, work.id)
    async with house.database.change() as connection:
        await store.change(connection, work.id, replace(work.details, channel_id=ADULT_CHANNEL))

    with pytest.raises(IntegrityError, match="announcements"):
        await house.works.restore(MANAGER, work.id)
    assert await house.works.all(GUILD) == []
