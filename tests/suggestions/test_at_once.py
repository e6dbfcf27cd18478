"""Limits and settings hold when the same person clicks several times at once, on PostgreSQL too."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

import pytest
from sqlalchemy import update

from bot.core.errors import UserFacingError
from bot.suggestions import store
from bot.suggestions.models import IdeaChoices, Status
from bot.suggestions.rules.models import RulesChanges
from tests.suggestions.giving.samples import ALSO_STORM, STORM
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, GUILD, MODERATOR, reader

CLICKS = 6

THOUGHTS = ("A fox steals bread", "Rain in May", "The bell rings", "Two moons", "Lost keys", "A letter burns")


async def at_once(*clicks: Coroutine[Any, Any, Any]) -> list[Any]:
    """What came of clicks that didn't wait for each other, the refused ones left out."""
    answers = await asyncio.gather(*clicks, return_exceptions=True)
    for answer in answers:
        assert not isinstance(answer, BaseException) or isinstance(answer, UserFacingError), answer
    return [answer for answer in answers if not isinstance(answer, BaseException)]


async def waiting_of(ideas: Ideas, number: int) -> int:
    return len((await ideas.program.own_suggestions.mine(reader(number))).suggestions)


@pytest.mark.parametrize("limit", [{"waiting": 1}, {"cooldown": 600}, {"waiting": 1, "cooldown": 600}])
async def test_of_ideas_given_at_once_as_many_are_taken_as_may_wait(ideas: Ideas, limit: RulesChanges) -> None:
    await ideas.moderation.change(MODERATOR, **limit)
    offer = ideas.program.suggestions.offer

    taken = await at_once(*(offer(reader(1), ideas.work.id, one, IdeaChoices()) for one in THOUGHTS))

    assert len(taken) == await waiting_of(ideas, 1) == 1


async def test_of_held_ideas_sent_at_once_as_many_are_taken_as_may_wait(ideas: Ideas, clock: SetClock) -> None:
    del clock
    await ideas.give(STORM, reader(2))
    suggestions = ideas.program.suggestions
    await ideas.moderation.change(MODERATOR, waiting=2)
    offers = (suggestions.offer(reader(1), ideas.work.id, ALSO_STORM, IdeaChoices()) for _ in range(CLICKS))
    held = await at_once(*offers)

    sent = await at_once(*(suggestions.send_anyway(reader(1), one.held_id) for one in [*held, *held]))

    assert len(held) == len(sent) == await waiting_of(ideas, 1) == 2


async def test_readers_do_not_wait_for_each_others_turn(ideas: Ideas) -> None:
    await ideas.moderation.change(MODERATOR, waiting=1)

    await at_once(*(ideas.give(one, reader(number)) for number, one in enumerate(THOUGHTS, 1)))

    assert [await waiting_of(ideas, number) for number in range(1, CLICKS + 1)] == [1] * CLICKS


async def test_one_backing_one_report_and_one_answer_of_several_at_once(ideas: Ideas) -> None:
    one = await ideas.give(STORM, reader(2), credited=True)
    await ideas.queue.ask(AUTHOR, one.id, "Which lamp?")
    question = (await ideas.queue.card(AUTHOR, one.id)).questions[0]

    backed = await at_once(*(ideas.program.suggestions.back(reader(1), one.id) for _ in range(CLICKS)))
    reported = await at_once(*(ideas.moderation.report(reader(1), one.id, "Rude") for _ in range(CLICKS)))
    answered = await at_once(
        *(ideas.program.own_suggestions.answer(reader(2).id, question.id, f"Lamp {n}") for n in range(CLICKS))
    )

    page = await ideas.queue.card(AUTHOR, one.id)
    assert (len(backed), len(reported), len(answered)) == (1, 1, 1)
    assert (page.suggestion.backing, page.reports) == (1, 1)


