"""What counts towards a reader's limits, and what is closed to who is blocked."""

from bot.suggestions import wording as suggestions_wording
from bot.suggestions.giving import wording
from bot.suggestions.models import IdeaChoices, Status
from bot.suggestions.rules import wording as rules_wording
from bot.suggestions.verdicts import wording as verdicts_wording
from tests.refusals import refused
from tests.suggestions.giving.samples import ALSO_STORM, STORM
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, MODERATOR, OTHER_AUTHOR, reader


async def test_a_held_idea_counts_as_waiting_and_for_the_cooldown_until_it_is_sent(
    ideas: Ideas, clock: SetClock
) -> None:
    await ideas.give(STORM, reader(2))
    await ideas.moderation.change(MODERATOR, waiting=1)
    held = await ideas.program.suggestions.offer(reader(1), ideas.work.id, ALSO_STORM, IdeaChoices())
    with refused(rules_wording.too_many_waiting(1, 1)):
        await ideas.program.suggestions.offer(reader(1), ideas.work.id, ALSO_STORM, IdeaChoices())
    await ideas.moderation.change(MODERATOR, waiting=0, cooldown=60)
    with refused(rules_wording.too_soon(int(clock.now.timestamp()) + 60)):
        await ideas.give("Something else entirely")

    sent = await ideas.program.suggestions.send_anyway(reader(1), held.held_id)
    assert sent.idea == ALSO_STORM


async def test_an_idea_that_was_held_for_a_day_counts_no_more(ideas: Ideas, clock: SetClock) -> None:
    await ideas.give(STORM, reader(2))
    await ideas.moderation.change(MODERATOR, waiting=1)
    await ideas.program.suggestions.offer(reader(1), ideas.work.id, ALSO_STORM, IdeaChoices())
    clock.advance(hours=25)

    assert (await ideas.give("Something else entirely")).idea == "Something else entirely"


async def test_a_blocked_member_reports_nothing_and_answers_nothing(ideas: Ideas) -> None:
    own, other = await ideas.give("Mine"), await ideas.give("Another's", reader(2), credited=True)
    await ideas.queue.ask(AUTHOR, own.id, "At sea?")
    (question,) = (await ideas.queue.card(AUTHOR, own.id)).questions
    await ideas.moderation.block(MODERATOR, reader(1).id)

    mine = ideas.program.own_suggestions
    for attempt in (
        ideas.moderation.report(reader(1), other.id, "Read this, staff"),
        mine.question(reader(1).id, question.id),
        mine.answer(reader(1).id, question.id, "Read this, author"),
    ):
        with refused(rules_wording.you_are_blocked()):
            await attempt
    assert (await mine.mine(reader(1))).asked == []
    with refused(suggestions_wording.reader_is_blocked(reader(1).id)):
        await ideas.queue.ask(AUTHOR, own.id, "In the harbour?")
    await ideas.moderation.unblock(MODERATOR, reader(1).id)
    assert [one.id for one in (await mine.mine(reader(1))).asked] == [question.id]


async def test_what_a_private_idea_came_to_is_its_writers_and_nobody_backs_it_by_number(ideas: Ideas) -> None:
    private, public = await ideas.give("Mine alone"), await ideas.give("For all", credited=True)
    back, gone = ideas.program.suggestions.back, suggestions_wording.suggestion_is_gone()
    for number in (private.id, 999):
        with refused(gone):
            await back(reader(2), number)
    with refused(suggestions_wording.not_public(private)):
        await back(AUTHOR, private.id)
    for one in (private, public):
        await ideas.verdicts.decide(AUTHOR, one.id, Status.DECLINED, "Too close to home")

    with refused(gone):
        await back(reader(2), private.id)
    with refused("That can't be changed any more. ❌ Declined"):
        await back(reader(2), public.id)


async def test_an_idea_that_is_much_the_same_can_be_backed_from_there_and_let_go_by_number(ideas: Ideas) -> None:
    private = await ideas.give(STORM, reader(2))
    suggestions = ideas.program.suggestions
    held = await suggestions.offer(reader(1), ideas.work.id, ALSO_STORM, IdeaChoices())
    (shown,) = held.similar
    await suggestions.back_instead(reader(1), held.held_id, private.id)

    assert (shown.suggestion.idea, shown.suggestion.reader_name, shown.suggestion.reader_id) == (STORM, "", 0)
    with refused(wording.backed_already(await ideas.now(private))):
        await suggestions.back(reader(1), private.id)
    assert (await suggestions.stop_backing(reader(1), private.id)).backing == 0
    with refused(suggestions_wording.suggestion_is_gone()):
        await suggestions.stop_backing(reader(1), private.id)


async def test_what_was_merged_into_a_private_idea_is_backed_without_a_word_of_that(ideas: Ideas) -> None:
    root, merged = await ideas.give("Mine alone"), await ideas.give("For all", reader(2), credited=True)
    await ideas.verdicts.merge(AUTHOR, merged.id, root.id)

    backed = await ideas.program.suggestions.back(reader(3), merged.id)

    assert (backed.id, backed.backing, backed.decision, backed.merged_into_id) == (merged.id, 2, None, None)


async def test_anothers_queue_takes_no_merging_and_tells_nothing(ideas: Ideas) -> None:
    bakery = await ideas.program.work("Moon Bakery", by=OTHER_AUTHOR)
    mine, theirs = await ideas.give("Mine"), await ideas.give("Theirs", work=bakery)
    for number in (theirs.id, 999):
        with refused(suggestions_wording.not_in_your_queue()):
            await ideas.verdicts.merge(AUTHOR, mine.id, number)
    with refused(verdicts_wording.no_merging_into(theirs)):
        await ideas.verdicts.merge(MODERATOR, mine.id, theirs.id)
