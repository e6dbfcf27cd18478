"""Whatever is asked for is answered within Discord's three seconds, however long the database takes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

import pytest
from simcord.results import InteractionResult

from bot.app.answers import PATIENCE
from bot.core import wording as core_wording
from bot.demo.reading import shown_in
from bot.forms import wording as forms_wording
from tests.clicks import everything
from tests.worlds.databases.held import held
from tests.worlds.town import Town, said, shown

DISCORDS_PATIENCE = 3.0

Ask = Callable[[InteractionResult], Awaitable[InteractionResult]]
"""Asks for something; what stands on a message is pressed under the answer that is given."""


@dataclass(frozen=True)
class Asked:
    name: str
    ask: Ask


async def commands_of(town: Town) -> list[Asked]:
    asked: list[Asked] = []
    for command in everything.commands(town):
        for all_of_it in (False, True):
            given = await everything.filled(town, town.manager, command, everything=all_of_it)
            slash = partial(town.manager.slash, town.channel, command.qualified_name, **given)
            asked.append(Asked(f"/{command.qualified_name} {[*given]}", partial(without_message, slash)))
    return asked


async def without_message(slash: Callable[[], Awaitable[InteractionResult]], _: InteractionResult) -> InteractionResult:
    return await slash()


async def presses_of(town: Town) -> list[Asked]:
    ways = ((everything.press, everything.buttons), (everything.choose, everything.menus))
    return [
        Asked(f"{way.__name__} {custom_id}", partial(pressed, town, way, custom_id))
        for way, among in (*ways, (everything.send, everything.forms))
        for custom_id in among(town)
    ]


async def pressed(town: Town, way: everything.Way, custom_id: str, under: InteractionResult) -> InteractionResult:
    return await way(town, town.manager, under, custom_id)


def told(result: InteractionResult, before: str) -> str:
    """What the person reads that wasn't there before."""
    messages = [*filter(None, [result.response]), *result.followups]
    return "\n".join(text for text in map(shown_in, messages) if text != before)


@pytest.mark.parametrize("of", [commands_of, presses_of])
@pytest.mark.parametrize("too_long", [True, False], ids=["for too long", "for a while"])
@pytest.mark.expects_errors
async def test_everything_is_answered_in_time_and_tells_what_became_of_it_while_the_database_is_held(
    town: Town, of: Callable[[Town], Awaitable[list[Asked]]], too_long: bool
) -> None:
    wrong, waited = [], 0
    for asked in await of(town):
        under = await town.manager.slash(town.channel, "suggestions mine")
        before = said(under)
        with held(town.env, town.database) as hold:
            result = await asked.ask(under)
            if not result.acknowledged:
                await town.env.advance_time(DISCORDS_PATIENCE - 1)
            in_time, was_held = result.acknowledged, hold.waiting > 0
            waited += was_held
            hold.last_too_long() if too_long else hold.let_go()
            await town.env.advance_time(1)
        words = told(result, "" if of is commands_of else before)
        was_told = core_wording.database_is_busy() in words if too_long and was_held else words or result.modal
        if not in_time or not was_told or "Something went wrong" in words:
            wrong.append((asked.name, in_time, words))

    assert wrong == []
    assert waited > 80


async def test_every_option_is_offered_nothing_in_time_while_the_database_is_held(town: Town) -> None:
    for command in everything.commands(town):
        for option in command.parameters:
            if option.autocomplete:
                with held(town.env, town.database) as hold:
                    name = (command.qualified_name, option.display_name)
                    result = await everything.complete(town, town.manager, *name)
                    await town.env.advance_time(DISCORDS_PATIENCE - 1)
                    assert result.acknowledged, name
                    hold.let_go()
                    await town.env.advance_time(1)


def test_discord_is_told_early_enough() -> None:
    assert PATIENCE <= DISCORDS_PATIENCE / 2


async def test_an_idea_is_confirmed_after_the_database_was_held(town: Town) -> None:
    with held(town.env, town.database) as hold:
        given = await town.reader.slash(town.channel, "suggest", idea="A storm puts out every lamp.")
        await town.env.advance_time(2)
        assert given.deferred
        assert given.ephemeral
        hold.let_go()
        await town.env.advance_time(1)

    assert "is with the author now" in said(given)


async def test_what_everybody_sees_is_public_after_a_wait_in_private(town: Town) -> None:
    shared = await town.reader.slash(town.channel, "suggest", idea="The keeper leaves the island in a boat.")
    await town.reader.click(shown(shared), label="Name me in public: no")

    with held(town.env, town.database) as hold:
        board = await town.reader.slash(town.channel, "suggestions board", work="The Lamp Room")
        await town.env.advance_time(2)
        hold.let_go()
        await town.env.advance_time(1)

    assert board.response is None
    assert not board.followups[-1]._message.is_ephemeral
    assert "boat" in shown_in(board.followups[-1])


async def test_a_form_that_took_too_long_is_opened_by_a_button(town: Town) -> None:
    with held(town.env, town.database) as hold:
        late = await town.reader.slash(town.channel, "suggest")
        await town.env.advance_time(2)
        hold.let_go()
        await town.env.advance_time(1)

    assert forms_wording.form_took_long() in said(late)
    form = await town.reader.click(shown(late), label=forms_wording.open_form())
    thanks = await town.reader.submit_modal(form, {"idea": "The lamp goes out for good."})
    assert "is with the author now" in said(thanks)


async def test_a_form_that_the_database_was_too_busy_for_opens_filled_in(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest")
    with held(town.env, town.database) as hold:
        refused = await town.reader.submit_modal(form, {"idea": "The lamp goes out for good."})
        await town.env.advance_time(2)
        hold.last_too_long()
        await town.env.advance_time(1)

    assert core_wording.database_is_busy() in said(refused)
    assert "The lamp goes out for good." in said(refused)
    again = await town.reader.click(shown(refused), label=forms_wording.try_again())
    assert "The lamp goes out for good." in str(again.modal)
