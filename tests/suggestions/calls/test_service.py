"""Calls for ideas: the invitation, its count and deadline, and the poll."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.errors import Unclear, UserFacingError
from bot.suggestions.calls import wording
from bot.suggestions.calls.store import Call
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.queue import wording as queue_wording
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, MODERATOR, STRANGER, reader

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


async def opened(ideas: Ideas, until: str | None = "2 days") -> Call:
    call = await ideas.calls.open(AUTHOR, ideas.work.id, "What should happen at the gala?", CHANNEL, until)
    await ideas.letters.deliver_due()
    return call


async def answer(ideas: Ideas, call: Call, idea: str, number: int) -> int:
    given = await ideas.program.suggestions.suggest(reader(number), ideas.work.id, None, idea, call_id=call.id)
    return given.id


@pytest.mark.parametrize(
    ("typed", "after"),
    [("3 days", timedelta(days=3)), ("in 12h", timedelta(hours=12)), ("2 Weeks", timedelta(weeks=2)),
     ("90 minutes", timedelta(minutes=90)), ("2026-11-21 18:00", timedelta(hours=23)),
     ("tomorrow at 6pm", timedelta(hours=23)), ("Sunday 20:30", timedelta(days=2, hours=1, minutes=30))],
)  # fmt: skip
async def test_a_deadline_is_typed_as_people_do_in_the_servers_zone(ideas: Ideas, typed: str, after: timedelta) -> None:
    await ideas.program.set_up(zone="Europe/Berlin")
    call = await opened(ideas, typed)

    assert call.closes_at == NOW + after
    assert f"<t:{int((NOW + after).timestamp())}:F>" in wording.called(call, "/queue poll")


@pytest.mark.parametrize(
    "typed", ["soon", "0 days", "9999 weeks", "2026-11-20 18:00", "2020-01-01", "-1 day", "2027-02-01 18:00", " "]
)
async def test_a_deadline_that_is_none_is_refused_and_calls_for_nothing(ideas: Ideas, typed: str) -> None:
    with pytest.raises(UserFacingError):
        await opened(ideas, typed)
    assert await ideas.calls.to_close(MODERATOR, "") == []


@pytest.mark.parametrize(("days", "taken"), [(61, True), (62, True), (63, False)])
async def test_a_call_is_open_for_two_months_at_most(ideas: Ideas, days: int, taken: bool) -> None:
    if taken:
        assert (await opened(ideas, f"{days} days")).closes_at == NOW + timedelta(days=days)
        return
    with refused(wording.far_deadline(NOW + timedelta(days=days))):
        await opened(ideas, f"{days} days")


async def test_many_answers_make_one_edit(ideas: Ideas, clock: SetClock) -> None:
    call = await opened(ideas)
    for number in range(5):
        await answer(ideas, call, f"Idea {number}", number)
        await ideas.letters.deliver_due()
    clock.advance(seconds=31)
    await ideas.letters.deliver_due()
    await ideas.letters.deliver_due()

    assert [shown.splitlines()[-1].partition(" so far")[0] for shown in ideas.box.texts] == [
        "-# No ideas",
        "-# 5 ideas",
    ]


async def test_it_closes_on_time_and_takes_no_more(ideas: Ideas, clock: SetClock) -> None:
    call = await opened(ideas)
    clock.advance(days=2)
    with refused(giving_wording.call_is_closed()):
        await answer(ideas, call, "Too late", 1)
    await ideas.letters.deliver_due()

    assert "Closed. No ideas came in" in ideas.box.texts[-1]
    with refused(wording.closed_already()):
        await ideas.calls.close(AUTHOR, call.id)


async def test_an_edit_that_discord_lost_is_made_again(ideas: Ideas, clock: SetClock) -> None:
    ideas.box.trouble = Unclear("500")
    call = await opened(ideas)
    ideas.box.trouble = None
    clock.advance(seconds=31)
    await ideas.letters.deliver_due()

    assert [f"call-answer:{call.id}" == str(one.content.buttons[0].custom_id) for one in ideas.box.messages] == [True]


async def test_picked_answers_become_a_poll_whose_votes_come_back_as_notes(ideas: Ideas, clock: SetClock) -> None:
    call = await opened(ideas)
    ids = [await answer(ideas, call, f"Idea {number}", number) for number in range(3)]
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{ids[0]} A duel\n{ids[2]}: A kiss", 24)
    await ideas.letters.deliver_due()
    await ideas.letters.deliver_due()
    clock.advance(hours=24, minutes=1)
    await ideas.letters.deliver_due()
    ideas.box.votes_found = [7, 5]
    clock.advance(minutes=1)
    await ideas.letters.deliver_due()
    await ideas.letters.deliver_due()

    assert ideas.box.polls == [["A duel", "A kiss"]]
    notes = [(await ideas.queue.card(AUTHOR, number)).notes for number in ids]
    assert [[queue_wording.note(one).partition(": ")[2] for one in of_one] for of_one in notes] == [
        ["Poll: 7 of 12 votes"],
        [],
        ["Poll: 5 of 12 votes"],
    ]


@pytest.mark.parametrize(("length", "taken"), [(54, True), (55, True), (56, False)])
async def test_a_label_has_55_characters_at_most(ideas: Ideas, length: int, taken: bool) -> None:
    call = await opened(ideas)
    ids = [await answer(ideas, call, f"Idea {number}", number) for number in range(2)]
    lines = f"#{ids[0]} {'x' * length}\n#{ids[1]} short"
    if taken:
        await ideas.calls.start_poll(AUTHOR, call.id, lines, 24)
        return
    with refused(wording.bad_poll()):
        await ideas.calls.start_poll(AUTHOR, call.id, lines, 24)


@pytest.mark.parametrize(("count", "taken"), [(1, False), (2, True), (10, True), (11, False)])
async def test_a_poll_has_two_to_ten_answers(ideas: Ideas, count: int, taken: bool) -> None:
    call = await opened(ideas)
    ids = [await answer(ideas, call, f"Idea {number}", number) for number in range(11)]
    lines = "\n".join(f"#{one} Answer" for one in ids[:count])
    if taken:
        await ideas.calls.start_poll(AUTHOR, call.id, lines, 24)
        return
    with refused(wording.bad_poll()):
        await ideas.calls.start_poll(AUTHOR, call.id, lines, 24)


async def test_of_two_making_a_poll_at_once_one_is_told(ideas: Ideas) -> None:
    call = await opened(ideas)
    ids = [await answer(ideas, call, f"Idea {number}", number) for number in range(2)]
    results = await asyncio.gather(
        *(
            ideas.calls.start_poll(member, call.id, f"#{ids[0]} {label}\n#{ids[1]} Other", 24)
            for member, label in ((AUTHOR, "Mine"), (MODERATOR, "Theirs"))
        ),
        return_exceptions=True,
    )
    await ideas.letters.deliver_due()

    assert [isinstance(result, UserFacingError) for result in results].count(True) == 1
    assert len(ideas.box.polls) == 1


async def test_only_the_works_own_answers_go_into_it(ideas: Ideas) -> None:
    call = await opened(ideas)
    await answer(ideas, call, "Idea", 1)
    other = await ideas.give("Not an answer")
    with refused(wording.bad_poll()):
        await ideas.calls.start_poll(AUTHOR, call.id, f"#{other.id} Sneaky\n#1 Fine", 24)


async def test_readers_and_strangers_call_for_nothing(ideas: Ideas) -> None:
    call = await opened(ideas)
    with pytest.raises(UserFacingError, match="author and this server's staff"):
        await ideas.calls.open(reader(1), ideas.work.id, "Well?", CHANNEL, None)
    with pytest.raises(UserFacingError, match="author and this server's staff"):
        await ideas.calls.close(reader(1), call.id)
    with refused(wording.call_is_gone()):
        await ideas.calls.close(STRANGER, call.id)
    assert [one.id for one in await ideas.calls.to_close(MODERATOR, "gala")] == [call.id]
    assert await ideas.calls.to_close(reader(1), "") == []
