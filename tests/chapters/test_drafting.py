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
from tests.worlds.house import AUTHOR, MANAGER, MODERATOR, OTHER_AUTHOR, OTHER_GUILD, STRANGER, House, details, reader

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


async def test_a_draft_is_kept_as_it_was_read(house: House, work: Work) -> None:
    draft = await house.chapters.draft(AUTHOR, work.id, FULL)

    assert (draft.details, draft.state, draft.created_by) == (FULL, ChapterState.DRAFT, AUTHOR.id)
    assert await house.chapters.draft_of(AUTHOR, draft.id) == (work, draft)


async def test_a_draft_can_be_edited_until_it_is_posted(house: House, work: Work) -> None:
    draft = await house.draft(work)

    await house.chapters.edit(AUTHOR, draft.id, FULL)

    assert (await house.chapters.draft_of(AUTHOR, draft.id))[1].details == FULL


async def test_a_draft_isnt_among_the_posted_chapters(house: House, work: Work) -> None:
    draft = await house.draft(work)

    assert await house.chapters.posted(work.id) == []
    with refused(wording.no_such_chapter(work, f"{CHOICE}{draft.id}")):
        await house.chapters.choose(work, f"{CHOICE}{draft.id}")


async def test_notes_too_long_are_refused_before_anything_is_kept(house: House, work: Work) -> None:
    too_long = details(notes="x" * (MAX_NOTES + 1))
    draft = await house.draft(work)

    with refused(works_wording.too_long(Detail.NOTES, MAX_NOTES, MAX_NOTES + 1)):
        await house.chapters.draft(AUTHOR, work.id, too_long)
    with refused(works_wording.too_long(Detail.NOTES, MAX_NOTES, MAX_NOTES + 1)):
        await house.chapters.edit(AUTHOR, draft.id, too_long)


Attempt = Callable[[House, Member, Chapter], Awaitable[Any]]

ATTEMPTS: dict[str, Attempt] = {
    "see": lambda house, member, chapter: house.chapters.draft_of(member, chapter.id),
    "edit": lambda house, member, chapter: house.chapters.edit(member, chapter.id, FULL),
    "cancel": lambda house, member, chapter: house.chapters.cancel(member, chapter.id),
    "post": lambda house, member, chapter: house.publishing.post(member, chapter.id),
}
every_attempt = pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)


class TestWhoMay:
    @every_attempt
    async def test_the_works_author_and_staff_may(self, house: House, work: Work, attempt: Attempt) -> None:
        for number, member in enumerate((AUTHOR, MANAGER, MODERATOR)):
            await attempt(house, member, await house.draft(work, number))

    @every_attempt
    async def test_nobody_else_may(self, house: House, work: Work, attempt: Attempt) -> None:
        await house.work("Another", by=OTHER_AUTHOR)
        draft = await house.draft(work)

        for member in (reader(1), OTHER_AUTHOR):
            with refused(works_wording.authors_only(work)):
                await attempt(house, member, draft)

        assert (await house.chapters.draft_of(AUTHOR, draft.id))[1] == draft

    @every_attempt
    async def test_from_another_server_there_is_nothing_to_be_seen(
        self, house: House, work: Work, attempt: Attempt
    ) -> None:
        draft = await house.draft(work)

        for member in (STRANGER, Member(OTHER_GUILD, AUTHOR.id, AUTHOR.name, manages_guild=True)):
            with refused(wording.chapter_is_gone()):
                await attempt(house, member, draft)

    @every_attempt
    async def test_a_cancelled_draft_is_gone(self, house: House, work: Work, attempt: Attempt) -> None:
        draft = await house.draft(work)
        await house.chapters.cancel(AUTHOR, draft.id)

        with refused(wording.chapter_is_gone()):
            await attempt(house, AUTHOR, draft)

    @every_attempt
    async def test_a_posted_chapter_is_no_draft_any_more(self, house: House, work: Work, attempt: Attempt) -> None:
        draft = await house.posted(work)

        with refused(wording.already_posted(draft.details, MANAGER.id)):
            await attempt(house, AUTHOR, draft)

        (posted,) = await house.chapters.posted(work.id)
        assert posted.details == draft.details

    @every_attempt
    async def test_a_removed_works_draft_waits_for_its_work(self, house: House, work: Work, attempt: Attempt) -> None:
        draft = await house.draft(work)
        await house.works.remove(MANAGER, work.id)

        with refused(works_wording.work_is_gone()):
            await attempt(house, AUTHOR, draft)

        await house.works.restore(MANAGER, work.id)
        await attempt(house, AUTHOR, draft)

    async def test_a_draft_in_a_work_of_another_server_is_refused(self, house: House) -> None:
        elsewhere = await house.work(guild_id=OTHER_GUILD)

        with refused(works_wording.work_is_gone()):
            await house.chapters.draft(MANAGER, elsewhere.id, FULL)


