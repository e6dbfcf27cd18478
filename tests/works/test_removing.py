"""Removing a work, and bringing it back."""

import pytest

from bot.core.errors import UserFacingError
from bot.works import wording
from bot.works.matching import CHOICE
from tests.refusals import refused
from tests.works.samples import FULL
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, GUILD, MANAGER, MODERATOR, as_author
from tests.worlds.program import Program


class TestRemoving:
    async def test_a_removed_work_is_found_nowhere(self, program: Program) -> None:
        work = await program.work()
        await program.works.remove(MANAGER, work.id)

        assert await program.works.all(GUILD) == []
        assert await program.works.like(GUILD, "") == []
        for text in (f"{CHOICE}{work.id}", work.title):
            with pytest.raises(UserFacingError):
                await program.works.choose(GUILD, text)

    async def test_it_comes_back_whole_within_ten_minutes(self, program: Program, clock: SetClock) -> None:
        work = await program.works.add(MANAGER, FULL, as_author(AUTHOR))
        for minutes in (0, 9.99, 10):
            await program.works.remove(MANAGER, work.id)
            clock.advance(minutes=minutes)

            await program.works.restore(MODERATOR, work.id)

            assert await program.works.all(GUILD) == [work]

    async def test_after_ten_minutes_it_is_too_late(self, program: Program, clock: SetClock) -> None:
        work = await program.work()
        await program.works.remove(MANAGER, work.id)
        clock.advance(minutes=10, seconds=1)

        with refused(wording.too_late_to_undo()):
            await program.works.restore(MANAGER, work.id)

    async def test_what_is_there_cant_come_back_again(self, program: Program) -> None:
        work = await program.work()

        with refused(wording.already_restored(work)):
            await program.works.restore(MANAGER, work.id)

    async def test_it_cant_come_back_where_its_title_was_taken_meanwhile(self, program: Program) -> None:
        work = await program.work()
        await program.works.remove(MANAGER, work.id)
        successor = await program.work(work.title.upper())

        with refused(wording.title_taken(work.title)):
            await program.works.restore(MANAGER, work.id)

        assert await program.works.all(GUILD) == [successor]

    async def test_a_work_is_removed_once(self, program: Program) -> None:
        work = await program.work()
        await program.works.remove(MANAGER, work.id)

        with refused(wording.work_is_gone()):
            await program.works.remove(MANAGER, work.id)