async def test_backings_that_come_and_go_at_once_are_counted_right(ideas: Ideas) -> None:
    one, suggestions = await ideas.give(STORM, reader(9), credited=True), ideas.program.suggestions
    for number in range(1, 4):
        await suggestions.back(reader(number), one.id)

    come = [suggestions.back(reader(number), one.id) for number in range(4, 7)]
    go = [suggestions.stop_backing(reader(number), one.id) for number in range(1, 4)]
    await at_once(*come, *go)

    assert (await ideas.now(one)).backing == 3


async def test_of_settings_changed_at_once_none_is_lost(ideas: Ideas) -> None:
    changes: Sequence[RulesChanges] = (
        {"cooldown": 60},
        {"waiting": 3},
        {"shortest": 5},
        {"words": ("rude",)},
        {"phrases": ("Not now",)},
    )

    assert len(await at_once(*(ideas.moderation.change(MODERATOR, **one) for one in changes))) == len(changes)

    rules = (await ideas.moderation.rules(MODERATOR)).rules
    assert (rules.cooldown, rules.waiting, rules.shortest, rules.words, rules.phrases) == (
        *(60, 3, 5),
        *(("rude",), ("Not now",)),
    )


async def test_of_works_closed_at_once_none_is_lost(ideas: Ideas) -> None:
    more = [ideas.work, *[await ideas.program.work(f"Work {number}") for number in range(4)]]

    await at_once(*(ideas.moderation.close_works(MODERATOR, [one.id], [one.id]) for one in more))

    assert (await ideas.moderation.rules(MODERATOR)).rules.closed_work_ids == {one.id for one in more}


async def test_of_what_is_to_be_told_of_kudos_changed_at_once_none_is_lost(ideas: Ideas) -> None:
    news = ideas.program.kudos.news

    await at_once(
        news.choose(MODERATOR, milestones_channel_id=5),
        news.choose(MODERATOR, digest_channel_id=6),
        news.choose(MODERATOR, digest_hour=7),
    )

    chosen = await news.settings(GUILD)
    assert (chosen.milestones_channel_id, chosen.digest_channel_id, chosen.digest_hour) == (5, 6, 7)


@pytest.mark.parametrize("stops", [False, True], ids=["backed", "backed no more"])
async def test_an_idea_that_is_merged_meanwhile_is_backed_or_not_where_it_is_now(ideas: Ideas, *, stops: bool) -> None:
    one = await ideas.give(STORM, reader(2), credited=True)
    other = await ideas.give("The cat steals a fish", reader(3), credited=True)
    suggestions = ideas.program.suggestions
    if stops:
        await suggestions.back(reader(1), one.id)
    click = suggestions.stop_backing if stops else suggestions.back

    async with ideas.program.database.change() as connection:
        await store.lock(connection, one.id, other.id)
        clicked = asyncio.create_task(click(reader(1), one.id))
        await asyncio.sleep(0.2)
        merged = {"status": Status.MERGED, "merged_into_id": other.id}
        await connection.execute(update(store.suggestions).filter_by(id=one.id).values(merged))
    await clicked

    assert (await ideas.now(other)).backing == (1 if stops else 2)


async def test_who_backs_what_is_merged_meanwhile_and_who_decides_both_do_not_wait_for_each_other(ideas: Ideas) -> None:
    into = await ideas.give("The cat steals a fish", reader(3), credited=True)
    one = await ideas.give(STORM, reader(2), credited=True)

    async with ideas.program.database.change() as connection:
        await store.lock(connection, into.id, one.id)
        backed = asyncio.create_task(ideas.program.suggestions.back(reader(1), one.id))
        await asyncio.sleep(0.2)
        decided = asyncio.create_task(ideas.verdicts.decide_several(AUTHOR, [into.id, one.id], Status.SHELVED))
        await asyncio.sleep(0.2)
        merged = {"status": Status.MERGED, "merged_into_id": into.id}
        await connection.execute(update(store.suggestions).filter_by(id=one.id).values(merged))
    await backed

    assert (await decided).decided == [into.id]
    assert (await ideas.now(into)).backing == 2
