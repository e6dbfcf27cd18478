"""What somebody asked for before they were forgotten, and is still under way, isn't done after all, and says so."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.clicks import wording as clicks_wording
from bot.clicks.models import Click
from bot.core.errors import MeanwhileForgotten
from bot.forms import wording as forms_wording
from bot.forms.store import RefusedForm
from bot.privacy.models import Wishes
from bot.suggestions.models import IdeaChoices
from bot.suggestions.own import store as own_store
from bot.works.models import Work
from tests.privacy.forget import Forget
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import reader
from tests.worlds.program import Program

ROSA = reader(1)
IDEA = "A storm takes the bridge away."


async def asked(program: Program, click_id: int, act: Callable[[], Awaitable[object]]) -> bool:
    """Do what Rosa asks for by a click; whether it was done."""

    async def handler() -> bool:
        program.services.clicks.begin(Click(click_id, ROSA.id, str(click_id)))
        try:
            await act()
        except MeanwhileForgotten:
            return False
        return True

    return await asyncio.create_task(handler())


async def ideas_of_rosa(program: Program) -> int:
    return (await program.services.own_data.forgetting.what_there_is(ROSA.id)).ideas


async def test_an_idea_of_before_is_refused_and_one_of_afterwards_is_new(
    program: Program, work: Work, forget: Forget, clock: SetClock
) -> None:
    async def suggest() -> None:
        await program.suggestions.suggest(ROSA, work.id, None, IDEA, IdeaChoices())

    before = forget.click_id()
    await forget(ROSA.id)

    assert not await asked(program, before, suggest)
    assert await ideas_of_rosa(program) == 0
    clock.advance(seconds=1)
    assert await asked(program, forget.click_id(), suggest)
    assert await ideas_of_rosa(program) == 1


async def test_the_second_half_of_what_was_under_way_is_refused_too(
    program: Program, work: Work, forget: Forget
) -> None:
    async def suggest_twice() -> None:
        await program.suggestions.suggest(ROSA, work.id, None, IDEA, IdeaChoices())
        await asyncio.create_task(another_click(forget))
        await program.suggestions.suggest(ROSA, work.id, None, "The cat steals the fish.", IdeaChoices())

    with refused(clicks_wording.forgotten_meanwhile(), MeanwhileForgotten):
        program.services.clicks.begin(Click(forget.click_id(), ROSA.id, "twice"))
        try:
            await suggest_twice()
        finally:
            program.services.clicks.end()
    assert await ideas_of_rosa(program) == 0


async def another_click(forget: Forget) -> None:
    await forget(ROSA.id)


async def test_a_form_of_before_is_not_kept_and_one_that_is_held_is_dropped(program: Program, forget: Forget) -> None:
    forms, form, before = program.services.forms, RefusedForm("suggest:1:0:0", {"idea": IDEA}), forget.click_id()
    held = forms.hold(ROSA.id, form)
    others = forms.hold(reader(2).id, form)

    await forget(ROSA.id)

    with refused(forms_wording.forgotten_meanwhile(), MeanwhileForgotten):
        await forms.keep(ROSA.id, form, before)
    with refused(forms_wording.not_kept_any_more()):
        await forms.find(ROSA.id, held)
    assert await forms.find(reader(2).id, others) == form
    assert await forms.keep(ROSA.id, form, forget.click_id()) > 0


async def test_a_forgetting_is_forgotten_itself(program: Program, forget: Forget, clock: SetClock) -> None:
    await forget(ROSA.id)
    clock.advance(minutes=16)

    await program.services.expiry.remove_expired()

    assert await asked(program, 1, lambda: program.services.forms.keep(ROSA.id, RefusedForm("suggest:1:0:0", {}), 1))


async def test_of_many_at_once_each_is_gone_or_refused_or_new(program: Program, work: Work, forget: Forget) -> None:
    """What was sent by a click of before is deleted, though its reader was told that it was sent."""
    clicks = [forget.click_id() for _ in range(12)]
    deletion = clicks[6]
    forgetting = program.services.own_data.forgetting

    async def suggest(number: int) -> bool:
        text = f"Idea {number}: " + chr(97 + number) * 30

        async def act() -> None:
            await program.suggestions.suggest(ROSA, work.id, None, text, IdeaChoices())

        return await asked(program, clicks[number], act)

    async def delete() -> None:
        await forgetting.forget(ROSA.id, deletion, Wishes())

    *done, _ = await asyncio.gather(*(suggest(number) for number in range(12) if number != 6), delete())

    async with program.database.read() as connection:
        left = await own_store.of_reader(connection, work.guild_id, ROSA.id, 50, guests=[])
    assert all(int(one.idea.split()[1].strip(":")) > 6 for one in left)
    assert all(done[6:])
