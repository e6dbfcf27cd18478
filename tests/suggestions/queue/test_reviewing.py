"""Reviewing: deciding, undoing, merging, using, stepping and finding."""

import asyncio

import pytest

from bot.core.errors import UserFacingError
from bot.suggestions import wording
from bot.suggestions.board import wording as board_wording
from bot.suggestions.models import BULK, UNDO, Deed, Status, Suggestion
from bot.suggestions.own import wording as own_wording
from bot.suggestions.queue import wording as queue_wording
from bot.suggestions.queue.filter import Order, QueueFilter
from bot.suggestions.queue.store import COUNTED
from bot.suggestions.verdicts import wording as decision_wording
from bot.suggestions.verdicts.decisions import AlreadyDecided
from bot.works.models import Rating
from tests.conftest import SetClock
from tests.refusals import refused
from tests.suggestions.desk import Desk
from tests.worlds.house import AUTHOR, MANAGER, MODERATOR, OTHER_AUTHOR, STRANGER, as_author, reader

WAITING, EVERY = QueueFilter(), QueueFilter(status=None)


async def walk(desk: Desk, queue_filter: QueueFilter) -> list[int]:
    """The queue from its front to its end, by pressing Next; walking back must give the same."""
    page = await desk.queue.review(AUTHOR, queue_filter)
    seen = []
    while page is not None:
        seen.append(page.suggestion.id)
        following, before = page.place.next_id, page.place.previous_id
        assert before == (seen[-2] if len(seen) > 1 else None)
        page = await desk.queue.show(AUTHOR, following, queue_filter) if following else None
    return seen


async def given(desk: Desk, count: int) -> list[Suggestion]:
    return [await desk.give(f"Idea {number}", reader(number)) for number in range(count)]


async def test_the_queue_goes_from_the_oldest_over_several_works(desk: Desk) -> None:
    other = await desk.house.work("Moon Bakery")
    ids = [(await desk.give(f"Idea {n}", work=other if n % 3 else desk.work)).id for n in range(7)]

    assert await walk(desk, WAITING) == ids
    assert await walk(desk, QueueFilter(work_id=other.id)) == [one for n, one in enumerate(ids) if n % 3]


async def test_the_most_backed_come_first_and_the_older_of_two_alike(desk: Desk) -> None:
    first, second, third, fourth = await given(desk, 4)
    for backed, by in ((third, 8), (third, 9), (second, 8), (fourth, 9)):
        await desk.house.suggestions.back(reader(by), backed.id)

    order = QueueFilter(order=Order.BACKED)
    assert await walk(desk, order) == [third.id, second.id, fourth.id, first.id]
    assert (await desk.queue.show(AUTHOR, fourth.id, order)).place.position == 3


async def test_the_queue_is_narrowed_by_chapter_backing_and_what_nobody_read(desk: Desk) -> None:
    chapter = await desk.house.posted(desk.work)
    about = await desk.give("About it", chapter=chapter)
    backed = await desk.give("Backed", reader(2))
    await desk.house.suggestions.back(reader(3), backed.id)
    await desk.queue.show(AUTHOR, about.id, EVERY)

    unread = await desk.queue.review(AUTHOR, QueueFilter(unread=True))
    assert unread is not None
    assert unread.suggestion.id == backed.id
    assert await walk(desk, QueueFilter(chapter_id=chapter.id)) == [about.id]
    assert await walk(desk, QueueFilter(backed=1)) == [backed.id]


async def test_what_is_skipped_stays_unread(desk: Desk) -> None:
    first, second = await given(desk, 2)
    page = await desk.queue.review(AUTHOR, WAITING)
    assert page is not None
    following = await desk.queue.skip(AUTHOR, first.id, WAITING)

    assert following.suggestion.id == second.id
    assert not (await desk.now(first)).is_read
    assert (await desk.now(second)).is_read


async def test_an_author_sees_their_own_works_only_and_staff_every_one(desk: Desk) -> None:
    other = await desk.house.work("Moon Bakery", by=OTHER_AUTHOR)
    mine, theirs = await desk.give("Mine"), await desk.give("Theirs", work=other)

    assert await walk(desk, WAITING) == [mine.id]
    page = await desk.queue.show(MODERATOR, mine.id, WAITING)
    assert (page.place.total, page.place.next_id) == (2, theirs.id)
    with pytest.raises(UserFacingError, match="author and this server's staff"):
        await desk.queue.show(AUTHOR, theirs.id, WAITING)


