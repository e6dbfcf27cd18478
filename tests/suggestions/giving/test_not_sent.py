"""An idea that is held back can be dropped by who wrote it, and is found again where their own ideas are."""

import pytest
from simcord.results import InteractionResult

from bot.suggestions.giving import wording
from bot.suggestions.models import HOLDING, IdeaChoices, Status
from bot.suggestions.rules import wording as rules_wording
from tests.clicks.repeated import unanswered
from tests.refusals import refused
from tests.suggestions.commands import suggest
from tests.suggestions.giving.samples import ALSO_STORM, STORM
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import MODERATOR, reader
from tests.worlds.town import Town, said, shown


async def hold(town: Town) -> InteractionResult:
    await suggest(town, STORM)
    return await town.readers[1].slash(town.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)


async def found_again(town: Town) -> InteractionResult:
    """Open the held idea from its writer's list, where nothing else stands."""
    mine = await town.readers[1].slash(town.channel, "suggestions mine")
    assert "Not sent yet" in said(mine)
    ((button,),) = [row["components"] for row in shown(mine).components]
    assert button["label"].startswith("Send it or not: Let the lamp go out")
    return await town.readers[1].click(shown(mine), custom_id=button["custom_id"])


async def test_what_isnt_sent_makes_room_for_another(ideas: Ideas) -> None:
    await ideas.moderation.change(MODERATOR, waiting=1)
    await ideas.give(STORM)
    suggestions, writer = ideas.program.suggestions, reader(2)
    offer = await suggestions.offer(writer, ideas.work.id, ALSO_STORM, IdeaChoices())

    with refused(rules_wording.too_many_waiting(1, 1)):
        await ideas.give("The cat steals a fish", writer)
    assert (await suggestions.dont_send(writer, offer.held_id)).idea == ALSO_STORM
    assert (await ideas.give("The cat steals a fish", writer)).status is Status.WAITING


async def test_it_is_its_writers_alone_to_drop_and_only_once(ideas: Ideas) -> None:
    await ideas.give(STORM)
    suggestions = ideas.program.suggestions
    offer = await suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())

    with refused(wording.not_held_any_more()):
        await suggestions.dont_send(reader(3), offer.held_id)
    await suggestions.dont_send(reader(2), offer.held_id)
    for again in (suggestions.dont_send, suggestions.send_anyway):
        with refused(wording.not_held_any_more()):
            await again(reader(2), offer.held_id)


async def test_it_is_listed_for_its_writer_where_they_wrote_it_for_as_long_as_it_is_held(
    ideas: Ideas, clock: SetClock
) -> None:
    await ideas.give(STORM)
    suggestions = ideas.program.suggestions
    await suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())

    assert [one.idea for one in await suggestions.held_by(reader(2))] == [ALSO_STORM]
    assert await suggestions.held_by(reader(3)) == []
    clock.advance(seconds=HOLDING.total_seconds() + 1)
    assert await suggestions.held_by(reader(2)) == []


async def test_who_is_blocked_is_shown_none_that_they_could_do_nothing_with(ideas: Ideas) -> None:
    await ideas.give(STORM)
    suggestions = ideas.program.suggestions
    await suggestions.offer(reader(2), ideas.work.id, ALSO_STORM, IdeaChoices())
    await ideas.moderation.block(MODERATOR, reader(2).id)

    assert await suggestions.held_by(reader(2)) == []
    await ideas.moderation.unblock(MODERATOR, reader(2).id)
    assert len(await suggestions.held_by(reader(2))) == 1


async def test_who_wasnt_told_that_it_was_dropped_is_given_the_text_when_they_press_again(town: Town) -> None:
    held = await hold(town)
    with unanswered(town):
        await town.readers[1].click(shown(held), label="Don't send it")
    await town.restart()

    again = said(await town.readers[1].click(shown(held), label="Don't send it"))
    assert wording.not_sent() in again
    assert ALSO_STORM in again


async def test_dropping_it_gives_the_text_back(town: Town) -> None:
    held = await hold(town)
    await town.restart()
    await town.readers[1].click(shown(held), label="Don't send it")

    assert wording.not_sent() in said(shown(held))
    assert ALSO_STORM in said(shown(held))


@pytest.mark.parametrize(("label", "told"), [("Send mine anyway", "Thank you!"), ("Don't send it", "wasn't sent")])
async def test_a_reader_who_closed_the_question_finds_it_in_their_list(town: Town, label: str, told: str) -> None:
    await hold(town)
    question = await found_again(town)
    await town.readers[1].click(shown(question), label=label)

    assert told in said(shown(question))
    assert "Not sent yet" not in said(await town.readers[1].slash(town.channel, "suggestions mine"))


async def test_it_can_be_sent_though_what_was_like_it_was_taken_back(town: Town) -> None:
    await hold(town)
    sure = await town.reader.slash(town.channel, "suggestions withdraw", suggestion="1")
    await town.reader.click(shown(sure), label="Yes, take it back")
    question = await found_again(town)

    assert "isn't sent yet" in said(question)
    await town.readers[1].click(shown(question), label="Send mine anyway")
    assert "Thank you!" in said(shown(question))
