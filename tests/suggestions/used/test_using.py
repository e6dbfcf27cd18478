"""Which ideas a chapter uses is said before it is posted, and is so from the moment it is."""

from datetime import timedelta

from bot.announcements.card import Card
from bot.core.text import limits
from bot.delivery.outbox import Outbox
from bot.suggestions.board.service import ThanksToReaders
from bot.suggestions.models import Status, Suggestion
from bot.works.models import UNDO, Chapter
from tests.delivery.channels import ChannelsInMemory
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, reader

THANKS = "With thanks to"


async def accepted(ideas: Ideas, number: int, *, backers: int = 0, credited: bool = True) -> Suggestion:
    one = await ideas.accept(await ideas.give(f"Idea {number}", reader(number), credited=credited), "Lovely")
    for backer in range(backers):
        await ideas.program.suggestions.back(reader(90 + backer), one.id)
    return one


async def sending(ideas: Ideas) -> tuple[Outbox, ChannelsInMemory]:
    channels = ChannelsInMemory(ideas.program.clock)
    return await ideas.program.begin_sending(channels), channels


async def choose(ideas: Ideas, chapter: Chapter, *used: Suggestion) -> None:
    await ideas.program.services.used_ideas.choose(AUTHOR, chapter.id, [one.id for one in used])


def thanks_on(card: Card) -> str:
    return next((field.value for field in card.fields if field.name == THANKS), "")


async def test_accepted_ideas_are_offered_the_most_backed_first_and_no_others(ideas: Ideas) -> None:
    quiet, loud = await accepted(ideas, 1), await accepted(ideas, 2, backers=2)
    await ideas.give("Still waiting", reader(3))
    draft = await ideas.program.draft(ideas.work)
    choice = await ideas.program.services.used_ideas.choice(ideas.work, draft)

    assert [one.id for one in choice.offered] == [loud.id, quiet.id]
    assert choice.chosen == frozenset()


async def test_where_a_select_is_too_short_for_all_of_them_that_is_said(ideas: Ideas) -> None:
    draft = await ideas.program.draft(ideas.work)
    for number in range(limits.OPTIONS):
        await accepted(ideas, number)
    whole = await ideas.program.services.used_ideas.choice(ideas.work, draft)
    last = await accepted(ideas, 77)
    await choose(ideas, draft, last)
    cut = await ideas.program.services.used_ideas.choice(ideas.work, draft)

    assert (len(whole.offered), whole.is_cut) == (limits.OPTIONS, False)
    assert (len(cut.offered), cut.is_cut) == (limits.OPTIONS, True)
    assert last.id in {one.id for one in cut.offered}


async def test_the_first_message_thanks_already_and_is_never_changed_for_it(ideas: Ideas) -> None:
    outbox, channels = await sending(ideas)
    one, other = await accepted(ideas, 1), await accepted(ideas, 2, credited=False)
    draft = await ideas.program.draft(ideas.work)
    await choose(ideas, draft, one, other)
    targets = await ideas.program.announcements.targets(ideas.work)
    (previewed,) = await outbox.cards.preview(ideas.work, draft, targets)
    await ideas.program.publishing.post(AUTHOR, draft.id)
    await outbox.deliver_due()

    assert thanks_on(previewed.card) == "Reader 1"
    assert channels.messages[0].card == previewed.card
    assert "edit" not in channels.requests
    for used in (one, other):
        now = await ideas.now(used)
        assert (now.status, now.used_in_id, now.decision.reason if now.decision else "") == (
            Status.USED,
            draft.id,
            "Lovely",
        )


async def test_a_scheduled_chapter_and_one_of_a_backlog_keep_the_choice_until_they_go_out(
    ideas: Ideas, clock: SetClock
) -> None:
    outbox, channels = await sending(ideas)
    first, second = await accepted(ideas, 1), await accepted(ideas, 2)
    scheduled, in_backlog = await ideas.program.draft(ideas.work, 1), await ideas.program.draft(ideas.work, 2)
    await choose(ideas, scheduled, first)
    await choose(ideas, in_backlog, second)
    await ideas.program.publishing.schedule(AUTHOR, scheduled.id, "in 1 hour")
    backlog = (await ideas.program.backlogs.plan(AUTHOR, ideas.work.id, "every day 9:00")).backlog
    assert backlog is not None
    await ideas.program.backlogs.begin(AUTHOR, ideas.work.id, backlog.id)
    statuses = [(await ideas.now(one)).status for one in (first, second)]
    clock.now += timedelta(days=2)
    await ideas.program.next_process().timetable.release_due()
    await outbox.deliver_due()

    assert statuses == [Status.ACCEPTED, Status.ACCEPTED]
    assert [thanks_on(one.card) for one in channels.messages] == ["Reader 1", "Reader 2"]
    assert [(await ideas.now(one)).used_in_id for one in (first, second)] == [scheduled.id, in_backlog.id]


async def test_a_withdrawal_gives_the_ideas_back_and_bringing_back_uses_them_again(
    ideas: Ideas, clock: SetClock
) -> None:
    outbox, channels = await sending(ideas)
    one = await accepted(ideas, 1)
    draft = await ideas.program.draft(ideas.work)
    await choose(ideas, draft, one)
    await ideas.program.publishing.post(AUTHOR, draft.id)
    await outbox.deliver_due()
    clock.now += 2 * UNDO
    await ideas.program.publishing.withdraw(AUTHOR, draft.id)
    await outbox.deliver_due()
    given_back = await ideas.now(one)
    await ideas.program.publishing.bring_back(AUTHOR, draft.id)
    await outbox.deliver_due()

    assert (given_back.status, given_back.used_in_id) == (Status.ACCEPTED, None)
    assert given_back.decision is not None
    assert given_back.decision.reason == "Lovely"
    assert (await ideas.now(one)).status is Status.USED
    assert [thanks_on(message.card) for message in channels.standing] == ["Reader 1"]


async def test_what_was_used_elsewhere_or_undone_meanwhile_is_passed_over(ideas: Ideas) -> None:
    one, other = await accepted(ideas, 1), await accepted(ideas, 2)
    first, second = await ideas.program.draft(ideas.work, 1), await ideas.program.draft(ideas.work, 2)
    await choose(ideas, first, one, other)
    await choose(ideas, second, one, other)
    await ideas.program.publishing.post(AUTHOR, first.id)
    await ideas.program.publishing.post(AUTHOR, second.id)

    assert [(await ideas.now(used)).used_in_id for used in (one, other)] == [first.id, first.id]
    async with ideas.program.database.read() as connection:
        assert await ThanksToReaders().for_chapter(connection, second.id) == []


async def test_only_accepted_ideas_of_the_work_are_taken_and_the_last_choice_holds(ideas: Ideas) -> None:
    elsewhere = await ideas.program.work("Moon Bakery")
    foreign = await ideas.accept(await ideas.give("Of another work", work=elsewhere))
    waiting, one = await ideas.give("Waits", reader(4)), await accepted(ideas, 1)
    draft = await ideas.program.draft(ideas.work)
    await choose(ideas, draft, foreign, waiting, one)
    chosen = (await ideas.program.services.used_ideas.choice(ideas.work, draft)).chosen
    await choose(ideas, draft)

    assert chosen == {one.id}
    assert (await ideas.program.services.used_ideas.choice(ideas.work, draft)).chosen == frozenset()
