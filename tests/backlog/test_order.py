"""Chapters of a backlog go out in the author's order."""

import pytest

from bot.backlog.models import FIRST, LAST
from bot.works.models import Chapter
from tests.backlog.author import BacklogAuthor
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program


class TestOrder:
    @pytest.fixture(autouse=True)
    async def running(self, author: BacklogAuthor, drafts: list[Chapter]) -> None:
        assert drafts
        await author.begin()

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
        self, author: BacklogAuthor, drafts: list[Chapter], moved: int, before: int, order: list[int]
    ) -> None:
        ids = {place: draft.id for place, draft in enumerate(drafts)} | {99: 10**17}
        target = before if before in (FIRST, LAST) and (moved, before) != (1, 0) else ids[before]
        for _ in range(2):
            await author.backlogs.move(AUTHOR, *await author.of(), ids[moved], target)

        assert await author.numbers() == order

    async def test_the_order_is_the_one_in_which_they_go_out(
        self, author: BacklogAuthor, drafts: list[Chapter]
    ) -> None:
        await author.backlogs.move(AUTHOR, *await author.of(), drafts[2].id, FIRST)
        await author.backlogs.move(AUTHOR, *await author.of(), drafts[0].id, LAST)

        assert [await author.pass_weeks() for _ in range(3)] == [[3], [2], [1]]

    async def test_what_is_taken_out_is_a_draft_that_can_be_added_again(
        self, author: BacklogAuthor, drafts: list[Chapter]
    ) -> None:
        for _ in range(2):
            await author.backlogs.take_out(AUTHOR, *await author.of(), drafts[0].id)
        overview = await author.look()

        assert [one.id for one in overview.others] == [drafts[0].id]
        assert await author.pass_weeks() == [2]
        await author.backlogs.add(AUTHOR, *await author.of(), [drafts[0].id])
        assert await author.numbers() == [3, 1]

    async def test_only_drafts_of_the_work_can_be_added(self, program: Program, author: BacklogAuthor) -> None:
        other = await program.draft(await program.work("Another"), 9)
        posted = await program.posted(author.work, 8)

        await author.backlogs.add(AUTHOR, *await author.of(), [other.id, posted.id, 0, 10**17])

        assert await author.numbers() == [1, 2, 3]
