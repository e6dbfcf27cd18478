"""Removing a work, and bringing it back."""

import pytest

from bot.core.errors import UserFacingError
from bot.works import wording
from bot.works.matching import CHOICE
from tests.refusals import refused
from tests.works.samples import FULL
from tests.worlds.clock import SetClock
from tests.worlds.house import (
    AUTHOR,
    GUILD,
    MANAGER,
    MODERATOR,
    House,
    as_author,
)


class TestRemoving:
    async def test_a_removed_work_is_found_nowhere(self, house: House) -> None:
        work = await house.work()
        await house.works.remove(MANAGER, work.id)

        assert await house.works.all(GUILD) == []
        assert await house.works.like(GUILD, "") == []
        for text in (f"{CHOICE}{work.id}", work.title):
            with pytest.raises(UserFacingError):
                await house.works.choose(GUILD, text)

    async def test_it_comes_back_whole_within_ten_minutes(self, house: House, clock: SetClock) -> None:
        work = await house.works.add(MANAGER, FULL, as_author(AUTHOR))
        for minutes in (0, 9.99, 10):
            await house.works.remove(MANAGER, work.id)
            clock.advance(minutes=minutes)

            await house.works.restore(MODERATOR, work.id)

            assert await house.works.all(GUILD) == [work]

    async def test_after_ten_minutes_it_is_too_late(self, house: House, clock: SetClock) -> None:
        work = await house.work()
        await house.works.remove(MANAGER, work.id)
        clock.advance(minutes=10, seconds=1)

        with refused(wording.too_late_to_undo()):
            await house.works.restore(MANAGER, work.id)

    async def test_what_is_there_cant_come_back_again(self, house: House) -> None:
        work = await house.work()

        with refused(wording.already_restored(work)):
            await house.works.restore(MANAGER, work.id)

    async def test_it_cant_come_back_where_its_title_was_taken_meanwhile(self, house: House) -> None:
        work = await house.work()
        await house.works.remove(MANAGER, work.id)
        successor = await house.work(work.title.upper())

        with refused(wording.title_taken(work.title)):
            await house.works.restore(MANAGER, work.id)

        assert await house.works.all(GUILD) == [successor]

    async def test_a_work_is_removed_once(self, house: House) -> None:
        work = await house.work()
        await house.works.remove(MANAGER, work.id)

        with refused(wording.work_is_gone()):
            await house.works.remove(MANAGER, work.id)