async def test_of_edit_cancel_and_post_at_once_the_chapter_ends_in_one_state(house: House, work: Work) -> None:
    for number in range(5):
        draft = await house.draft(work, number)
        results = await asyncio.gather(
            house.publishing.post(AUTHOR, draft.id),
            house.chapters.cancel(AUTHOR, draft.id),
            return_exceptions=True,
        )

        assert sum(isinstance(result, UserFacingError) for result in results) == 1
        is_posted = draft.id in {chapter.id for chapter in await house.chapters.posted(work.id)}
        assert is_posted == (not isinstance(results[0], UserFacingError))
        assert len(await house.announcements.of_chapter(draft.id)) == is_posted


class TestChoosing:
    @pytest.fixture
    async def posted(self, house: House, work: Work, clock: SetClock) -> list[Chapter]:
        """The prologue, chapters 4 and 4.5, and one without a number."""
        chapters = []
        for number, title in ((0.0, "Prologue"), (4.0, "Is This What You Wanted"), (4.5, None), (None, "Interlude: 4")):
            clock.advance(days=1)
            chapters.append(await house.posted(work, number, title=title))
        return chapters

    async def test_a_number_or_a_title_names_it(self, house: House, work: Work, posted: list[Chapter]) -> None:
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
            assert (await house.chapters.choose(work, text)).id == posted[index].id

    async def test_a_choice_from_the_list_is_that_chapter(
        self, house: House, work: Work, posted: list[Chapter]
    ) -> None:
        for chapter in posted:
            assert (await house.chapters.choose(work, f"{CHOICE}{chapter.id}")).id == chapter.id

    async def test_what_names_none_is_refused(self, house: House, work: Work, posted: list[Chapter]) -> None:
        for text in ("5", "40", "-4", "", "Epilogue", f"{CHOICE}999", CHOICE, "x" * 6000):
            with refused(wording.no_such_chapter(work, text)):
                await house.chapters.choose(work, text)

    async def test_another_works_chapter_is_none_of_this_one(
        self, house: House, work: Work, posted: list[Chapter]
    ) -> None:
        other = await house.work("Other")

        with pytest.raises(UserFacingError):
            await house.chapters.choose(other, f"{CHOICE}{posted[1].id}")

    async def test_they_are_listed_with_the_latest_first(self, house: House, work: Work, posted: list[Chapter]) -> None:
        assert [chapter.id for chapter in await house.chapters.posted(work.id)] == [
            chapter.id for chapter in reversed(posted)
        ]

    async def test_what_has_the_typed_text_in_it_is_offered(
        self, house: House, work: Work, posted: list[Chapter]
    ) -> None:
        assert [chapter.id for chapter in await house.chapters.like(work, "WANTED")] == [posted[1].id]
        assert len(await house.chapters.like(work, "4")) == 3
        assert len(await house.chapters.like(work, "")) == 4


class TestTheSameNumber:
    async def test_the_latest_chapter_posted_under_a_drafts_number_is_found(
        self, house: House, work: Work, clock: SetClock
    ) -> None:
        await house.posted(work, 4, title="First")
        clock.advance(days=1)
        later = await house.posted(work, 4, title="Second")

        namesake = await house.chapters.namesake(await house.draft(work, 4))

        assert namesake is not None
        assert namesake.id == later.id

    async def test_another_number_or_title_has_no_namesake(self, house: House, work: Work) -> None:
        await house.posted(work, 4)
        await house.posted(work, None)

        for number in (5, 4.5, None):
            assert await house.chapters.namesake(await house.draft(work, number, title="Another")) is None

    async def test_a_draft_or_another_works_chapter_is_no_namesake(self, house: House, work: Work) -> None:
        await house.draft(work, 4)
        await house.posted(await house.work("Other"), 4)

        assert await house.chapters.namesake(await house.draft(work, 4)) is None