async def test_readers_and_strangers_review_nothing(desk: Desk) -> None:
    one = await desk.give("Mine")
    with refused(wording.reviewers_only()):
        await desk.queue.review(reader(1), WAITING)
    assert await desk.queue.review(STRANGER, WAITING) is None
    with refused(wording.suggestion_is_gone()):
        await desk.verdicts.decide(STRANGER, one.id, Status.ACCEPTED)
    with refused(wording.suggestion_is_gone()):
        await desk.verdicts.merge(STRANGER, one.id, one.id)


async def test_an_author_who_was_replaced_reviews_no_more(desk: Desk) -> None:
    one = await desk.give("Mine")
    await desk.house.works.edit(MANAGER, desk.work.id, as_author(OTHER_AUTHOR))

    with refused(wording.reviewers_only()):
        await desk.queue.review(AUTHOR, WAITING)
    assert (await desk.verdicts.decide(OTHER_AUTHOR, one.id, Status.ACCEPTED)).status is Status.ACCEPTED


async def test_a_removed_works_suggestions_leave_the_queue(desk: Desk) -> None:
    one = await desk.give("Mine")
    await desk.house.works.remove(MANAGER, desk.work.id)

    assert await desk.queue.review(MODERATOR, WAITING) is None
    with pytest.raises(UserFacingError, match="removed from this server"):
        await desk.verdicts.decide(MODERATOR, one.id, Status.ACCEPTED)


async def test_of_two_deciding_at_once_one_is_told(desk: Desk) -> None:
    one = await desk.give("Mine")
    results = await asyncio.gather(
        desk.verdicts.decide(AUTHOR, one.id, Status.ACCEPTED),
        desk.verdicts.decide(MODERATOR, one.id, Status.DECLINED, "No"),
        return_exceptions=True,
    )

    assert [isinstance(result, AlreadyDecided) for result in results].count(True) == 1
    entries, _ = await desk.moderation.log(MODERATOR)
    assert len(entries) == 1


async def test_two_merging_into_each_other_at_once_make_no_circle(desk: Desk) -> None:
    first, second = await given(desk, 2)
    await asyncio.gather(
        desk.verdicts.merge(AUTHOR, first.id, second.id),
        desk.verdicts.merge(MODERATOR, second.id, first.id),
        return_exceptions=True,
    )

    statuses = sorted([(await desk.now(one)).status for one in (first, second)])
    assert statuses == [Status.MERGED, Status.WAITING]


async def test_many_backing_at_once_all_count(desk: Desk) -> None:
    one = await desk.give("Mine")
    await asyncio.gather(*(desk.house.suggestions.back(reader(number), one.id) for number in range(2, 12)))

    assert (await desk.now(one)).backing == 10


async def test_a_text_that_changed_meanwhile_is_not_decided_on(desk: Desk) -> None:
    seen = await desk.give("A storm")
    await desk.house.own_suggestions.edit(reader(1), seen.id, "A shipwreck")

    with refused(decision_wording.changed_meanwhile(), AlreadyDecided):
        await desk.verdicts.decide(AUTHOR, seen.id, Status.ACCEPTED, version=seen.version)
    assert (await desk.now(seen)).status is Status.WAITING


async def test_of_two_shelving_or_deciding_what_the_other_shelved_the_later_one_is_told(desk: Desk) -> None:
    seen = await desk.give("Mine")
    shelved = await desk.verdicts.decide(AUTHOR, seen.id, Status.SHELVED, version=seen.version)
    for status in (Status.SHELVED, Status.ACCEPTED):
        with refused(decision_wording.already_decided(shelved), AlreadyDecided):
            await desk.verdicts.decide(MODERATOR, seen.id, status, version=seen.version)
    with pytest.raises(AlreadyDecided):
        await desk.verdicts.decide(MODERATOR, seen.id, Status.SHELVED)
    assert (await desk.verdicts.decide_several(MODERATOR, [seen.id], Status.SHELVED)).late == [seen.id]

    accepted = await desk.verdicts.decide(MODERATOR, seen.id, Status.ACCEPTED, version=shelved.version)
    assert accepted.status is Status.ACCEPTED


