"""A backlog is paused, skips a slot, and ends."""

import asyncio

import pytest

from bot.backlog.models import LAST
from bot.works.models import Chapter, ChapterState
from tests.backlog.desk import WEEK, Desk, numbers
from tests.worlds.clock import FRIDAY
from tests.worlds.house import AUTHOR


class TestPausingAndSkipping:
    @pytest.fixture(autouse=True)
    async def running(self, desk: Desk, drafts: list[Chapter]) -> None:
        assert drafts
        await desk.begin()

    async def test_while_it_is_paused_nothing_goes_out_and_nothing_is_made_up_for(self, desk: Desk) -> None:
        await desk.backlogs.pause(AUTHOR, *await desk.of())
        await desk.backlogs.pause(AUTHOR, *await desk.of())
        assert await desk.times() == [None, None, None]
        assert await desk.pass_weeks(2.5) == []

        await desk.backlogs.resume(AUTHOR, *await desk.of())
        await desk.backlogs.resume(AUTHOR, *await desk.of())
        assert numbers(await desk.house.timetable.release_due()) == []
        assert await desk.times() == [FRIDAY + week * WEEK for week in (3, 4, 5)]

    async def test_a_short_pause_changes_nothing_and_keeps_what_was_skipped(self, desk: Desk) -> None:
        await desk.backlogs.skip(AUTHOR, *await desk.of(), await desk.slot())
        before = await desk.times()

        await desk.backlogs.pause(AUTHOR, *await desk.of())
        await desk.backlogs.resume(AUTHOR, *await desk.of())

        assert await desk.times() == before == [FRIDAY + week * WEEK for week in (2, 3, 4)]

    async def test_a_skipped_slot_passes_without_a_chapter(self, desk: Desk) -> None:
        await desk.backlogs.skip(AUTHOR, *await desk.of(), await desk.slot())

        assert [await desk.pass_weeks() for _ in range(3)] == [[], [1], [2]]

    async def test_a_second_click_skips_no_second_slot(self, desk: Desk) -> None:
        slot = await desk.slot()
        await asyncio.gather(*[desk.backlogs.skip(AUTHOR, *await desk.of(), slot) for _ in range(3)])

        assert await desk.times() == [FRIDAY + week * WEEK for week in (2, 3, 4)]

    async def test_skipping_can_be_taken_back(self, desk: Desk) -> None:
        for _ in range(2):
            await desk.backlogs.skip(AUTHOR, *await desk.of(), await desk.slot())
        await desk.backlogs.skip_nothing(AUTHOR, *await desk.of())
        await desk.backlogs.skip_nothing(AUTHOR, *await desk.of())

        assert await desk.times() == [FRIDAY + week * WEEK for week in (1, 2, 3)]

    async def test_once_it_has_ended_the_drafts_stay_and_old_buttons_do_nothing(self, desk: Desk) -> None:
        of, slot = await desk.of(), await desk.slot()

        assert await desk.backlogs.end(AUTHOR, *of) == 3
        assert await desk.backlogs.end(AUTHOR, *of) is None
        assert [one.state for one in (await desk.look()).others] == [ChapterState.DRAFT] * 3
        assert await desk.pass_weeks(3) == []

        await desk.begin()
        first = (await desk.look()).waiting[0].chapter.id
        await desk.backlogs.pause(AUTHOR, *of)
        await desk.backlogs.skip(AUTHOR, *of, slot)
        await desk.backlogs.take_out(AUTHOR, *of, first)
        await desk.backlogs.move(AUTHOR, *of, first, LAST)
        assert await desk.numbers() == [1, 2, 3]
        assert await desk.times() == [FRIDAY + week * WEEK for week in (4, 5, 6)]
