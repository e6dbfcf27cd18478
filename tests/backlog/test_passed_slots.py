"""A slot passes where a chapter cannot go out, and says so."""

import pytest

from bot.announcements.models import MissedReason
from bot.core.db.database import Database
from bot.works import wording as works_wording
from tests.backlog.author import WEEK, BacklogAuthor, numbers
from tests.letters.written import written
from tests.refusals import refused
from tests.worlds.clock import FRIDAY, SetClock
from tests.worlds.people import AUTHOR, CHANNEL, MANAGER
from tests.worlds.program import Program


@pytest.mark.usefixtures("drafts")
class TestWhatCannotGoOut:
    async def test_a_chapter_whose_number_was_announced_is_passed_over_and_stays(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        await author.begin()
        await program.posted(author.work, 1)

        assert await author.times() == [None, FRIDAY + WEEK, FRIDAY + 2 * WEEK]
        assert await author.pass_weeks() == [2]
        assert [one.taken for one in (await author.look()).waiting] == [True, False]

    async def test_of_two_with_one_number_the_second_is_passed_over(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        await author.begin()
        twin = await program.draft(author.work, 2)
        await author.backlogs.add(AUTHOR, *await author.of(), [twin.id])

        assert [one.taken for one in (await author.look()).waiting] == [False, False, False, True]
        assert [await author.pass_weeks() for _ in range(4)] == [[1], [2], [3], []]
        assert (await author.look()).waiting[0].chapter.id == twin.id

    async def test_a_slot_that_passes_for_want_of_a_number_says_so(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        await author.begin()
        for number in (1, 2, 3):
            await program.posted(author.work, number)

        assert await author.pass_weeks() == []
        backlog = (await author.look()).backlog
        assert backlog is not None
        assert (backlog.trouble, backlog.missed_at) == (MissedReason.NUMBERS_TAKEN, FRIDAY + WEEK)
        (told,) = await written(program.database)
        assert "announced before" in told

    async def test_of_a_removed_work_nothing_goes_out_until_it_is_back(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        await author.begin()
        author.clock.advance(days=7, minutes=-5)
        await program.works.remove(MANAGER, author.work.id)

        assert await author.pass_weeks(6 / (7 * 24 * 60)) == []
        with refused(works_wording.work_is_gone()):
            await author.look()
        await program.works.restore(MANAGER, author.work.id)
        assert numbers(await author.program.timetable.release_due()) == [1]


async def test_without_a_channel_the_slot_passes_and_the_chapter_waits_for_the_next(
    database: Database, clock: SetClock
) -> None:
    program = Program.on(database, clock)
    author = BacklogAuthor(program, await program.work("In its own channel", channel_id=CHANNEL), clock)
    for number in (1, 2, 3):
        await program.draft(author.work, number)
    await author.begin()
    await program.works.edit(MANAGER, author.work.id, None, channel_id=None)

    assert await author.pass_weeks() == []
    assert numbers(await author.program.timetable.release_due()) == []
    (told,) = await written(program.database)
    assert "nobody had said where" in told
    assert await author.times() == [FRIDAY + week * WEEK for week in (2, 3, 4)]

    await program.set_up()
    assert await author.pass_weeks() == [1]
    backlog = (await author.look()).backlog
    assert backlog is not None
    assert (backlog.trouble, backlog.missed_at) == (None, None)
