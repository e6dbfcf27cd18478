"""Going through the queue, one suggestion at a time."""

import pytest

from bot.core.errors import UserFacingError
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.models import Status
from bot.suggestions.queue import wording
from bot.suggestions.queue.filter import Order, QueueFilter
from bot.suggestions.queue.store import COUNTED
from bot.works.models import Rating
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.suggestions.queue.samples import EVERY, WAITING, given
from tests.worlds.people import AUTHOR, MANAGER, MODERATOR, OTHER_AUTHOR, STRANGER, as_author, reader


async def walk(ideas: Ideas, queue_filter: QueueFilter) -> list[int]:
    """The queue from its front to its end, by pressing Next; walking back must give the same."""
    page = await ideas.queue.review(AUTHOR, queue_filter)
    seen = []
    while page is not None:
        seen.append(page.suggestion.id)
        following, before = page.place.next_id, page.place.previous_id
        assert before == (seen[-2] if len(seen) > 1 else None)
        page = await ideas.queue.show(AUTHOR, following, queue_filter) if following else None
    return seen


async def test_the_queue_goes_from_the_oldest_over_several_works(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery")
    ids = [(await ideas.give(f"Idea {n}", work=other if n % 3 else ideas.work)).id for n in range(7)]

    assert await walk(ideas, WAITING) == ids
    assert await walk(ideas, QueueFilter(work_id=other.id)) == [one for n, one in enumerate(ids) if n % 3]


async def test_the_most_backed_come_first_and_the_older_of_two_alike(ideas: Ideas) -> None:
    first, second, third, fourth = await given(ideas, 4)
    for backed, by in ((third, 8), (third, 9), (second, 8), (fourth, 9)):
        await ideas.program.suggestions.back(reader(by), backed.id)

    order = QueueFilter(order=Order.BACKED)
    assert await walk(ideas, order) == [third.id, second.id, fourth.id, first.id]
    assert (await ideas.queue.show(AUTHOR, fourth.id, order)).place.position == 3


async def test_the_queue_is_narrowed_by_chapter_backing_and_what_nobody_read(ideas: Ideas) -> None:
    chapter = await ideas.program.out(ideas.work)
    about = await ideas.give("About it", chapter=chapter)
    backed = await ideas.give("Backed", reader(2), credited=True)
    await ideas.program.suggestions.back(reader(3), backed.id)
    await ideas.queue.show(AUTHOR, about.id, EVERY)

    unread = await ideas.queue.review(AUTHOR, QueueFilter(unread=True))
    assert unread is not None
    assert unread.suggestion.id == backed.id
    assert await walk(ideas, QueueFilter(chapter_id=chapter.id)) == [about.id]
    assert await walk(ideas, QueueFilter(backed=1)) == [backed.id]


async def test_what_is_skipped_stays_unread(ideas: Ideas) -> None:
    first, second = await given(ideas, 2)
    page = await ideas.queue.review(AUTHOR, WAITING)
    assert page is not None
    following = await ideas.queue.skip(AUTHOR, first.id, WAITING)

    assert following.suggestion.id == second.id
    assert not (await ideas.now(first)).is_read
    assert (await ideas.now(second)).is_read


async def test_an_author_sees_their_own_works_only_and_staff_every_one(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery", by=OTHER_AUTHOR)
    mine, theirs = await ideas.give("Mine"), await ideas.give("Theirs", work=other)

    assert await walk(ideas, WAITING) == [mine.id]
    page = await ideas.queue.show(MODERATOR, mine.id, WAITING)
    assert (page.place.total, page.place.next_id) == (2, theirs.id)
    with pytest.raises(UserFacingError, match="author and this server's staff"):
        await ideas.queue.show(AUTHOR, theirs.id, WAITING)


async def test_readers_and_strangers_review_nothing(ideas: Ideas) -> None:
    one = await ideas.give("Mine")
    with refused(suggestions_wording.reviewers_only()):
        await ideas.queue.review(reader(1), WAITING)
    assert await ideas.queue.review(STRANGER, WAITING) is None
    with refused(suggestions_wording.suggestion_is_gone()):
        await ideas.verdicts.decide(STRANGER, one.id, Status.ACCEPTED)
    with refused(suggestions_wording.suggestion_is_gone()):
        await ideas.verdicts.merge(STRANGER, one.id, one.id)


async def test_an_author_who_was_replaced_reviews_no_more(ideas: Ideas) -> None:
    one = await ideas.give("Mine")
    await ideas.program.works.edit(MANAGER, ideas.work.id, as_author(OTHER_AUTHOR))

    with refused(suggestions_wording.reviewers_only()):
        await ideas.queue.review(AUTHOR, WAITING)
    assert (await ideas.verdicts.decide(OTHER_AUTHOR, one.id, Status.ACCEPTED)).status is Status.ACCEPTED


async def test_a_removed_works_suggestions_leave_the_queue(ideas: Ideas) -> None:
    one = await ideas.give("Mine")
    await ideas.program.works.remove(MANAGER, ideas.work.id)

    assert await ideas.queue.review(MODERATOR, WAITING) is None
    with pytest.raises(UserFacingError, match="removed from this server"):
        await ideas.verdicts.decide(MODERATOR, one.id, Status.ACCEPTED)


async def test_beyond_a_thousand_the_queue_says_so_instead_of_counting(ideas: Ideas) -> None:
    one = await ideas.give("Mine")
    page = await ideas.queue.show(AUTHOR, one.id, WAITING)
    place = type(page.place)(1, COUNTED + 1, None, None)
    page = type(page)(suggestion=page.suggestion, place=place)

    assert "1 of 1,000+ waiting" in wording.heading(page, WAITING)


async def test_a_mature_works_ideas_are_reviewed_like_any(ideas: Ideas) -> None:
    work = await ideas.program.work("After Dark", rating=Rating.EXPLICIT)
    one = await ideas.give("Mine", work=work)

    assert (await ideas.queue.show(AUTHOR, one.id, WAITING)).suggestion.id == one.id
