"""What a poll says of the ideas in it: no words that aren't for everybody, and its author hears if it can't go."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.core.errors import Gone
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.privacy.models import Wishes
from bot.suggestions.calls import store as call_store
from bot.suggestions.calls import wording
from bot.suggestions.calls.labels import is_public, may_be_called
from bot.suggestions.calls.store import Call, NamingPoll
from bot.suggestions.models import IdeaChoices, SpoilerLevel, Status, Suggestion
from bot.suggestions.own import wording as own_wording
from bot.suggestions.visibility import Relation, as_seen
from tests.letters.letterbox import Letterbox
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, MODERATOR, reader

IDEA = "The keeper leaves the island in a boat at night"
SAMPLE = Suggestion(
    id=1,
    guild_id=1,
    work_id=1,
    work_title="The Lighthouse",
    chapter_id=None,
    chapter_number=None,
    chapter_title=None,
    reader_id=2,
    reader_name="Rosa",
    idea=IDEA,
    spoiler=SpoilerLevel.NONE,
    credited=False,
    wants_dm=False,
    status=Status.WAITING,
    created_at=datetime(2026, 11, 20, tzinfo=UTC),
)
LABELS = {
    "The keeper leaves the island in a boat at night": True,
    "the KEEPER, leaves: the island…": True,
    "Ines says: in a boat at night!": True,
    "Somebody goes away": False,
    "The keeper goes": False,
}
"""What an idea may be called, and whether that is in its own words."""


async def answered(ideas: Ideas, *, credited: bool = False) -> tuple[Call, list[Suggestion]]:
    call = await ideas.calls.open(AUTHOR, ideas.work.id, "What should happen at the gala?", CHANNEL, None)
    given = []
    for number, idea in enumerate((IDEA, "A duel")):
        choices = IdeaChoices(credited=credited)
        given.append(
            await ideas.program.suggestions.suggest(reader(number), ideas.work.id, None, idea, choices, call_id=call.id)
        )
    return call, given


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("credited", [True, False], ids=["public", "private"])
@pytest.mark.parametrize("label", LABELS)
def test_a_poll_says_an_ideas_words_where_the_table_lets_every_reader_read_them(
    label: str, status: Status, *, credited: bool
) -> None:
    one = replace(SAMPLE, idea=IDEA, status=status, credited=credited)
    seen = as_seen(one, (Relation.READER,))

    assert is_public(one) is bool(seen and seen.idea)
    assert may_be_called(one, label) is (status is not Status.WITHDRAWN and (is_public(one) or not LABELS[label]))


@pytest.mark.parametrize("credited", [True, False], ids=["public", "private"])
async def test_what_is_filled_in_can_be_sent_as_it_is(ideas: Ideas, *, credited: bool) -> None:
    call, given = await answered(ideas, credited=credited)
    given.reverse()
    lines = "\n".join(
        wording.poll_line(one, place, is_public=is_public(one)) for place, one in enumerate(given, start=1)
    )
    await ideas.calls.start_poll(AUTHOR, call.id, lines, 24)
    await ideas.letters.deliver_due()

    assert ideas.box.polls == [["A duel", IDEA] if credited else ["Idea 1", "Idea 2"]]


@pytest.mark.parametrize(
    ("idea", "label", "quotes"),
    [
        ("Rosa dies", "Rosa dies, or so they say", True),
        ("灯台守が島を出る", "灯台守が島を出る話", True),
        ("Rosa dies", "Rosa lives", False),
        ("🐈", "🔥", False),
        ("🐈", "More of 🐈!", True),
        ("!?", "Who knows", False),
    ],
)
def test_a_short_private_idea_isnt_quoted_whole(idea: str, label: str, *, quotes: bool) -> None:
    assert may_be_called(replace(SAMPLE, idea=idea), label) is not quotes


async def test_the_words_of_a_private_idea_are_refused_and_ones_own_are_taken(ideas: Ideas) -> None:
    call, (one, other) = await answered(ideas)
    for words in (IDEA, IDEA.upper()[:30]):
        with refused(wording.not_for_all(one.id)):
            await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} {words}\n#{other.id} Swords", 24)

    await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} Somebody goes\n#{other.id} Swords", 24)


@pytest.mark.parametrize("how", ["taken back", "made private"])
async def test_a_poll_with_words_that_are_nobodys_any_more_is_dropped_told_and_made_anew(
    ideas: Ideas, clock: SetClock, how: str
) -> None:
    call, (one, other) = await answered(ideas, credited=True)
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} {IDEA}\n#{other.id} Swords", 24)
    own = ideas.program.own_suggestions
    if how == "taken back":
        await own.withdraw(reader(0), one.id)
    else:
        await own.choose(reader(0), one.id, credited=False)
    for _ in range(2):
        await ideas.letters.deliver_due()

    assert ideas.box.polls == []
    ((told, words),) = ideas.box.private
    assert (told, f"**#{one.id}** was taken back" in words) == (AUTHOR.id, True)
    assert [found.id for found in await ideas.calls.to_poll(AUTHOR, "")] == [call.id]
    third = await ideas.program.suggestions.suggest(reader(5), ideas.work.id, None, "A flood", call_id=call.id)
    clock.advance(seconds=5)
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{third.id} Water\n#{other.id} Swords", 24)
    await ideas.letters.deliver_due()
    assert ideas.box.polls == [["Water", "Swords"]]


async def test_a_poll_whose_channel_is_gone_is_told_of_too(ideas: Ideas) -> None:
    call, (one, other) = await answered(ideas)
    await ideas.letters.deliver_due()
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} Somebody goes\n#{other.id} Swords", 24)
    ideas.box.refused[CHANNEL] = Gone("Unknown Channel")
    for _ in range(2):
        await ideas.letters.deliver_due()

    ((told, words),) = ideas.box.private
    assert (told, "Discord didn't take it there" in words) == (AUTHOR.id, True)


async def test_an_old_open_call_is_offered_behind_however_many_closed_ones(ideas: Ideas) -> None:
    old = await ideas.calls.open(AUTHOR, ideas.work.id, "What first?", CHANNEL, None)
    for number in range(26):
        call = await ideas.calls.open(AUTHOR, ideas.work.id, f"What {number}?", CHANNEL, None)
        await ideas.calls.close(AUTHOR, call.id)

    assert [one.id for one in await ideas.calls.to_close(MODERATOR, "")] == [old.id]
    await ideas.program.suggestions.suggest(reader(1), ideas.work.id, None, "A flood", call_id=old.id)
    assert [one.id for one in await ideas.calls.to_poll(MODERATOR, "first")] == [old.id]


@pytest.mark.parametrize("how", ["taken back", "forgotten"])
async def test_who_made_a_poll_that_stands_hears_that_an_idea_in_it_is_gone(ideas: Ideas, how: str) -> None:
    call, (one, other) = await answered(ideas, credited=True)
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} {IDEA}\n#{other.id} Swords", 24)
    await ideas.letters.deliver_due()
    if how == "taken back":
        gone, poll = await ideas.program.own_suggestions.withdraw(reader(0), one.id)
        said = own_wording.withdrawn(gone, poll)
        assert f"What the poll in <#{CHANNEL}> calls it stays there" in said
        assert "Who made it is told, and can have its message deleted" in said
    else:
        await ideas.program.services.own_data.forgetting.forget(reader(0).id, 1, Wishes())
    for _ in range(2):
        await ideas.letters.deliver_due()

    assert ideas.box.polls == [[IDEA, "Swords"]]
    assert ideas.box.private == [(AUTHOR.id, wording.poll_outdated(call, ideas.work.title, one.id))]
    assert "have its message deleted" in ideas.box.private[0][1]
    async with ideas.program.database.read() as connection:
        left = await call_store.find(connection, call.guild_id, call.id)
    assert left is not None
    assert left.poll_answers == [(one.id, "–"), (other.id, "Swords")]


async def test_where_who_made_it_is_forgotten_nobody_is_said_to_be_told(ideas: Ideas) -> None:
    call, (one, other) = await answered(ideas, credited=True)
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} {IDEA}\n#{other.id} Swords", 24)
    await ideas.letters.deliver_due()
    await ideas.program.services.own_data.forgetting.forget(AUTHOR.id, 1, Wishes())

    said = own_wording.withdrawn(*await ideas.program.own_suggestions.withdraw(reader(0), one.id))
    await ideas.letters.deliver_due()

    assert "isn't told: ask this server's staff to delete it" in said
    assert ideas.box.private == []


class WithdrawnMeanwhile(Letterbox):
    """Somebody takes an idea back while the request that posts its poll is under way."""

    withdraw: Callable[[], Awaitable[tuple[Suggestion, NamingPoll | None]]]
    heard = ""

    async def post(self, letter: Letter, content: LetterContent) -> int:
        if letter.kind is LetterKind.POLL:
            self.heard = own_wording.withdrawn(*await self.withdraw())
        return await super().post(letter, content)


async def test_of_an_idea_taken_back_while_its_poll_goes_out_both_hear(ideas: Ideas, clock: SetClock) -> None:
    call, (one, other) = await answered(ideas, credited=True)
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} {IDEA}\n#{other.id} Swords", 24)
    ideas.letters.messenger.bind(box := WithdrawnMeanwhile(clock))
    box.withdraw = partial(ideas.program.own_suggestions.withdraw, reader(0), one.id)
    for _ in range(2):
        await ideas.letters.deliver_due()

    assert box.polls == [[IDEA, "Swords"]]
    assert f"A poll that names it may have gone to <#{CHANNEL}> a moment ago" in box.heard
    assert "Who made it is told then" in box.heard
    assert box.private == [(AUTHOR.id, wording.poll_outdated(call, ideas.work.title, one.id))]


async def test_of_an_idea_in_no_poll_nothing_of_one_is_said(ideas: Ideas) -> None:
    _, (one, _) = await answered(ideas, credited=True)
    await ideas.letters.deliver_due()

    gone, poll = await ideas.program.own_suggestions.withdraw(reader(0), one.id)
    await ideas.letters.deliver_due()

    assert poll is None
    assert own_wording.withdrawn(gone, poll).endswith("Its text is deleted.")
    assert ideas.box.private == []
