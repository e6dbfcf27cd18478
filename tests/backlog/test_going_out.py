"""One chapter goes out a slot, whatever happens in between."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from bot.backlog import store as backlog_store
from bot.works import chapter_store
from bot.works.models import Chapter
from tests.backlog.author import WEEK, BacklogAuthor, numbers
from tests.simulation.crash_point import Crash, CrashPoint
from tests.simulation.crashing_database import CrashingDatabase
from tests.worlds.clock import FRIDAY
from tests.worlds.databases.failing import failing_at
from tests.worlds.people import AUTHOR, CHANNEL
from tests.worlds.program import Program
from tests.worlds.zones import earlier_rules


@pytest.mark.usefixtures("drafts")
class TestGoingOut:
    async def test_one_chapter_goes_out_at_each_slot(self, program: Program, author: BacklogAuthor) -> None:
        await author.begin()

        assert await author.pass_weeks(0.99) == []
        assert await author.pass_weeks(0.01) == [1]
        assert numbers(await author.program.timetable.release_due()) == []
        assert await author.pass_weeks() == [2]
        assert await author.pass_weeks() == [3]
        assert await author.pass_weeks() == []
        for chapter in await program.chapters.posted(author.work.id):
            (announcement,) = await program.announcements.of_chapter(chapter.id)
            assert announcement.channel_id == CHANNEL

    async def test_what_it_tells_is_which_chapter_and_how_late(self, author: BacklogAuthor) -> None:
        await author.begin()
        author.clock.advance(days=7, minutes=90)

        (released,) = await author.program.timetable.release_due()

        assert (released.work.id, released.chapter.details.number) == (author.work.id, 1)
        assert released.late == timedelta(minutes=90)

    async def test_after_a_long_absence_one_goes_out_and_the_rhythm_goes_on(self, author: BacklogAuthor) -> None:
        await author.begin()

        assert await author.pass_weeks(3.5) == [1]
        assert await author.times() == [FRIDAY + 4 * WEEK, FRIDAY + 5 * WEEK]
        assert await author.pass_weeks(0.5) == [2]

    async def test_two_processes_release_a_slots_chapter_once(self, program: Program, author: BacklogAuthor) -> None:
        await author.begin()
        author.clock.advance(days=7)

        results = await asyncio.gather(
            *(Program.on(program.database, author.clock).timetable.release_due() for _ in range(4))
        )

        assert [number for released in results for number in numbers(released)] == [1]
        assert await author.posted() == [1]

    async def test_a_crash_in_between_releases_neither_two_nor_none(
        self, author: BacklogAuthor, caplog: pytest.LogCaptureFixture
    ) -> None:
        await author.begin()
        with failing_at(author.program.database, "UPDATE backlogs"):
            assert await author.pass_weeks() == []
        caplog.clear()

        assert await author.posted() == []
        assert numbers(await author.program.timetable.release_due()) == [1]
        assert numbers(await author.program.timetable.release_due()) == []

    async def test_drafts_made_later_stay_out_until_they_are_added(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        await author.begin()
        later = [await program.draft(author.work, number) for number in (5, 4)]
        assert await author.numbers() == [1, 2, 3]

        await author.backlogs.add(AUTHOR, *await author.of(), [draft.id for draft in later])
        await author.backlogs.add(AUTHOR, *await author.of(), [draft.id for draft in later])

        assert await author.numbers() == [1, 2, 3, 4, 5]

    async def test_an_empty_backlog_waits_for_the_next_draft(self, program: Program, author: BacklogAuthor) -> None:
        await author.begin()
        for _ in range(5):
            await author.pass_weeks()
        draft = await program.draft(author.work, 4)
        await author.backlogs.add(AUTHOR, *await author.of(), [draft.id])

        assert await author.times() == [FRIDAY + 6 * WEEK]
        assert await author.pass_weeks() == [4]

    async def test_what_is_posted_cancelled_or_scheduled_by_hand_leaves_its_place(
        self, program: Program, author: BacklogAuthor, drafts: list[Chapter]
    ) -> None:
        await program.draft(author.work, 4)
        await author.begin()
        await program.publishing.post(AUTHOR, drafts[0].id)
        await program.chapters.cancel(AUTHOR, drafts[1].id)
        await program.publishing.schedule(AUTHOR, drafts[2].id, "in 30 days")

        assert await author.numbers() == [4]
        assert await author.pass_weeks() == [4]

    async def test_scheduled_chapters_go_out_in_between_by_their_times(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        for number, when in ((10, "in 6 days"), (12, "in 8 days")):
            await program.publishing.schedule(AUTHOR, (await program.draft(author.work, number)).id, when)
        await author.begin()

        assert await author.pass_weeks(2) == [10, 1, 12]

    async def test_one_that_could_not_be_posted_after_all_stands_where_it_stood(
        self, program: Program, author: BacklogAuthor
    ) -> None:
        await author.begin()
        await author.pass_weeks()
        (posted,) = await program.chapters.posted(author.work.id)
        async with program.database.change() as connection:
            await chapter_store.back_to_draft(connection, posted.id)

        assert await author.numbers() == [1, 2, 3]


@pytest.mark.usefixtures("drafts")
async def test_wherever_the_process_ends_each_slot_releases_one_chapter(
    author: BacklogAuthor, migrated_url: URL
) -> None:
    await author.program.publishing.schedule(AUTHOR, (await author.program.draft(author.work, 10)).id, "in 6 days")
    await author.begin()
    crash_point = CrashPoint()
    crashing = CrashingDatabase(migrated_url, crash_point)
    author.clock.advance(days=7)
    lives = 0
    for steps in (0, 1, 2, 3, 0, 1, 2, 3, 4):
        crash_point.steps_left = steps
        with contextlib.suppress(Crash):
            await Program.on(crashing, author.clock).timetable.release_due()
            lives += 1
    await crashing.close()

    assert lives < 9
    by_announcement = {}
    for chapter in await author.program.chapters.posted(author.work.id):
        (announcement,) = await author.program.announcements.of_chapter(chapter.id)
        by_announcement[announcement.id] = chapter.details.number
    assert [number for _, number in sorted(by_announcement.items())] == [10, 1]
    assert await author.times() == [FRIDAY + 2 * WEEK, FRIDAY + 3 * WEEK]


async def test_after_an_update_of_the_zones_rules_the_slot_keeps_its_hour(
    program: Program, author: BacklogAuthor, drafts: list[Chapter], tmp_path: Path
) -> None:
    assert drafts
    await program.set_up(zone="Europe/Paris")
    await author.begin()
    before = await author.times()

    with earlier_rules(tmp_path, "Europe/Paris", like="UTC"):
        await author.program.timetable.keep_wall_times()
        (backlog,) = await _as_kept(program)
    await author.program.timetable.keep_wall_times()

    assert backlog == datetime(2026, 11, 27, 18, tzinfo=UTC)
    assert await _as_kept(program) == [before[0]]
    assert before[0] == datetime(2026, 11, 27, 17, tzinfo=UTC)


async def _as_kept(program: Program) -> list[datetime]:
    async with program.database.read() as connection:
        rows = await connection.execute(backlog_store.backlogs.select())
        return [row.next_at for row in rows]