async def test_only_the_decision_that_was_seen_is_undone(desk: Desk, clock: SetClock) -> None:
    one = await desk.give("Mine")
    seen = (await desk.accept(one)).decision
    assert seen is not None
    await desk.verdicts.undo(MODERATOR, one.id)
    clock.advance(seconds=5)
    declined = await desk.verdicts.decide(MODERATOR, one.id, Status.DECLINED, "No")

    with refused(decision_wording.already_decided(declined), AlreadyDecided):
        await desk.verdicts.undo(AUTHOR, one.id, of=int(seen.at.timestamp()))
    assert (await desk.now(one)).status is Status.DECLINED
    assert (await desk.verdicts.undo(AUTHOR, one.id, of=int(clock.now.timestamp()))).status is Status.WAITING


async def test_a_shelved_one_can_still_be_decided_and_undone_back_to_the_shelf(desk: Desk) -> None:
    one = await desk.give("Mine")
    await desk.verdicts.decide(AUTHOR, one.id, Status.SHELVED, "For book two")
    await desk.verdicts.decide(MODERATOR, one.id, Status.ACCEPTED)
    undone = await desk.verdicts.undo(AUTHOR, one.id)

    assert undone.status is Status.SHELVED
    assert undone.decision is not None
    assert (undone.decision.by_id, undone.decision.reason) == (AUTHOR.id, "For book two")


@pytest.mark.parametrize(("late", "undoable"), [(-1, True), (0, True), (1, False)])
async def test_undo_ends_after_ten_minutes(desk: Desk, clock: SetClock, late: int, undoable: bool) -> None:
    one = await desk.give("Mine")
    await desk.accept(one)
    clock.advance(seconds=UNDO.total_seconds() + late)
    if undoable:
        assert (await desk.verdicts.undo(AUTHOR, one.id)).decision is None
    else:
        with refused(decision_wording.too_late_to_undo()):
            await desk.verdicts.undo(AUTHOR, one.id)


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
    with refused(decision_wording.merge_into_itself()):
        await desk.verdicts.merge(AUTHOR, first.id, third.id)


async def test_only_suggestions_of_the_same_work_are_merged(desk: Desk) -> None:
    other = await desk.house.work("Moon Bakery")
    one, elsewhere = await desk.give("A storm"), await desk.give("A storm", work=other)
    with pytest.raises(UserFacingError, match="belongs to another work"):
        await desk.verdicts.merge(AUTHOR, one.id, elsewhere.id)


async def test_only_an_accepted_one_is_used_in_a_chapter_of_its_own_work(desk: Desk) -> None:
    other = await desk.house.work("Moon Bakery")
    chapter, elsewhere = await desk.house.posted(desk.work), await desk.house.posted(other)
    one = await desk.give("A storm")
    with pytest.raises(AlreadyDecided):
        await desk.verdicts.use(AUTHOR, one.id, chapter.id)
    await desk.accept(one, "Lovely")
    with refused(decision_wording.no_such_chapter()):
        await desk.verdicts.use(AUTHOR, one.id, elsewhere.id)

    used = await desk.verdicts.use(AUTHOR, one.id, chapter.id)
    assert (used.status, used.used_number) == (Status.USED, 1)
    assert used.decision is not None
    assert used.decision.reason == "Lovely"


async def test_one_decision_goes_to_several_and_the_late_ones_are_named(desk: Desk) -> None:
    ids = [one.id for one in await given(desk, 4)]
    await desk.verdicts.decide(MODERATOR, ids[1], Status.ACCEPTED)

    tally = await desk.verdicts.decide_several(AUTHOR, ids, Status.DECLINED, "Not this time")

    assert (tally.decided, tally.late) == ([ids[0], ids[2], ids[3]], [ids[1]])


async def test_a_list_of_several_holds_what_can_be_decided_from_here_on(desk: Desk) -> None:
    ids = [one.id for one in await given(desk, BULK + 3)]
    listed = await desk.queue.several(AUTHOR, WAITING, ids[1])

    assert [one.id for one in listed] == ids[1 : BULK + 1]


async def test_notes_stand_beside_each_other(desk: Desk) -> None:
    one = await desk.give("A storm")
    await asyncio.gather(desk.queue.note(AUTHOR, one.id, "First"), desk.queue.note(MODERATOR, one.id, "Second"))

    notes = (await desk.queue.card(AUTHOR, one.id)).notes
    assert {note.text for note in notes} == {"First", "Second"}


