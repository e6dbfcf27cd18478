"""The works of a server: who may change them, and that one server's are nobody else's."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works import wording
from bot.works.matching import CHOICE
from bot.works.models import MAX_TITLE, Author, Rating, Work, WorkDetails
from tests.conftest import SetClock
from tests.refusals import refused
from tests.worlds.house import (
    AUTHOR,
    CHANNEL,
    GUILD,
    MANAGER,
    MODERATOR,
    OTHER_AUTHOR,
    OTHER_GUILD,
    STRANGER,
    WORK_ROLE,
    House,
    as_author,
    reader,
)

FULL = WorkDetails(
    title="The Lighthouse",
    link="https://example.org/lighthouse",
    rating=Rating.TEEN,
    warnings=("Major Character Death", "Graphic Depictions Of Violence"),
    fandoms="Original Work",
    summary="A lamp goes out.\n\nNobody saw.",
    total=12,
    channel_id=CHANNEL,
    role_id=WORK_ROLE,
)


def titles(works: list[Work]) -> list[str]:
    return [work.title for work in works]


async def test_a_work_is_kept_as_it_was_said(house: House) -> None:
    added = await house.works.add(MODERATOR, FULL, as_author(AUTHOR))

    (kept,) = await house.works.all(GUILD)
    assert kept == added
    assert (kept.details, kept.authors) == (FULL, (as_author(AUTHOR),))


async def test_what_no_database_holds_is_left_out_of_a_text(house: House) -> None:
    await house.work("Nul\x00l and \ud800surrogate", summary="\x00")

    (kept,) = await house.works.all(GUILD)
    assert (kept.title, kept.details.summary) == ("Null and surrogate", "")


class TestStaffOnly:
    @pytest.mark.parametrize(
        "attempt",
        [
            lambda house, member, work: house.works.add(member, WorkDetails(title="Mine"), as_author(member)),
            lambda house, member, work: house.works.edit(member, work.id, None, title="Mine"),
            lambda house, member, work: house.works.remove(member, work.id),
            lambda house, member, work: house.works.restore(member, work.id),
        ],
        ids=["add", "edit", "remove", "restore"],
    )
    async def test_nobody_else_changes_what_there_is(
        self, house: House, attempt: Callable[[House, Member, Work], Awaitable[Work]]
    ) -> None:
        work = await house.work()

        for member in (AUTHOR, reader(1)):
            with refused(wording.staff_only()):
                await attempt(house, member, work)

        assert await house.works.all(GUILD) == [work]

    async def test_staff_by_role_may_as_much_as_managers(self, house: House) -> None:
        work = await house.work()

        await house.works.edit(MODERATOR, work.id, None, title="The Lamp")
        await house.works.remove(MODERATOR, work.id)
        await house.works.restore(MODERATOR, work.id)

        assert titles(await house.works.all(GUILD)) == ["The Lamp"]

    async def test_being_staff_elsewhere_counts_for_nothing_here(self, house: House) -> None:
        work = await house.work()

        for attempt in (
            house.works.edit(STRANGER, work.id, None, title="Taken over"),
            house.works.remove(STRANGER, work.id),
            house.works.restore(STRANGER, work.id),
        ):
            with refused(wording.work_is_gone()):
                await attempt

        assert await house.works.all(GUILD) == [work]

    async def test_who_is_asked_for_as_an_author_is_one_or_staff(self, house: House) -> None:
        work = await house.work()

        for member in (AUTHOR, MANAGER, MODERATOR):
            await house.works.check_author(member, work)
        for member in (reader(1), OTHER_AUTHOR, STRANGER, Member(OTHER_GUILD, AUTHOR.id, AUTHOR.name)):
            with refused(wording.authors_only(work)):
                await house.works.check_author(member, work)

    async def test_what_is_offered_to_post_in_is_what_one_may_post_in(self, house: House) -> None:
        mine, other = await house.work("Mine"), await house.work("Other", by=OTHER_AUTHOR)

        assert await house.works.theirs(AUTHOR, [mine, other]) == [mine]
        assert await house.works.theirs(MODERATOR, [mine, other]) == [mine, other]
        assert await house.works.theirs(reader(1), [mine, other]) == []


class TestTitles:
    async def test_the_same_title_is_refused_however_it_is_written(self, house: House) -> None:
        await house.work("The Lighthouse")

        for title in ("The Lighthouse", "the lighthouse", "  The   LIGHTHOUSE ", "THE\tlighthouse"):
            with refused(wording.title_taken(title)):
                await house.work(title)

    async def test_letters_of_every_language_have_their_small_ones(self, house: House) -> None:
        await house.work("ÉTÉ À LA STRASSE")

        with refused(wording.title_taken("été à la straße")):
            await house.work("été à la straße")

    async def test_an_accent_is_the_same_however_it_was_typed(self, house: House) -> None:
        await house.work("Caf\u00e9")

        with refused(wording.title_taken("Cafe\u0301")):
            await house.work("Cafe\u0301")

    async def test_another_server_may_have_it_too(self, house: House) -> None:
        here = await house.work("The Lighthouse")
        there = await house.work("The Lighthouse", guild_id=OTHER_GUILD)

        assert here.id != there.id

    async def test_a_removed_works_title_is_free(self, house: House) -> None:
        first = await house.work()
        await house.works.remove(MANAGER, first.id)

        second = await house.work()

        assert await house.works.all(GUILD) == [second]

    async def test_of_two_who_add_it_at_once_one_is_told(self, house: House) -> None:
        results = await asyncio.gather(*(house.work("The Lighthouse") for _ in range(5)), return_exceptions=True)

        refusals = [result.words for result in results if isinstance(result, UserFacingError)]
        assert refusals == [wording.title_taken("The Lighthouse")] * 4
        assert titles(await house.works.all(GUILD)) == ["The Lighthouse"]

    async def test_an_edit_cant_take_anothers_title(self, house: House) -> None:
        await house.work("The Lighthouse")
        other = await house.work("The Bakery")

        with refused(wording.title_taken("the lighthouse")):
            await house.works.edit(MANAGER, other.id, None, title="the lighthouse")

        assert titles(await house.works.all(GUILD)) == ["The Bakery", "The Lighthouse"]

    async def test_a_work_may_change_how_its_own_title_is_written(self, house: House) -> None:
        work = await house.work("the lighthouse")

        assert (await house.works.edit(MANAGER, work.id, None, title="The Lighthouse")).title == "The Lighthouse"

    async def test_a_title_too_long_is_refused_when_it_is_changed_too(self, house: House) -> None:
        work = await house.work()

        with refused(wording.too_long("title", MAX_TITLE, MAX_TITLE + 1)):
            await house.works.edit(MANAGER, work.id, None, title="x" * (MAX_TITLE + 1))


class TestEditing:
    async def test_what_isnt_named_stays_as_it_was(self, house: House) -> None:
        work = await house.works.add(MANAGER, FULL, as_author(AUTHOR))

        changed = await house.works.edit(MANAGER, work.id, None, rating=Rating.MATURE, summary=None)

        assert changed.details.rating is Rating.MATURE
        assert changed.details.summary is None
        assert (changed.details.link, changed.details.warnings, changed.authors) == (
            FULL.link,
            FULL.warnings,
            work.authors,
        )
        assert await house.works.all(GUILD) == [changed]

    async def test_an_author_takes_the_place_of_the_one_before(self, house: House) -> None:
        work = await house.work(by=AUTHOR)

        changed = await house.works.edit(MANAGER, work.id, as_author(OTHER_AUTHOR))

        assert changed.authors == (as_author(OTHER_AUTHOR),)
        assert not changed.is_by(AUTHOR.id)

    async def test_an_author_may_be_recorded_anew_under_another_name(self, house: House) -> None:
        work = await house.work(by=AUTHOR)

        changed = await house.works.edit(MANAGER, work.id, Author(id=AUTHOR.id, name="Ada L."))

        assert [author.name for author in changed.authors] == ["Ada L."]

    async def test_edits_of_different_things_at_once_all_arrive(self, house: House) -> None:
        work = await house.work()

        await asyncio.gather(
            house.works.edit(MANAGER, work.id, None, summary="A lamp goes out."),
            house.works.edit(MODERATOR, work.id, None, link="https://example.org"),
            house.works.edit(MODERATOR, work.id, None, total=3),
            house.works.edit(MANAGER, work.id, None, fandoms="Original Work"),
        )

        (kept,) = await house.works.all(GUILD)
        said = kept.details
        assert (said.summary, said.link, said.total, said.fandoms) == (
            "A lamp goes out.",
            "https://example.org",
            3,
            "Original Work",
        )

    async def test_the_same_author_named_twice_at_once_is_recorded_once(self, house: House) -> None:
        work = await house.work()

        await asyncio.gather(*(house.works.edit(MANAGER, work.id, as_author(OTHER_AUTHOR)) for _ in range(4)))

        (kept,) = await house.works.all(GUILD)
        assert kept.authors == (as_author(OTHER_AUTHOR),)


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


class TestChoosing:
    async def test_a_choice_from_the_list_is_that_work(self, house: House) -> None:
        await house.work("Other")
        work = await house.work()

        assert await house.works.choose(GUILD, f"{CHOICE}{work.id}") == work

    async def test_a_title_or_its_beginning_will_do(self, house: House) -> None:
        await house.work("The Bakery")
        work = await house.work("The Lighthouse")

        for text in ("the lighthouse", " THE  LIGHTHOUSE ", "The Light", "the l"):
            assert await house.works.choose(GUILD, text) == work

    async def test_a_whole_title_goes_before_a_beginning(self, house: House) -> None:
        work = await house.work("The Light")
        await house.work("The Lighthouse")

        assert await house.works.choose(GUILD, "the light") == work

    async def test_a_beginning_of_several_is_refused(self, house: House) -> None:
        await house.work("The Lighthouse")
        await house.work("The Bakery")

        with refused(wording.ambiguous_work("the")):
            await house.works.choose(GUILD, "the")

    async def test_what_names_none_is_refused(self, house: House) -> None:
        await house.work()

        for text in ("Kiss and Cry", "", "  ", f"{CHOICE}x", CHOICE, f"{CHOICE}-1", "%", "_", "'; --"):
            with refused(wording.no_such_work(text)):
                await house.works.choose(GUILD, text)

    async def test_a_forged_choice_is_refused(self, house: House) -> None:
        await house.work()

        for number in ("0", "99", "9" * 18, "9" * 19, "9" * 500, "٣"):
            with pytest.raises(UserFacingError):
                await house.works.choose(GUILD, f"{CHOICE}{number}")

    async def test_where_nothing_is_the_refusal_says_how_to_begin(self, house: House) -> None:
        with refused(wording.no_works()):
            await house.works.choose(GUILD, "The Lighthouse")

    async def test_another_servers_work_is_found_neither_by_id_nor_by_title(self, house: House) -> None:
        elsewhere = await house.work("Elsewhere", guild_id=OTHER_GUILD)
        await house.work("Here")

        with refused(wording.work_is_gone()):
            await house.works.choose(GUILD, f"{CHOICE}{elsewhere.id}")
        with refused(wording.no_such_work("Elsewhere")):
            await house.works.choose(GUILD, "Elsewhere")
        assert titles(await house.works.like(GUILD, "e")) == ["Here"]

    async def test_a_title_made_of_digits_isnt_taken_for_an_id(self, house: House) -> None:
        first = await house.work("First")
        year = await house.work(str(first.id))

        assert await house.works.choose(GUILD, str(first.id)) == year

    async def test_what_begins_with_the_typed_text_is_offered_first(self, house: House) -> None:
        for title in ("A Lighthouse", "Light", "The Bakery", "light and dark"):
            await house.work(title)

        assert titles(await house.works.like(GUILD, "LIGHT")) == ["Light", "light and dark", "A Lighthouse"]

    async def test_works_are_listed_by_title(self, house: House) -> None:
        for title in ("b", "A", "c"):
            await house.work(title)

        assert titles(await house.works.all(GUILD)) == ["A", "b", "c"]


async def test_the_latest_chapter_of_each_work_is_the_one_posted_last(house: House, clock: SetClock) -> None:
    work, other = await house.work("One"), await house.work("Other")
    await house.work("Not begun")
    for one, number in ((work, 2.0), (work, 1.0), (other, 7.0)):
        clock.advance(hours=1)
        await house.posted(one, number)
    await house.draft(work, 3)

    latest = await house.works.latest_chapters(GUILD)

    assert {key: (posted, chapter.details.number) for key, (posted, chapter) in latest.items()} == {
        work.id: (2, 1.0),
        other.id: (1, 7.0),
    }
    assert await house.works.latest_chapters(OTHER_GUILD) == {}
