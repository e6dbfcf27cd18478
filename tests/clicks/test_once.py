"""A click is carried out once, and who asks again hears what came of it: through services, on both databases."""

import asyncio
from typing import Any

import pytest

from bot.clicks.models import KEPT, Click, content_of
from bot.core.errors import AlreadyDone, UserFacingError
from bot.suggestions.buttons import ShowGiven
from tests.suggestions.ideas import Ideas
from tests.worlds.people import reader
from tests.worlds.program import Program

FIRST = 1_456_000_000_000_000_000
LATER = 60_000 << 22
"""A minute, in Discord's ids."""

ME = reader(1)


@pytest.fixture
def ideas(program: Program, work: Any) -> Ideas:
    return Ideas.in_program(program, work)


async def asked(ideas: Ideas, click: Click, idea: str = "A storm", by: Any = ME) -> str:
    """Give an idea as a click of its own does: in a task of its own. What came of it, or what had."""

    async def give() -> str:
        ideas.program.services.clicks.begin(click)
        try:
            return str(ShowGiven((await ideas.give(idea, by)).id))
        except AlreadyDone as done:
            return f"already {done.outcome}"

    return await asyncio.create_task(give())


async def given(ideas: Ideas) -> int:
    return len((await ideas.program.own_suggestions.mine(ME)).suggestions)


async def test_the_same_click_delivered_again_is_not_carried_out_again(ideas: Ideas) -> None:
    click = Click(FIRST, ME.id, "suggest")

    came = await asked(ideas, click)
    ideas.program.services.clicks.answered(click.id)

    assert await asked(ideas, click) == f"already {came}"
    assert await given(ideas) == 1


async def test_of_the_same_click_delivered_several_times_at_once_one_is_carried_out(ideas: Ideas) -> None:
    click = Click(FIRST, ME.id, "suggest")

    came = await asyncio.gather(*(asked(ideas, click) for _ in range(6)))

    assert len([one for one in came if not one.startswith("already")]) == await given(ideas) == 1


async def test_of_clicks_on_the_same_at_once_one_is_carried_out(ideas: Ideas) -> None:
    clicks = [Click(FIRST + number, ME.id, "suggest") for number in range(6)]

    await asyncio.gather(*(asked(ideas, one) for one in clicks))

    assert await given(ideas) == 1


async def test_another_process_knows_what_was_done(ideas: Ideas) -> None:
    click = Click(FIRST, ME.id, "suggest")
    came = await asked(ideas, click)
    other = Ideas.in_program(ideas.program.next_process(), ideas.work)

    assert await asked(other, click) == f"already {came}"
    assert await asked(other, Click(FIRST + LATER, ME.id, "suggest")) == f"already {came}"


async def test_who_heard_nothing_and_asks_once_more_hears_what_came_of_the_first(ideas: Ideas) -> None:
    came = await asked(ideas, Click(FIRST, ME.id, "suggest"))

    assert await asked(ideas, Click(FIRST + LATER, ME.id, "suggest")) == f"already {came}"


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (Click(FIRST + LATER, ME.id, "another"), "asks for something else"),
        (Click(FIRST + LATER, reader(2).id, "suggest"), "is somebody else"),
        (Click(FIRST + int(KEPT.total_seconds() + 1) * (1000 << 22), ME.id, "suggest"), "asks a quarter later"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_it_is_done_for_whoever(ideas: Ideas, second: Click, why: str) -> None:
    del why
    await asked(ideas, Click(FIRST, ME.id, "suggest"))

    assert not (await asked(ideas, second)).startswith("already")


async def test_who_has_their_answer_and_asks_once_more_means_it(ideas: Ideas) -> None:
    first = Click(FIRST, ME.id, "suggest")
    await asked(ideas, first)
    ideas.program.services.clicks.answered(first.id)

    assert not (await asked(ideas, Click(FIRST + LATER, ME.id, "suggest"))).startswith("already")


async def test_who_heard_of_the_first_at_the_second_attempt_means_the_third(ideas: Ideas) -> None:
    clicks = ideas.program.services.clicks
    await asked(ideas, Click(FIRST, ME.id, "suggest"))

    async def again() -> int:
        clicks.begin(Click(FIRST + LATER, ME.id, "suggest"))
        with pytest.raises(AlreadyDone) as done:
            await ideas.give("A storm", ME)
        return done.value.click_id

    earlier = await asyncio.create_task(again())
    clicks.answered(earlier)

    assert earlier == FIRST
    assert not (await asked(ideas, Click(FIRST + 2 * LATER, ME.id, "suggest"))).startswith("already")


async def test_who_did_something_else_meanwhile_means_it(ideas: Ideas) -> None:
    await asked(ideas, Click(FIRST, ME.id, "suggest"))
    await asked(ideas, Click(FIRST + LATER, ME.id, "another"))

    assert not (await asked(ideas, Click(FIRST + 2 * LATER, ME.id, "suggest"))).startswith("already")


async def test_what_was_refused_was_not_done(ideas: Ideas) -> None:
    await asyncio.create_task(_refused(ideas, Click(FIRST, ME.id, "suggest")))

    assert not (await asked(ideas, Click(FIRST, ME.id, "suggest"))).startswith("already")


async def _refused(ideas: Ideas, click: Click) -> None:
    ideas.program.services.clicks.begin(click)
    with pytest.raises(UserFacingError):
        await ideas.give("", ME)
    with pytest.raises(UserFacingError):
        await ideas.program.suggestions.send_anyway(ME, 7)


def test_a_file_that_is_sent_again_is_the_same_and_another_is_not() -> None:
    def posted(file_id: str, name: str) -> str:
        file = {"filename": name, "size": 7}
        options = [{"name": "file", "type": 11, "value": file_id}]
        return content_of(1, {"name": "chapter", "options": options, "resolved": {"attachments": {file_id: file}}})

    assert posted("1", "a.txt") == posted("2", "a.txt") != posted("2", "b.txt")


def test_what_is_kept_of_a_click_holds_no_word_of_it() -> None:
    assert "secret" not in content_of(1, {"components": [{"value": "my secret idea"}]})
