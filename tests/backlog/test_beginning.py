"""Beginning a backlog: what it takes in, and what it is refused for."""

import asyncio
from datetime import timedelta

import pytest

from bot.backlog import wording
from bot.backlog.models import FIRST
from bot.core.db.database import Database
from bot.dates import wording as dates_wording
from bot.targets import wording as targets_wording
from tests.backlog.author import WEEK, BacklogAuthor
from tests.refusals import refused
from tests.worlds.clock import FRIDAY, SetClock
from tests.worlds.people import AUTHOR, MANAGER, MODERATOR
from tests.worlds.program import Program


class TestBeginning:
    async def test_takes_in_the_drafts_by_number_and_then_by_when_they_were_made(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        for number, title in ((7, "G"), (None, "Afterword"), (3, "C"), (4.5, "D"), (None, "Thanks")):
            await program.draft(author.work, number, title=title)

        begun = await author.begin()

        assert [one.chapter.details.title for one in begun.waiting] == ["C", "D", "G", "Afterword", "Thanks"]
        assert [one.at for one in begun.waiting] == [FRIDAY + WEEK * week for week in (1, 2, 3, 4, 5)]
        assert begun.others == ()

    async def test_leaves_out_what_looks_like_an_old_preview(self, program: Program, author: BacklogAuthor) -> None:
        await program.posted(author.work, 1)
        stale, twice, kept = [await program.draft(author.work, number) for number in (1, 2, 2)]

        begun = await author.begin()

        assert [one.chapter.id for one in begun.waiting] == [kept.id]
        assert {one.id for one in begun.others} == {stale.id, twice.id}

    async def test_without_a_draft_says_how_to_make_one(self, program: Program, author: BacklogAuthor) -> None:
        await program.posted(author.work, 1)

        with refused(wording.no_drafts(author.work)):
            await author.begin()
        assert (await author.look()).backlog is None

    async def test_without_a_channel_names_the_way_out(self, database: Database, clock: SetClock) -> None:
        program = Program.on(database, clock)
        work = await program.work()
        await program.draft(work)

        with refused(targets_wording.no_channel()):
            await program.backlogs.plan(AUTHOR, work.id, "Friday 18:00")

    @pytest.mark.usefixtures("drafts")
    async def test_is_understood_in_the_servers_zone(self, program: Program, author: BacklogAuthor) -> None:
        await program.set_up(zone="Asia/Tokyo")

        begun = await author.begin("Saturday 3am")

        assert begun.waiting[0].at == FRIDAY + WEEK
        await program.set_up(zone="Europe/Paris")
        assert await author.times() == [one.at for one in begun.waiting]

    @pytest.mark.usefixtures("drafts")
    async def test_an_unclear_rhythm_begins_nothing(self, author: BacklogAuthor) -> None:
        with refused(dates_wording.rhythm_without_time(4)):
            await author.begin("Friday")

        assert (await author.look()).backlog is None

    @pytest.mark.usefixtures("drafts")
    async def test_a_second_time_changes_the_rhythm_and_keeps_the_order(self, author: BacklogAuthor) -> None:
        begun = await author.begin()
        await author.backlogs.move(AUTHOR, *await author.of(), begun.waiting[2].chapter.id, FIRST)

        await author.backlogs.plan(AUTHOR, author.work.id, "Tuesday and Friday 18:00")

        assert await author.numbers() == [3, 1, 2]
        assert await author.times() == [FRIDAY + timedelta(days=days) for days in (4, 7, 11)]

    @pytest.mark.usefixtures("drafts")
    async def test_of_two_at_once_makes_one_backlog(self, author: BacklogAuthor) -> None:
        planned = await asyncio.gather(
            *(author.backlogs.plan(member, author.work.id, "Friday 18:00") for member in (AUTHOR, MODERATOR, MANAGER))
        )
        (backlog_id,) = {one.backlog.id for one in planned if one.backlog}
        results = await asyncio.gather(
            *(author.backlogs.begin(member, author.work.id, backlog_id) for member in (AUTHOR, MODERATOR, MANAGER))
        )

        assert sorted(results) == [False, False, True]
        assert await author.numbers() == [1, 2, 3]


@pytest.mark.usefixtures("drafts")
class TestAPlan:
    async def test_given_another_rhythm_keeps_its_chapters_and_takes_in_no_others(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        planned = await author.backlogs.plan(AUTHOR, author.work.id, "Friday 18:00")
        of = await author.of()
        await author.backlogs.move(AUTHOR, *of, planned.waiting[2].chapter.id, FIRST)
        await author.backlogs.take_out(AUTHOR, *of, planned.waiting[1].chapter.id)
        await program.draft(author.work, 4)

        again = await author.backlogs.plan(AUTHOR, author.work.id, "Tuesday 18:00")

        assert [one.chapter.details.number for one in again.waiting] == [3, 1]
        assert [one.details.number for one in again.others] == [4, 2]
        checked = await author.backlogs.would_take(AUTHOR, author.work.id)
        assert [one.details.number for one in checked] == [3, 1]

    async def test_shows_the_times_at_which_its_chapters_would_go_out_however_long_it_waited(
        self, author: BacklogAuthor
    ) -> None:
        await author.backlogs.plan(AUTHOR, author.work.id, "Friday 18:00")
        author.clock.advance(days=15)
        shown = await author.times()

        assert shown == [FRIDAY + WEEK * week for week in (3, 4, 5)]
        assert await author.backlogs.begin(AUTHOR, *await author.of())
        assert await author.times() == shown


@pytest.mark.usefixtures("drafts")
async def test_after_several_missed_slots_one_chapter_goes_out_and_the_others_times_are_to_come(
    author: BacklogAuthor,
) -> None:
    await author.begin()
    author.clock.advance(days=22)
    shown = await author.times()

    assert shown == [FRIDAY + WEEK * week for week in (1, 4, 5)]
    await author.program.timetable.release_due()
    assert await author.times() == shown[1:]
