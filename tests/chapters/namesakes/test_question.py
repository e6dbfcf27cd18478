"""This number is there already: what is asked about, before what, and for what a yes holds."""

import asyncio
from typing import Any

import pytest

from bot.chapters.namesakes.models import NamesakePlace
from bot.chapters.namesakes.service import NumberTaken
from bot.works.models import ChapterState, Work
from tests.chapters.namesakes.places import IN_AN_HOUR, PLACES, asked
from tests.worlds.people import AUTHOR, MODERATOR
from tests.worlds.program import Program

everywhere = pytest.mark.parametrize("where", PLACES)


class TestTheQuestion:
    @everywhere
    async def test_is_asked_before_a_chapter_is_posted_or_scheduled_wherever_one_of_its_number_is(
        self, program: Program, work: Work, where: NamesakePlace
    ) -> None:
        await PLACES[where](program, work, number=4, title="The one before")
        draft = await program.draft(work, 4)

        post = await asked(program.publishing.post(AUTHOR, draft.id))
        schedule = await asked(program.publishing.schedule(AUTHOR, draft.id, IN_AN_HOUR))
        await program.publishing.plan(draft.id, await program.publishing.understand(work.guild_id, IN_AN_HOUR))
        as_planned = await asked(program.publishing.schedule_as_planned(AUTHOR, draft.id))

        assert post.where == schedule.where == as_planned.where == [where]
        assert (await program.chapters.draft_of(AUTHOR, draft.id))[1].state is ChapterState.DRAFT
        await program.publishing.post(AUTHOR, draft.id, again=post.mark)
        assert len(await program.announcements.of_chapter(draft.id)) == 1

    async def test_names_what_has_come_furthest_first(self, program: Program, work: Work) -> None:
        for where in (NamesakePlace.PREVIEW, NamesakePlace.DRAFT, NamesakePlace.SCHEDULED, NamesakePlace.ON_ITS_WAY):
            draft = await program.draft(work, 4)
            match where:
                case NamesakePlace.SCHEDULED:
                    await program.publishing.schedule(AUTHOR, draft.id, "in 3 days", again=1)
                case NamesakePlace.ON_ITS_WAY:
                    await program.publishing.post(AUTHOR, draft.id, again=1)
                case NamesakePlace.PREVIEW:
                    await program.chapters.cancel(AUTHOR, draft.id)
                    await program.preview(work, 4)

        question = await asked(program.publishing.post(AUTHOR, (await program.draft(work, 4)).id))

        assert question.where == [
            NamesakePlace.ON_ITS_WAY,
            NamesakePlace.SCHEDULED,
            NamesakePlace.DRAFT,
            NamesakePlace.PREVIEW,
        ]

    @pytest.mark.parametrize("number", [None, 5.0, 4.5])
    async def test_isnt_asked_of_another_number_or_none(
        self, program: Program, work: Work, number: float | None
    ) -> None:
        await program.posted(work, 4)
        await program.posted(work, None, title="Another title")

        assert (await asked(program.publishing.post(AUTHOR, (await program.draft(work, number)).id))).where == []

    async def test_isnt_asked_of_another_works_chapters_or_of_what_is_gone(self, program: Program, work: Work) -> None:
        await program.posted(await program.work("Other"), 4)
        await program.chapters.delete(AUTHOR, (await program.draft(work, 4)).id)
        await program.publishing.withdraw(AUTHOR, (await program.posted(work, 4)).id)

        assert (await asked(program.publishing.post(AUTHOR, (await program.draft(work, 4)).id))).where == []

    @pytest.mark.parametrize(
        "same",
        [
            {"title": "Interlude: 4"},
            {"link": "https://example.org/interlude"},
            {"excerpt": "The lamp hummed all night.", "words": 1200},
        ],
        ids=["title", "link", "text"],
    )
    async def test_is_asked_of_a_chapter_without_a_number_by_its_title_link_or_text(
        self, program: Program, work: Work, same: dict[str, Any]
    ) -> None:
        await program.posted(work, None, **{"title": "One", "words": 0, **same})
        twin = await program.draft(work, None, **{"title": "Two", "words": 0, **same})
        other = await program.draft(work, None, title="Three", words=0)

        assert (await asked(program.publishing.post(AUTHOR, twin.id))).where == [NamesakePlace.ON_ITS_WAY]
        assert (await asked(program.publishing.post(AUTHOR, other.id))).where == []

    async def test_is_asked_where_an_upload_comes_again_without_its_number(self, program: Program, work: Work) -> None:
        text = {"excerpt": "The lamp hummed all night.", "words": 1200}
        await program.posted(work, 4, **text)

        again = await program.draft(work, None, title=None, **text)
        assert (await asked(program.publishing.post(AUTHOR, again.id))).where == [NamesakePlace.ON_ITS_WAY]

    async def test_is_asked_of_a_chapters_address_however_it_was_copied_and_numbered(
        self, program: Program, work: Work
    ) -> None:
        at = "https://archiveofourown.org/works/1/chapters"
        await program.posted(work, 4, link=f"{at}/44")
        twin = await program.draft(work, 5, link="http://www.archiveofourown.org/chapters/44?view_adult=true#workskin")
        other = await program.draft(work, 6, link=f"{at}/45")

        assert (await asked(program.publishing.post(AUTHOR, twin.id))).where == [NamesakePlace.ON_ITS_WAY]
        assert (await asked(program.publishing.post(AUTHOR, other.id))).where == []

    async def test_two_numbers_on_one_page_of_a_site_of_ones_own_are_two_chapters(
        self, program: Program, work: Work
    ) -> None:
        await program.posted(work, 4, link="https://own.example/lamp")
        other = await program.draft(work, 5, link="https://www.own.example/lamp/?utm_source=x")

        assert (await asked(program.publishing.post(AUTHOR, other.id))).where == []

    async def test_the_works_own_link_makes_no_two_chapters_the_same(self, program: Program) -> None:
        work = await program.work("Linked", link="https://example.org/work")
        await program.posted(work, None, title="One", link="https://example.org/work")

        other = await program.draft(work, None, title="Two", link="https://example.org/work")
        assert (await asked(program.publishing.post(AUTHOR, other.id))).where == []


