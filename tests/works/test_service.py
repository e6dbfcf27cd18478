"""The works of a server: who may change them, and that one server's are nobody else's."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.setup.models import Member
from bot.works import wording
from bot.works.models import Author, Rating, Work, WorkDetails
from tests.refusals import refused
from tests.works.samples import FULL, titles
from tests.worlds.people import (
    ADULT_CHANNEL,
    AUTHOR,
    GUILD,
    MANAGER,
    MODERATOR,
    OTHER_AUTHOR,
    OTHER_GUILD,
    STRANGER,
    WORK_ROLE,
    as_author,
    reader,
)
from tests.worlds.program import Program


async def test_a_work_is_kept_as_it_was_said(program: Program) -> None:
    added = await program.works.add(MODERATOR, FULL, as_author(AUTHOR))

    (kept,) = await program.works.all(GUILD)
    assert kept == added
    assert (kept.details, kept.authors) == (FULL, (as_author(AUTHOR),))


async def test_what_no_database_holds_is_left_out_of_a_text(program: Program) -> None:
    await program.work("Nul\x00l and \ud800surrogate", summary="\x00")

    (kept,) = await program.works.all(GUILD)
    assert (kept.title, kept.details.summary) == ("Null and surrogate", None)


class TestWhoMay:
    async def test_only_staff_add_a_work(self, program: Program) -> None:
        await program.work()

        for member in (AUTHOR, reader(1)):
            with refused(wording.staff_only()):
                await program.works.add(member, WorkDetails(title="Mine"), as_author(member))

    @pytest.mark.parametrize(
        "attempt",
        [
            lambda program, member, work: program.works.edit(member, work.id, None, title="Mine"),
            lambda program, member, work: program.works.remove(member, work.id),
            lambda program, member, work: program.works.restore(member, work.id),
        ],
        ids=["edit", "remove", "restore"],
    )
    async def test_nobody_but_its_author_and_staff_change_a_work(
        self, program: Program, attempt: Callable[[Program, Member, Work], Awaitable[Work]]
    ) -> None:
        work = await program.work()
        await program.work("Another", by=OTHER_AUTHOR)

        for member in (OTHER_AUTHOR, reader(1)):
            with refused(wording.authors_only(work)):
                await attempt(program, member, work)

        assert work in await program.works.all(GUILD)

    async def test_its_author_may_with_it_what_staff_may(self, program: Program) -> None:
        work = await program.work()

        await program.works.edit(AUTHOR, work.id, None, title="The Lamp", channel_id=ADULT_CHANNEL, role_id=WORK_ROLE)
        await program.works.remove(AUTHOR, work.id)
        await program.works.restore(AUTHOR, work.id)

        assert titles(await program.works.all(GUILD)) == ["The Lamp"]

    async def test_who_was_its_author_may_no_longer(self, program: Program) -> None:
        work = await program.work()
        await program.works.edit(AUTHOR, work.id, as_author(OTHER_AUTHOR))

        with refused(wording.authors_only(await program.works.edit(OTHER_AUTHOR, work.id, None, total=3))):
            await program.works.edit(AUTHOR, work.id, None, title="Mine again")

    async def test_staff_by_role_may_as_much_as_managers(self, program: Program) -> None:
        work = await program.work()

        await program.works.edit(MODERATOR, work.id, None, title="The Lamp")
        await program.works.remove(MODERATOR, work.id)
        await program.works.restore(MODERATOR, work.id)

        assert titles(await program.works.all(GUILD)) == ["The Lamp"]

    async def test_being_staff_elsewhere_counts_for_nothing_here(self, program: Program) -> None:
        work = await program.work()

        for attempt in (
            program.works.edit(STRANGER, work.id, None, title="Taken over"),
            program.works.remove(STRANGER, work.id),
            program.works.restore(STRANGER, work.id),
        ):
            with refused(wording.work_is_gone()):
                await attempt

        assert await program.works.all(GUILD) == [work]

    async def test_who_is_asked_for_as_an_author_is_one_or_staff(self, program: Program) -> None:
        work = await program.work()

        for member in (AUTHOR, MANAGER, MODERATOR):
            await program.works.check_author(member, work)
        for member in (reader(1), OTHER_AUTHOR):
            with refused(wording.authors_only(work)):
                await program.works.check_author(member, work)
        for member in (STRANGER, Member(OTHER_GUILD, AUTHOR.id, AUTHOR.name)):
            with refused(wording.authors_at_home_only(work)):
                await program.works.check_author(member, work)

    async def test_what_is_offered_to_post_in_is_what_one_may_post_in(self, program: Program) -> None:
        mine, other = await program.work("Mine"), await program.work("Other", by=OTHER_AUTHOR)

        assert await program.works.theirs(AUTHOR, [mine, other]) == [mine]
        assert await program.works.theirs(MODERATOR, [mine, other]) == [mine, other]
        assert await program.works.theirs(reader(1), [mine, other]) == []


class TestEditing:
    async def test_what_isnt_named_stays_as_it_was(self, program: Program) -> None:
        work = await program.works.add(MANAGER, FULL, as_author(AUTHOR))

        changed = await program.works.edit(MANAGER, work.id, None, rating=Rating.MATURE, summary=None)

        assert changed.details.rating is Rating.MATURE
        assert changed.details.summary is None
        assert (changed.details.link, changed.details.warnings, changed.authors) == (
            FULL.link,
            FULL.warnings,
            work.authors,
        )
        assert await program.works.all(GUILD) == [changed]

    async def test_an_author_takes_the_place_of_the_one_before(self, program: Program) -> None:
        work = await program.work(by=AUTHOR)

        changed = await program.works.edit(MANAGER, work.id, as_author(OTHER_AUTHOR))

        assert changed.authors == (as_author(OTHER_AUTHOR),)
        assert not changed.is_by(AUTHOR.id)

    async def test_an_author_may_be_recorded_anew_under_another_name(self, program: Program) -> None:
        work = await program.work(by=AUTHOR)

        changed = await program.works.edit(MANAGER, work.id, Author(id=AUTHOR.id, name="Ada L."))

        assert [author.name for author in changed.authors] == ["Ada L."]

    async def test_edits_of_different_things_at_once_all_arrive(self, program: Program) -> None:
        work = await program.work()

        await asyncio.gather(
            program.works.edit(MANAGER, work.id, None, summary="A lamp goes out."),
            program.works.edit(MODERATOR, work.id, None, link="https://example.org"),
            program.works.edit(MODERATOR, work.id, None, total=3),
            program.works.edit(MANAGER, work.id, None, fandoms="Original Work"),
        )

        (kept,) = await program.works.all(GUILD)
        said = kept.details
        assert (said.summary, said.link, said.total, said.fandoms) == (
            "A lamp goes out.",
            "https://example.org",
            3,
            "Original Work",
        )

    async def test_the_same_author_named_twice_at_once_is_recorded_once(self, program: Program) -> None:
        work = await program.work()

        await asyncio.gather(*(program.works.edit(MANAGER, work.id, as_author(OTHER_AUTHOR)) for _ in range(4)))

        (kept,) = await program.works.all(GUILD)
        assert kept.authors == (as_author(OTHER_AUTHOR),)
