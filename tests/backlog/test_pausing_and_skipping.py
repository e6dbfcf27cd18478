"""A backlog is paused, skips a slot, and ends."""

import asyncio

import pytest

from bot.backlog.models import LAST
from bot.works.models import Chapter, ChapterState
from tests.backlog.author import WEEK, BacklogAuthor, numbers
from tests.worlds.clock import FRIDAY
from tests.worlds.people import AUTHOR


class TestPausingAndSkipping:
    @pytest.fixture(autouse=True)
    async def running(self, author: BacklogAuthor, drafts: list[Chapter]) -> None:
        assert drafts
        await author.begin()

    async def test_while_it_is_paused_nothing_goes_out_and_nothing_is_made_up_for(self, author: BacklogAuthor) -> None:
        await author.backlogs.pause(AUTHOR, *await author.of())
        await author.backlogs.pause(AUTHOR, *await author.of())
        assert await author.times() == [None, None, None]
        assert await author.pass_weeks(2.5) == []

        await author.backlogs.resume(AUTHOR, *await author.of())
        await author.backlogs.resume(AUTHOR, *await author.of())
        assert numbers(await author.program.timetable.release_due()) == []
        assert await author.times() == [FRIDAY + week * WEEK for week in (3, 4, 5)]

    async def test_a_short_pause_changes_nothing_and_keeps_what_was_skipped(self, author: BacklogAuthor) -> None:
        await author.backlogs.skip(AUTHOR, *await author.of(), await author.slot())
        before = await author.times()

        await author.backlogs.pause(AUTHOR, *await author.of())
        await author.backlogs.resume(AUTHOR, *await author.of())

        assert await author.times() == before == [FRIDAY + week * WEEK for week in (2, 3, 4)]

    async def test_a_skipped_slot_passes_without_a_chapter(self, author: BacklogAuthor) -> None:
        await author.backlogs.skip(AUTHOR, *await author.of(), await author.slot())

        assert [await author.pass_weeks() for _ in range(3)] == [[], [1], [2]]

    async def test_a_second_click_skips_no_second_slot(self, author: BacklogAuthor) -> None:
        slot = await author.slot()
        await asyncio.gather(*[author.backlogs.skip(AUTHOR, *await author.of(), slot) for _ in range(3)])

        assert await author.times() == [FRIDAY + week * WEEK for week in (2, 3, 4)]

    async def test_skipping_can_be_taken_back(self, author: BacklogAuthor) -> None:
        for _ in range(2):
            await author.backlogs.skip(AUTHOR, *await author.of(), await author.slot())
        await author.backlogs.skip_nothing(AUTHOR, *await author.of())
        await author.backlogs.skip_nothing(AUTHOR, *await author.of())

        assert await author.times() == [FRIDAY + week * WEEK for week in (1, 2, 3)]

    async def test_once_it_has_ended_the_drafts_stay_and_old_buttons_do_nothing(self, author: BacklogAuthor) -> None:
        of, slot = await author.of(), await author.slot()

        assert await author.backlogs.end(AUTHOR, *of) == 3
        assert await author.backlogs.end(AUTHOR, *of) is None
        assert [one.state for one in (await author.look()).others] == [ChapterState.DRAFT] * 3
        assert await author.pass_weeks(3) == []

        await author.begin()
        first = (await author.look()).waiting[0].chapter.id
        await author.backlogs.pause(AUTHOR, *of)
        await author.backlogs.skip(AUTHOR, *of, slot)
        await author.backlogs.take_out(AUTHOR, *of, first)
        await author.backlogs.move(AUTHOR, *of, first, LAST)
        assert await author.numbers() == [1, 2, 3]
        assert await author.times() == [FRIDAY + week * WEEK for week in (4, 5, 6)]
