"""What was withdrawn, renumbered or deleted, and what is there under its number by then."""

from bot.chapters.namesakes.models import NamesakePlace
from bot.works.models import ChapterState, Work
from tests.chapters.namesakes.places import asked, scheduled
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program, details


class TestBringingBack:
    async def test_asks_where_its_number_was_posted_meanwhile(self, program: Program, work: Work) -> None:
        chapter = await program.posted(work, 4)
        await program.publishing.withdraw(AUTHOR, chapter.id)
        await program.publishing.post(AUTHOR, (await program.draft(work, 4)).id)

        told = await asked(program.publishing.bring_back(AUTHOR, chapter.id))
        assert told.where == [NamesakePlace.ON_ITS_WAY]
        await program.publishing.bring_back(AUTHOR, chapter.id, again=told.mark)
        assert len(await program.chapters.posted(work.id)) == 2


class TestRenumbering:
    async def test_a_posted_chapter_gets_anothers_number_only_by_its_authors_word(
        self, program: Program, work: Work
    ) -> None:
        await program.posted(work, 4)
        chapter = await program.posted(work, 5, title="Five")

        edited = await program.publishing.edit(AUTHOR, chapter.id, details(4, title="Fire"))
        (latest, _) = await program.chapters.posted(work.id)
        assert (latest.details.number, latest.details.title) == (5, "Fire")
        assert [one.where for one in edited.namesakes] == [NamesakePlace.ON_ITS_WAY]

        await program.publishing.renumber(AUTHOR, chapter.id, 4, again=1)
        assert [one.details.number for one in await program.chapters.posted(work.id)] == [4, 4]

    async def test_any_other_change_asks_nothing(self, program: Program, work: Work) -> None:
        await program.posted(work, 4)
        twin = await program.posted(work, 4)

        edited = await program.publishing.edit(AUTHOR, twin.id, details(4, title="Fire"))
        assert (edited.chapter.details.title, edited.namesakes) == ("Fire", [])


class TestDeleting:
    async def test_can_be_undone_for_ten_minutes_and_a_scheduled_chapter_is_scheduled_again(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        chapter = await scheduled(program, work, number=4)
        await program.chapters.delete(AUTHOR, chapter.id)
        gone = await program.chapters.all(work.id, *ChapterState)
        clock.advance(minutes=10)

        back = await program.chapters.undelete(AUTHOR, chapter.id)
        again = await program.chapters.undelete(AUTHOR, chapter.id)
        assert gone == []
        assert back.state is again.state is ChapterState.SCHEDULED
        assert back.details == chapter.details

    async def test_a_chapter_whose_time_has_passed_meanwhile_is_a_draft(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        draft = await program.draft(work, 4)
        await program.publishing.schedule(AUTHOR, draft.id, "in 5 minutes")
        await program.chapters.delete(AUTHOR, draft.id)
        clock.advance(minutes=6)

        assert (await program.chapters.undelete(AUTHOR, draft.id)).state is ChapterState.DRAFT
        assert await program.timetable.release_due() == []

    async def test_a_chapter_whose_number_went_out_meanwhile_is_a_draft(self, program: Program, work: Work) -> None:
        chapter = await scheduled(program, work, number=4)
        await program.chapters.delete(AUTHOR, chapter.id)
        await program.publishing.post(AUTHOR, (await program.draft(work, 4)).id)

        assert (await program.chapters.undelete(AUTHOR, chapter.id)).state is ChapterState.DRAFT

    async def test_unscheduling_makes_a_draft_that_is_kept_and_goes_out_no_more(
        self, program: Program, work: Work, clock: SetClock
    ) -> None:
        chapter = await scheduled(program, work, number=4)
        await program.publishing.unschedule(AUTHOR, chapter.id)
        clock.advance(days=4)

        _, draft = await program.chapters.draft_of(AUTHOR, chapter.id)
        assert (draft.state, draft.kept, draft.due_at) == (ChapterState.DRAFT, True, None)
        assert await program.timetable.release_due() == []