class TestAYes:
    async def test_holds_for_what_was_told_and_for_nothing_that_came_meanwhile(
        self, program: Program, work: Work
    ) -> None:
        await program.posted(work, 4)
        first, second = await program.preview(work, 4), await program.preview(work, 4)
        told = await asked(program.publishing.post(AUTHOR, first.id))

        await program.publishing.schedule(MODERATOR, second.id, "in 3 days", again=1)
        asked_anew = await asked(program.publishing.post(AUTHOR, first.id, again=told.mark))

        assert asked_anew.where == [NamesakePlace.ON_ITS_WAY, NamesakePlace.SCHEDULED]
        assert asked_anew.mark != told.mark

    async def test_of_two_who_post_or_schedule_at_once_the_second_is_asked(self, program: Program, work: Work) -> None:
        drafts = [await program.preview(work, 4) for _ in range(4)]
        marks = [(await asked(program.publishing.post(AUTHOR, draft.id))).mark for draft in drafts]

        results = await asyncio.gather(
            *(
                program.publishing.post(AUTHOR, draft.id, again=mark)
                if draft.id % 2
                else program.publishing.schedule(AUTHOR, draft.id, IN_AN_HOUR, again=mark)
                for draft, mark in zip(drafts, marks, strict=True)
            ),
            return_exceptions=True,
        )

        assert sum(isinstance(result, NumberTaken) for result in results) == 3
        assert len(await program.chapters.all(work.id, ChapterState.POSTED, ChapterState.SCHEDULED)) == 1
