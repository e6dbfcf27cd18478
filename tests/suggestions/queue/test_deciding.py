"""Deciding: of two at once one is told, and only what was seen is undone."""

import asyncio

import pytest

from bot.suggestions.models import BULK, Status
from bot.suggestions.verdicts import wording as verdicts_wording
from bot.suggestions.verdicts.decisions import AlreadyDecided
from bot.works.models import UNDO
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.suggestions.queue.samples import WAITING, given
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, MODERATOR, reader


async def test_of_two_deciding_at_once_one_is_told(ideas: Ideas) -> None:
    one = await ideas.give("Mine")
    results = await asyncio.gather(
        ideas.verdicts.decide(AUTHOR, one.id, Status.ACCEPTED),
        ideas.verdicts.decide(MODERATOR, one.id, Status.DECLINED, "No"),
        return_exceptions=True,
    )

    assert [isinstance(result, AlreadyDecided) for result in results].count(True) == 1
    entries, _ = await ideas.moderation.log(MODERATOR)
    assert len(entries) == 1


async def test_many_backing_at_once_all_count(ideas: Ideas) -> None:
    one = await ideas.give("Mine", credited=True)
    await asyncio.gather(*(ideas.program.suggestions.back(reader(number), one.id) for number in range(2, 12)))

    assert (await ideas.now(one)).backing == 10


async def test_a_text_that_changed_meanwhile_is_not_decided_on(ideas: Ideas) -> None:
    seen = await ideas.give("A storm")
    await ideas.program.own_suggestions.edit(reader(1), seen.id, "A shipwreck")

    with refused(verdicts_wording.changed_meanwhile(), AlreadyDecided):
        await ideas.verdicts.decide(AUTHOR, seen.id, Status.ACCEPTED, version=seen.version)
    assert (await ideas.now(seen)).status is Status.WAITING


async def test_of_two_shelving_or_deciding_what_the_other_shelved_the_later_one_is_told(ideas: Ideas) -> None:
    seen = await ideas.give("Mine")
    shelved = await ideas.verdicts.decide(AUTHOR, seen.id, Status.SHELVED, version=seen.version)
    for status in (Status.SHELVED, Status.ACCEPTED):
        with refused(verdicts_wording.already_decided(shelved), AlreadyDecided):
            await ideas.verdicts.decide(MODERATOR, seen.id, status, version=seen.version)
    with pytest.raises(AlreadyDecided):
        await ideas.verdicts.decide(MODERATOR, seen.id, Status.SHELVED)
    assert (await ideas.verdicts.decide_several(MODERATOR, [seen.id], Status.SHELVED)).late == [seen.id]

    accepted = await ideas.verdicts.decide(MODERATOR, seen.id, Status.ACCEPTED, version=shelved.version)
    assert accepted.status is Status.ACCEPTED


async def test_only_the_decision_that_was_seen_is_undone(ideas: Ideas, clock: SetClock) -> None:
    one = await ideas.give("Mine")
    seen = (await ideas.accept(one)).decision
    assert seen is not None
    await ideas.verdicts.undo(MODERATOR, one.id)
    clock.advance(seconds=5)
    declined = await ideas.verdicts.decide(MODERATOR, one.id, Status.DECLINED, "No")

    with refused(verdicts_wording.already_decided(declined), AlreadyDecided):
        await ideas.verdicts.undo(AUTHOR, one.id, of=int(seen.at.timestamp()))
    assert (await ideas.now(one)).status is Status.DECLINED
    assert (await ideas.verdicts.undo(AUTHOR, one.id, of=int(clock.now.timestamp()))).status is Status.WAITING


async def test_a_shelved_one_can_still_be_decided_and_undone_back_to_shelved(ideas: Ideas) -> None:
    one = await ideas.give("Mine")
    await ideas.verdicts.decide(AUTHOR, one.id, Status.SHELVED, "For book two")
    await ideas.verdicts.decide(MODERATOR, one.id, Status.ACCEPTED)
    undone = await ideas.verdicts.undo(AUTHOR, one.id)

    assert undone.status is Status.SHELVED
    assert undone.decision is not None
    assert (undone.decision.by_id, undone.decision.reason) == (AUTHOR.id, "For book two")


@pytest.mark.parametrize(("late", "undoable"), [(-1, True), (0, True), (1, False)])
async def test_undo_ends_after_ten_minutes(ideas: Ideas, clock: SetClock, late: int, undoable: bool) -> None:
    one = await ideas.give("Mine")
    await ideas.accept(one)
    clock.advance(seconds=UNDO.total_seconds() + late)
    if undoable:
        assert (await ideas.verdicts.undo(AUTHOR, one.id)).decision is None
    else:
        with refused(verdicts_wording.too_late_to_undo()):
            await ideas.verdicts.undo(AUTHOR, one.id)


async def test_only_an_accepted_one_is_used_in_a_chapter_of_its_own_work(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery")
    chapter, elsewhere = await ideas.program.out(ideas.work), await ideas.program.out(other)
    one = await ideas.give("A storm")
    with pytest.raises(AlreadyDecided):
        await ideas.verdicts.use(AUTHOR, one.id, chapter.id)
    await ideas.accept(one, "Lovely")
    with refused(verdicts_wording.no_such_chapter()):
        await ideas.verdicts.use(AUTHOR, one.id, elsewhere.id)

    used = await ideas.verdicts.use(AUTHOR, one.id, chapter.id)
    assert (used.status, used.used_number) == (Status.USED, 1)
    assert used.decision is not None
    assert used.decision.reason == "Lovely"


async def test_one_decision_goes_to_several_and_the_late_ones_are_named(ideas: Ideas) -> None:
    ids = [one.id for one in await given(ideas, 4)]
    await ideas.verdicts.decide(MODERATOR, ids[1], Status.ACCEPTED)

    tally = await ideas.verdicts.decide_several(AUTHOR, ids, Status.DECLINED, "Not this time")

    assert (tally.decided, tally.late) == ([ids[0], ids[2], ids[3]], [ids[1]])


async def test_a_list_of_several_holds_what_can_be_decided_from_here_on(ideas: Ideas) -> None:
    ids = [one.id for one in await given(ideas, BULK + 3)]
    listed = await ideas.queue.several(AUTHOR, WAITING, ids[1])

    assert [one.id for one in listed] == ids[1 : BULK + 1]
