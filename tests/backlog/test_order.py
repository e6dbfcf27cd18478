"""Chapters of a backlog go out in the author's order."""

import pytest

from bot.backlog.models import FIRST, LAST
from bot.works.models import Chapter
from tests.backlog.desk import Desk
from tests.worlds.house import AUTHOR, House


class TestOrder:
    @pytest.fixture(autouse=True)
    async def running(self, desk: Desk, drafts: list[Chapter]) -> None:
        assert drafts
        await desk.begin()

    @pytest.mark.parametrize(
        ("moved", "before", "order"),
        [
            (2, 1, [1, 3, 2]),
            (2, FIRST, [3, 1, 2]),
            (0, 2, [2, 1, 3]),
            (0, LAST, [2, 3, 1]),
            (1, 1, [1, 2, 3]),
            (1, 99, [1, 2, 3]),
            (99, 1, [1, 2, 3]),
        ],
    )
    async def test_a_chapter_is_put_before_another_and_a_second_click_moves_nothing(
        self, desk: Desk, drafts: list[Chapter], moved: int, before: int, order: list[int]
    ) -> None:
        ids = {place: draft.id for place, draft in enumerate(drafts)} | {99: 10**17}
        target = before if before in (FIRST, LAST) and (moved, before) != (1, 0) else ids[before]
        for _ in range(2):
            await desk.backlogs.move(AUTHOR, *await desk.of(), ids[moved], target)

        assert await desk.numbers() == order

    async def test_the_order_is_the_one_in_which_they_go_out(self, desk: Desk, drafts: list[Chapter]) -> None:
        await desk.backlogs.move(AUTHOR, *await desk.of(), drafts[2].id, FIRST)
        await desk.backlogs.move(AUTHOR, *await desk.of(), drafts[0].id, LAST)

        assert [await desk.pass_weeks() for _ in range(3)] == [[3], [2], [1]]

    async def test_what_is_taken_out_is_a_draft_that_can_be_added_again(
        self, desk: Desk, drafts: list[Chapter]
    ) -> None:
        for _ in range(2):
            await desk.backlogs.take_out(AUTHOR, *await desk.of(), drafts[0].id)
        overview = await desk.look()

        assert [one.id for one in overview.others] == [drafts[0].id]
        assert await desk.pass_weeks() == [2]
        await desk.backlogs.add(AUTHOR, *await desk.of(), [drafts[0].id])
        assert await desk.numbers() == [3, 1]

    async def test_only_drafts_of_the_work_can_be_added(self, house: House, desk: Desk) -> None:
        other = await house.draft(await house.work("Another"), 9)
        posted = await house.posted(desk.work, 8)

        await desk.backlogs.add(AUTHOR, *await desk.of(), [other.id, posted.id, 0, 10**17])

        assert await desk.numbers() == [1, 2, 3]
