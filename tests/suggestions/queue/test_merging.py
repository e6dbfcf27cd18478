"""Merging suggestions carries what stands for them, and can be undone."""

import asyncio

import pytest

from bot.core.errors import UserFacingError
from bot.suggestions.models import Status
from bot.suggestions.verdicts import wording as verdicts_wording
from tests.refusals import refused
from tests.suggestions.desk import Desk
from tests.suggestions.queue.samples import given
from tests.worlds.house import AUTHOR, MODERATOR, reader


async def test_two_merging_into_each_other_at_once_make_no_circle(desk: Desk) -> None:
    first, second = await given(desk, 2)
    await asyncio.gather(
        desk.verdicts.merge(AUTHOR, first.id, second.id),
        desk.verdicts.merge(MODERATOR, second.id, first.id),
        return_exceptions=True,
    )

    statuses = sorted([(await desk.now(one)).status for one in (first, second)])
    assert statuses == [Status.MERGED, Status.WAITING]


async def test_merging_carries_backing_and_credit_and_undo_gives_them_back(desk: Desk) -> None:
    one, other = await desk.give("A storm", credited=True), await desk.give("A flood", reader(2), credited=True)
    await desk.house.suggestions.back(reader(3), one.id)
    await desk.house.suggestions.back(reader(3), other.id)
    await desk.house.suggestions.back(reader(4), other.id)
    chapter = await desk.house.posted(desk.work)

    await desk.verdicts.merge(AUTHOR, other.id, one.id)
    assert (await desk.now(one)).backing == 3, "the other's reader, and both who backed either"
    await desk.accept(one)
    await desk.verdicts.use(AUTHOR, one.id, chapter.id)
    _, thanked = await desk.showcase.hall(reader(5), desk.work.id)
    assert sorted(thanked) == [("Reader 1", 1), ("Reader 2", 1)]
    await desk.verdicts.undo(AUTHOR, other.id)
    assert [(await desk.now(this)).backing for this in (one, other)] == [1, 2]


async def test_what_is_merged_into_a_merged_one_goes_to_the_end_of_the_line(desk: Desk) -> None:
    first, second, third = await given(desk, 3)
    await desk.verdicts.merge(AUTHOR, second.id, first.id)
    merged = await desk.verdicts.merge(AUTHOR, third.id, second.id)

    assert merged.merged_into_id == first.id
    with refused(verdicts_wording.merge_into_itself()):
        await desk.verdicts.merge(AUTHOR, first.id, third.id)


async def test_only_suggestions_of_the_same_work_are_merged(desk: Desk) -> None:
    other = await desk.house.work("Moon Bakery")
    one, elsewhere = await desk.give("A storm"), await desk.give("A storm", work=other)
    with pytest.raises(UserFacingError, match="belongs to another work"):
        await desk.verdicts.merge(AUTHOR, one.id, elsewhere.id)
