"""A poll of which nobody knows whether it went out: none is said to be missing that stands, and none is made twice."""

from datetime import datetime, timedelta

import pytest

from bot.core.errors import Buried, Gone, Unclear
from bot.letters.models import Letter, LetterContent
from bot.suggestions.calls import wording
from bot.suggestions.calls.store import Call
from bot.suggestions.models import IdeaChoices, Suggestion
from tests.letters.last_letterbox import Died, LastLetterbox
from tests.letters.letterbox import Letterbox
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, reader

IDEA = "The keeper leaves the island in a boat at night"


class LosingAnswers(Letterbox):
    """Discord whose answer to what is posted never arrives."""

    async def post(self, letter: Letter, content: LetterContent) -> int:
        await super().post(letter, content)
        raise Unclear("500")


class Unsearched(Letterbox):
    """Discord with so many messages that nobody finds one among them."""

    async def find(self, letter: Letter, until: datetime | None = None) -> int | None:
        raise Buried(f"letter {letter.id}")


async def polled(ideas: Ideas) -> tuple[Call, list[Suggestion]]:
    """Ask for ideas, and let their poll be due."""
    call = await ideas.calls.open(AUTHOR, ideas.work.id, "What should happen at the gala?", CHANNEL, None)
    await ideas.letters.deliver_due()
    suggest, public = ideas.program.suggestions.suggest, IdeaChoices(credited=True)
    given = [
        await suggest(reader(number), ideas.work.id, None, idea, public, call_id=call.id)
        for number, idea in enumerate((IDEA, "A duel"))
    ]
    one, other = given
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} {IDEA}\n#{other.id} Swords", 24)
    return call, given


async def lost(ideas: Ideas, clock: SetClock, *, is_valid: bool = False) -> tuple[Call, Suggestion]:
    """Let a poll go out without an answer, and then take one of its ideas back, unless the poll `is_valid` still."""
    call, (one, _) = await polled(ideas)
    ideas.letters.messenger.bind(LosingAnswers(clock, messages=ideas.box.messages))
    await ideas.letters.deliver_due()
    ideas.letters.messenger.bind(ideas.box)
    if not is_valid:
        await ideas.program.own_suggestions.withdraw(reader(0), one.id)
    return call, one


async def later(ideas: Ideas, clock: SetClock, **amount: float) -> None:
    clock.advance(**amount)
    for _ in range(2):
        await ideas.letters.deliver_due()


async def test_a_poll_whose_answer_was_lost_is_found_though_its_ideas_are_nobodys_now(
    ideas: Ideas, clock: SetClock
) -> None:
    call, one = await lost(ideas, clock)
    await later(ideas, clock, minutes=10)

    assert ideas.box.private == [(AUTHOR.id, wording.poll_outdated(call, ideas.work.title, one.id))]
    assert await ideas.calls.to_poll(AUTHOR, "") == []
    ideas.box.votes_found = [3, 1]
    await later(ideas, clock, hours=25)
    assert (await ideas.calls.find(AUTHOR, call.id)).result == "[3, 1]"
    assert ideas.box.polls == [[IDEA, "Swords"]]


async def test_so_is_that_of_a_process_that_died_with_it(ideas: Ideas, clock: SetClock) -> None:
    _, (one, _) = await polled(ideas)
    ideas.letters.messenger.bind(LastLetterbox(clock, messages=ideas.box.messages))
    with pytest.raises(Died):
        await ideas.letters.deliver_due()
    await ideas.program.own_suggestions.choose(reader(0), one.id, credited=False)
    ideas.letters.messenger.bind(ideas.box)
    await later(ideas, clock, minutes=10)

    assert ideas.box.private == []
    assert await ideas.calls.to_poll(AUTHOR, "") == []


async def test_of_one_that_surely_isnt_there_its_author_hears_that_it_didnt_go(ideas: Ideas, clock: SetClock) -> None:
    call, one = await lost(ideas, clock)
    ideas.box.messages[:] = [message for message in ideas.box.messages if not message.content.poll]
    await later(ideas, clock, minutes=10)

    ((told, words),) = ideas.box.private
    assert (told, "didn't go" in words, f"**#{one.id}** was taken back" in words) == (AUTHOR.id, True, True)
    assert [found.id for found in await ideas.calls.to_poll(AUTHOR, "")] == [call.id]


async def test_nor_is_one_looked_for_in_a_channel_that_is_gone(ideas: Ideas, clock: SetClock) -> None:
    await lost(ideas, clock)
    ideas.box.refused[CHANNEL] = Gone("Unknown Channel")
    await later(ideas, clock, minutes=10)

    ((_, words),) = ideas.box.private
    assert "didn't go" in words


@pytest.mark.parametrize("is_valid", [True, False], ids=["as it was", "with an idea taken back"])
async def test_where_nobody_can_look_for_it_its_author_hears_that_it_may_stand(
    ideas: Ideas, clock: SetClock, *, is_valid: bool
) -> None:
    call, one = await lost(ideas, clock, is_valid=is_valid)
    unsearched = Unsearched(clock, messages=ideas.box.messages)
    ideas.letters.messenger.bind(unsearched)
    await later(ideas, clock, minutes=10)

    ((told, words),) = unsearched.private
    assert (told, "may have gone" in words, "didn't go" in words) == (AUTHOR.id, True, False)
    assert (f"**#{one.id}** was taken back" in words) is not is_valid
    assert [found.id for found in await ideas.calls.to_poll(AUTHOR, "")] == [call.id]


@pytest.mark.parametrize("is_valid", [True, False], ids=["as it was", "with an idea taken back"])
async def test_where_the_bot_may_not_look_they_hear_it_after_the_week_that_staff_have_to_let_it(
    ideas: Ideas, clock: SetClock, *, is_valid: bool
) -> None:
    call, _ = await lost(ideas, clock, is_valid=is_valid)
    ideas.box.unreadable.add(CHANNEL)
    await later(ideas, clock, minutes=10)
    assert ideas.box.private == []

    for _ in range(2):
        await later(ideas, clock, seconds=timedelta(days=7).total_seconds())

    ((_, words),) = ideas.box.private
    assert ("may have gone" in words, "didn't go" in words) == (True, False)
    assert [found.id for found in await ideas.calls.to_poll(AUTHOR, "")] == [call.id]
