"""A chapter from its draft until it is posted: who may go on with it, and how it is named."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.chapters import wording
from bot.chapters.drafting import CHOICE
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works import wording as works_wording
from bot.works.models import MAX_NOTES, Chapter, ChapterDetails, ChapterState, Detail, Work
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, MANAGER, MODERATOR, OTHER_AUTHOR, OTHER_GUILD, STRANGER, reader
from tests.worlds.program import Program, details

FULL = ChapterDetails(
    number=4.5,
    title="Is This What You Wanted",
    link="https://example.org/4",
    summary="*Soft* and ||hidden||",
    notes="Thanks!\n\nMind the ending.",
    excerpt="It rained.",
    words=2380,
    silent=True,
)


async def test_a_draft_is_kept_as_it_was_read(program: Program, work: Work) -> None:
    draft = await program.chapters.draft(AUTHOR, work.id, FULL)

    assert (draft.details, draft.state, draft.created_by) == (FULL, ChapterState.DRAFT, AUTHOR.id)
    assert await program.chapters.draft_of(AUTHOR, draft.id) == (work, draft)


async def test_a_draft_can_be_edited_until_it_is_posted(program: Program, work: Work) -> None:
    draft = await program.draft(work)

    await program.chapters.edit(AUTHOR, draft.id, FULL)

    assert (await program.chapters.draft_of(AUTHOR, draft.id))[1].details == FULL


async def test_a_draft_isnt_among_the_posted_chapters(program: Program, work: Work) -> None:
    draft = await program.draft(work)

    assert await program.chapters.posted(work.id) == []
    with refused(wording.no_such_chapter(work, f"{CHOICE}{draft.id}")):
        await program.chapters.choose(work, f"{CHOICE}{draft.id}")


async def test_notes_too_long_are_refused_before_anything_is_kept(program: Program, work: Work) -> None:
    too_long = details(notes="x" * (MAX_NOTES + 1))
    draft = await program.draft(work)

    with refused(works_wording.too_long(Detail.NOTES, MAX_NOTES, MAX_NOTES + 1)):
        await program.chapters.draft(AUTHOR, work.id, too_long)
    with refused(works_wording.too_long(Detail.NOTES, MAX_NOTES, MAX_NOTES + 1)):
        await program.chapters.edit(AUTHOR, draft.id, too_long)


Attempt = Callable[[Program, Member, Chapter], Awaitable[Any]]

ATTEMPTS: dict[str, Attempt] = {
    "see": lambda program, member, chapter: program.chapters.draft_of(member, chapter.id),
    "edit": lambda program, member, chapter: program.chapters.edit(member, chapter.id, FULL),
    "cancel": lambda program, member, chapter: program.chapters.cancel(member, chapter.id),
    "post": lambda program, member, chapter: program.publishing.post(member, chapter.id),
}
every_attempt = pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)


class TestWhoMay:
    @every_attempt
    async def test_the_works_author_and_staff_may(self, program: Program, work: Work, attempt: Attempt) -> None:
        for number, member in enumerate((AUTHOR, MANAGER, MODERATOR)):
            await attempt(program, member, await program.draft(work, number))

    @every_attempt
    async def test_nobody_else_may(self, program: Program, work: Work, attempt: Attempt) -> None:
        await program.work("Another", by=OTHER_AUTHOR)
        draft = await program.draft(work)

        for member in (reader(1), OTHER_AUTHOR):
            with refused(works_wording.authors_only(work)):
                await attempt(program, member, draft)

        assert (await program.chapters.draft_of(AUTHOR, draft.id))[1] == draft

    @every_attempt
    async def test_from_another_server_there_is_nothing_to_be_seen(
        self, program: Program, work: Work, attempt: Attempt
    ) -> None:
        draft = await program.draft(work)

        for member in (STRANGER, Member(OTHER_GUILD, AUTHOR.id, AUTHOR.name, manages_guild=True)):
            with refused(wording.chapter_is_gone()):
                await attempt(program, member, draft)

    @every_attempt
    async def test_a_cancelled_draft_is_gone(self, program: Program, work: Work, attempt: Attempt) -> None:
        draft = await program.draft(work)
        await program.chapters.cancel(AUTHOR, draft.id)

        with refused(wording.chapter_is_gone()):
            await attempt(program, AUTHOR, draft)

    @every_attempt
    async def test_a_posted_chapter_is_no_draft_any_more(self, program: Program, work: Work, attempt: Attempt) -> None:
        draft = await program.posted(work)

        with refused(wording.already_posted(draft.details, MANAGER.id)):
            await attempt(program, AUTHOR, draft)

        (posted,) = await program.chapters.posted(work.id)
        assert posted.details == draft.details

    @every_attempt
    async def test_a_removed_works_draft_waits_for_its_work(
        self, program: Program, work: Work, attempt: Attempt
    ) -> None:
        draft = await program.draft(work)
        await program.works.remove(MANAGER, work.id)

        with refused(works_wording.work_is_gone()):
            await attempt(program, AUTHOR, draft)

        await program.works.restore(MANAGER, work.id)
        await attempt(program, AUTHOR, draft)

    async def test_a_draft_in_a_work_of_another_server_is_refused(self, program: Program) -> None:
        elsewhere = await program.work(guild_id=OTHER_GUILD)

        with refused(works_wording.work_is_gone()):
            await program.chapters.draft(MANAGER, elsewhere.id, FULL)


async def test_of_edit_cancel_and_post_at_once_the_chapter_ends_in_one_state(program: Program, work: Work) -> None:
    for number in range(5):
        draft = await program.draft(work, number)
        results = await asyncio.gather(
            program.publishing.post(AUTHOR, draft.id),
            program.chapters.cancel(AUTHOR, draft.id),
            return_exceptions=True,
        )

        assert sum(isinstance(result, UserFacingError) for result in results) == 1
        is_posted = draft.id in {chapter.id for chapter in await program.chapters.posted(work.id)}
        assert is_posted == (not isinstance(results[0], UserFacingError))
        assert len(await program.announcements.of_chapter(draft.id)) == is_posted


class TestChoosing:
    @pytest.fixture
    async def posted(self, program: Program, work: Work, clock: SetClock) -> list[Chapter]:
        """The prologue, chapters 4 and 4.5, and one without a number."""
        chapters = []
        for number, title in ((0.0, "Prologue"), (4.0, "Is This What You Wanted"), (4.5, None), (None, "Interlude: 4")):
            clock.advance(days=1)
            chapters.append(await program.posted(work, number, title=title))
        return chapters

    async def test_a_number_or_a_title_names_it(self, program: Program, work: Work, posted: list[Chapter]) -> None:
        for text, index in (
            ("0", 0),
            ("4", 1),
            ("#4", 1),
            (" 4 ", 1),
            ("4.5", 2),
            ("4,5", 2),
            ("Interlude: 4", 3),
            ("is this what you wanted", 1),
        ):
            assert (await program.chapters.choose(work, text)).id == posted[index].id

    async def test_a_choice_from_the_list_is_that_chapter(
        self, program: Program, work: Work, posted: list[Chapter]
    ) -> None:
        for chapter in posted:
            assert (await program.chapters.choose(work, f"{CHOICE}{chapter.id}")).id == chapter.id

    async def test_what_names_none_is_refused(self, program: Program, work: Work, posted: list[Chapter]) -> None:
        for text in ("5", "40", "-4", "", "Epilogue", f"{CHOICE}999", CHOICE, "x" * 6000):
            with refused(wording.no_such_chapter(work, text)):
                await program.chapters.choose(work, text)

    async def test_another_works_chapter_is_none_of_this_one(
        self, program: Program, work: Work, posted: list[Chapter]
    ) -> None:
        other = await program.work("Other")

        with pytest.raises(UserFacingError):
            await program.chapters.choose(other, f"{CHOICE}{posted[1].id}")

    async def test_they_are_listed_with_the_latest_first(
        self, program: Program, work: Work, posted: list[Chapter]
    ) -> None:
        assert [chapter.id for chapter in await program.chapters.posted(work.id)] == [
            chapter.id for chapter in reversed(posted)
        ]

    async def test_what_has_the_typed_text_in_it_is_offered(
        self, program: Program, work: Work, posted: list[Chapter]
    ) -> None:
        assert [chapter.id for chapter in await program.chapters.like(work, "WANTED")] == [posted[1].id]
        assert len(await program.chapters.like(work, "4")) == 3
        assert len(await program.chapters.like(work, "")) == 4


async def test_a_work_has_so_many_unfinished_previews_and_then_some_have_to_be_finished(
    program: Program, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chapters.drafting.MOST_UNFINISHED", 2)
    first, _ = [await program.preview(work, number) for number in (1, 2)]
    other = await program.work("The Tin Boat")

    with refused(wording.too_many_previews(work, 2)):
        await program.preview(work, 3)
    await program.preview(other, 3)
    await program.chapters.keep(AUTHOR, first.id)
    await program.preview(work, 3)
