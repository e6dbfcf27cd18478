"""Merging suggestions carries what stands for them, and can be undone."""

import asyncio

import pytest

from bot.core.errors import UserFacingError
from bot.suggestions.models import Status
from bot.suggestions.verdicts import wording as verdicts_wording
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.suggestions.queue.samples import given
from tests.worlds.people import AUTHOR, MODERATOR, reader


async def test_two_merging_into_each_other_at_once_make_no_circle(ideas: Ideas) -> None:
    first, second = await given(ideas, 2)
    await asyncio.gather(
        ideas.verdicts.merge(AUTHOR, first.id, second.id),
        ideas.verdicts.merge(MODERATOR, second.id, first.id),
        return_exceptions=True,
    )

    statuses = sorted([(await ideas.now(one)).status for one in (first, second)])
    assert statuses == [Status.MERGED, Status.WAITING]


async def test_merging_carries_backing_and_credit_and_undo_gives_them_back(ideas: Ideas) -> None:
    one, other = await ideas.give("A storm", credited=True), await ideas.give("A flood", reader(2), credited=True)
    await ideas.program.suggestions.back(reader(3), one.id)
    await ideas.program.suggestions.back(reader(3), other.id)
    await ideas.program.suggestions.back(reader(4), other.id)
    chapter = await ideas.program.posted(ideas.work)

    await ideas.verdicts.merge(AUTHOR, other.id, one.id)
    assert (await ideas.now(one)).backing == 3, "the other's reader, and both who backed either"
    await ideas.accept(one)
    await ideas.verdicts.use(AUTHOR, one.id, chapter.id)
    _, thanked = await ideas.showcase.hall(reader(5), ideas.work.id)
    assert sorted(thanked) == [("Reader 1", 1), ("Reader 2", 1)]
    await ideas.verdicts.undo(AUTHOR, other.id)
    assert [(await ideas.now(this)).backing for this in (one, other)] == [1, 2]


async def test_what_is_merged_into_a_merged_one_goes_to_the_end_of_the_line(ideas: Ideas) -> None:
    first, second, third = await given(ideas, 3)
    await ideas.verdicts.merge(AUTHOR, second.id, first.id)
    merged = await ideas.verdicts.merge(AUTHOR, third.id, second.id)

    assert merged.merged_into_id == first.id
    with refused(verdicts_wording.merge_into_itself()):
        await ideas.verdicts.merge(AUTHOR, first.id, third.id)


async def test_only_suggestions_of_the_same_work_are_merged(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery")
    one, elsewhere = await ideas.give("A storm"), await ideas.give("A storm", work=other)
    with pytest.raises(UserFacingError, match="belongs to another work"):
        await ideas.verdicts.merge(AUTHOR, one.id, elsewhere.id)