async def test_a_question_is_answered_once_and_makes_the_suggestion_unread(desk: Desk) -> None:
    one = await desk.give("A storm")
    await desk.queue.ask(AUTHOR, one.id, "At sea?")
    (question,) = (await desk.queue.show(AUTHOR, one.id, EVERY)).questions
    await desk.house.own_suggestions.answer(reader(1).id, question.id, "In the harbour.")

    page = await desk.queue.card(AUTHOR, one.id)
    assert page.questions[0].answer == "In the harbour."
    assert not page.suggestion.is_read
    with refused(own_wording.answered_already()):
        await desk.house.own_suggestions.answer(reader(1).id, question.id, "At sea.")
    with refused(own_wording.not_yours()):
        await desk.house.own_suggestions.answer(reader(2).id, question.id, "At sea.")


async def test_the_log_tells_who_did_what_and_what_was_undone(desk: Desk) -> None:
    one = await desk.give("A storm")
    await desk.accept(one, "Lovely")
    await desk.verdicts.undo(MODERATOR, one.id)
    await desk.moderation.block(MODERATOR, reader(1).id, because_of=one.id)

    entries, more = await desk.moderation.log(MODERATOR)
    assert [(entry.deed, entry.by_id) for entry in entries] == [
        (Deed.BLOCKED, MODERATOR.id),
        (Deed.UNDONE, MODERATOR.id),
        (Deed.ACCEPTED, AUTHOR.id),
    ]
    assert entries[-1].undone_at is not None
    assert not more
    of_works, _ = await desk.moderation.log(AUTHOR)
    assert [entry.deed for entry in of_works] == [Deed.UNDONE, Deed.ACCEPTED]
    with refused(wording.reviewers_only()):
        await desk.moderation.log(reader(1))


async def test_the_log_has_pages(desk: Desk) -> None:
    for one in await given(desk, 13):
        await desk.accept(one)
    first, more = await desk.moderation.log(MODERATOR)
    second, end = await desk.moderation.log(MODERATOR, first[-1].id)

    assert (len(first), more, len(second), end) == (10, True, 3, False)


async def test_only_public_ideas_stand_on_the_board_the_most_backed_first(desk: Desk) -> None:
    shown = [await desk.give(f"Public {n}", reader(n), credited=True) for n in range(10)]
    await desk.give("Private", reader(20))
    await desk.verdicts.decide(AUTHOR, shown[0].id, Status.DECLINED)
    await desk.house.suggestions.back(reader(30), shown[5].id)

    _, first, more = await desk.showcase.board(reader(9), desk.work.id)
    _, second, end = await desk.showcase.board(reader(9), desk.work.id, (first[-1].backing, first[-1].id))

    ids = [one.id for one in (*first, *second)]
    assert ids == [shown[5].id, *(one.id for one in shown[1:] if one.id != shown[5].id)]
    assert (more, end) == (True, False)


async def test_a_report_counts_once_a_member_and_shows_in_the_queue(desk: Desk) -> None:
    public, private = await desk.give("Public", credited=True), await desk.give("Private", reader(2))
    await desk.moderation.report(reader(3), public.id, "Rude")
    with refused(board_wording.reported_already()):
        await desk.moderation.report(reader(3), public.id, "")
    with refused(wording.suggestion_is_gone()):
        await desk.moderation.report(reader(3), private.id, "")

    assert (await desk.queue.card(AUTHOR, public.id)).reports == 1


async def test_beyond_a_thousand_the_queue_says_so_instead_of_counting(desk: Desk) -> None:
    one = await desk.give("Mine")
    page = await desk.queue.show(AUTHOR, one.id, WAITING)
    place = type(page.place)(1, COUNTED + 1, None, None)
    page = type(page)(suggestion=page.suggestion, place=place)

    assert "1 of 1,000+ waiting" in queue_wording.heading(page, WAITING)


async def test_a_mature_works_ideas_are_reviewed_like_any(desk: Desk) -> None:
    work = await desk.house.work("After Dark", rating=Rating.EXPLICIT)
    one = await desk.give("Mine", work=work)

    assert (await desk.queue.show(AUTHOR, one.id, WAITING)).suggestion.id == one.id
