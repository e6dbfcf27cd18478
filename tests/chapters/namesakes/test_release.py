"""At the moment of release: of two chapters of one number both go out only where their author said so."""

import asyncio
from random import Random

import pytest

from bot.chapters.namesakes.service import mark_of
from bot.works.models import ChapterState, Work
from tests.chapters.namesakes.places import IN_AN_HOUR, asked, in_a_backlog, scheduled
from tests.letters.written import written
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, MANAGER
from tests.worlds.program import Program, details


class TestAtTheMomentOfRelease:
    async def test_a_scheduled_chapter_whose_number_was_posted_meanwhile_is_a_draft_again(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        chapter = await scheduled(program, work, number=4)
        other = await program.draft(work, 5)
        await program.publishing.post(AUTHOR, other.id)
        await program.chapters.edit(AUTHOR, chapter.id, other.details)
        clock.advance(days=4)

        assert await program.timetable.release_due() == []
        _, draft = await program.chapters.draft_of(AUTHOR, chapter.id)
        assert (draft.state, draft.kept) == (ChapterState.DRAFT, True)
        assert draft.due_at == chapter.due_at or draft.due_at is not None
        async with program.database.read() as connection:
            letters = await connection.exec_driver_sql("SELECT kind FROM letters")
            assert [row.kind for row in letters] == ["draft again"]

    async def test_both_go_out_where_its_author_said_so_about_either(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        before, after = await scheduled(program, work, number=4), await program.draft(work, 4)
        told = await asked(program.publishing.post(AUTHOR, after.id))
        await program.publishing.post(AUTHOR, after.id, again=told.mark)
        clock.advance(days=4)

        assert [one.chapter.id for one in await program.timetable.release_due()] == [before.id]

    async def test_a_new_time_asks_nothing_anew(self, program: Program, work: Work) -> None:
        await program.posted(work, 4)
        draft = await program.draft(work, 4)
        await program.publishing.schedule(AUTHOR, draft.id, IN_AN_HOUR, again=1)
        await program.preview(work, 4)

        assert (await asked(program.publishing.schedule(AUTHOR, draft.id, "in 2 hours"))).where == []

    async def test_another_number_asks_anew(self, program: Program, work: Work, clock: SetClock) -> None:
        for number in (4, 5):
            await program.posted(work, number)
        draft = await program.draft(work, 4)
        await program.publishing.schedule(AUTHOR, draft.id, IN_AN_HOUR, again=1)
        for number in (5, 4):
            _, now = await program.chapters.draft_of(AUTHOR, draft.id)
            await program.chapters.edit(AUTHOR, draft.id, details(number))
        clock.advance(days=1)

        assert now.details.number == 5
        assert await program.timetable.release_due() == []

    async def test_two_processes_release_one_of_two_with_a_number(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        first, second = await scheduled(program, work, number=4), await scheduled(program, work, number=5)
        await program.chapters.edit(AUTHOR, second.id, first.details)
        clock.advance(days=4)
        beside = program.next_process()

        released = await asyncio.gather(*(one.timetable.release_due() for one in (program, beside, program, beside)))

        assert sum(map(len, released)) == 1
        assert len(await program.chapters.posted(work.id)) == 1

    async def test_what_was_moved_while_its_time_came_goes_out_at_its_new_time(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        draft = await program.draft(work, 4)
        await program.publishing.schedule(AUTHOR, draft.id, IN_AN_HOUR)
        clock.advance(hours=2)

        await asyncio.gather(
            program.publishing.schedule(AUTHOR, draft.id, "in 3 hours"),
            program.next_process().timetable.release_due(),
            return_exceptions=True,
        )

        is_out = bool(await program.chapters.posted(work.id))
        assert is_out == bool(await program.announcements.of_chapter(draft.id))

    async def test_a_draft_waiting_in_a_backlog_is_passed_over_while_its_number_is_scheduled(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        await in_a_backlog(program, work, number=4)
        draft = await program.draft(work, 4)
        await program.publishing.schedule(AUTHOR, draft.id, "in 30 days", again=1)
        clock.advance(days=14)

        assert await program.timetable.release_due() == []


@pytest.mark.parametrize("seed", range(10))
async def test_what_is_said_to_be_in_a_scheduled_chapters_way_is_what_keeps_it_from_going_out(
    program: Program, work: Work, clock: SetClock, seed: int
) -> None:
    chance = Random(seed)
    if chance.random() < 0.3:
        await program.posted(work, 4)
    chapters = [await scheduled(program, work, number=number) for number in range(5, 6 + chance.randrange(4))]
    for chapter in chapters:
        await program.publishing.schedule(AUTHOR, chapter.id, f"in {chance.randint(1, 3)} hours")
        await program.chapters.edit(AUTHOR, chapter.id, details(4))
        _, changed = await program.chapters.draft_of(AUTHOR, chapter.id)
        if chance.random() < 0.5:
            mark = mark_of(await program.chapters.namesakes(work, changed))
            await program.publishing.let_go_out(AUTHOR, chapter.id, mark)
    stand = [(await program.chapters.draft_of(AUTHOR, one.id))[1] for one in chapters]
    going_out = {one.id for one in stand if not await program.chapters.in_the_way(work, one)}
    clock.advance(hours=4)

    assert {one.chapter.id for one in await program.timetable.release_due()} == going_out


async def test_of_a_removed_work_staff_hear_that_it_was_removed_and_of_a_restored_one_how_to_go_on(
    program: Program, work: Work, clock: SetClock
) -> None:
    await scheduled(program, work, number=4)
    clock.advance(days=2, hours=23, minutes=55)
    await program.works.remove(MANAGER, work.id)
    clock.advance(minutes=6)
    await program.timetable.release_due()
    (while_gone,) = await written(program.database)
    await program.works.restore(MANAGER, work.id)
    (once_back,) = await written(program.database)

    assert while_gone.endswith("didn't go out: the work had been removed.")
    assert once_back.endswith("the work had been removed. It is a draft again: `/chapter list` opens it.")
