"""Every command, button, select and form in every place where somebody can be: an answer, and no fault.

In a server that isn't the bot's, or none at all, nothing changes by any of them either. What is tried is what there
is, so a new command or button is tried by being there.
"""

import itertools
from typing import Any

import pytest

from bot.privacy.buttons import ForgetMe
from tests.errors.every_choice.covering import covering
from tests.errors.every_choice.people import Person, in_full
from tests.errors.every_choice.trying import Trial
from tests.errors.every_choice.values import values_of
from tests.errors.foreign import places
from tests.errors.foreign.pressing import changed, kept, made_up, shown_anywhere, use
from tests.errors.hostile.surfaces import commands_of, completed
from tests.errors.patience import SLOWEST, TAKES_AWAY
from tests.worlds.town import Town


@pytest.fixture
def town(empty_town: Town) -> Town:
    empty_town.env.settle_timeout = SLOWEST
    return empty_town


def rows_of(command: Any, person: Person, most: int) -> list[dict[str, Any]]:
    options = {one.display_name: values_of(one, person) for one in command.parameters}
    return covering(options)[:most] if options else [{}]


async def test_commands_work_or_say_why_not_in_every_kind_of_channel(town: Town, record_property: Any) -> None:
    people = await in_full(town)
    channels, trial = itertools.cycle(places.channels_of(town).values()), Trial({})
    for command in commands_of(town):
        if command.qualified_name in TAKES_AWAY:
            continue
        for name in ("staff", "author", "reader"):
            trial.people[name] = places.in_channel(people[name], next(channels))
            for row in rows_of(command, trial.people[name], 1):
                await trial.use(name, command.qualified_name, row)

    assert trial.faults == []
    record_property("survived", {f"{what} in other channels": times for what, times in trial.tried.items()})


async def test_nothing_changes_by_what_is_asked_for_outside_of_the_bots_servers(
    town: Town, record_property: Any
) -> None:
    people = await in_full(town)
    there, tried = shown_anywhere(town), 0
    custom_ids = [
        one for one in dict.fromkeys((*there, *made_up(there, numbers=(1,)))) if ForgetMe.parse(one) is None
    ]  # one's own data, wherever one is
    await town.env.advance_time(5)  # the heart is counted by then
    before = await kept(town)
    for place, change in places.elsewhere(town).items():
        trial = Trial({"staff": people["staff"]})
        with places.changed_by(town, change):
            for command in commands_of(town):
                if command.qualified_name == "privacy forget":  # what people have is theirs wherever they are
                    continue
                for row in rows_of(command, people["staff"], 1):
                    await trial.use("staff", command.qualified_name, row)
            assert trial.faults == [], place
            for command_name, option in completed(town):
                await people["staff"].actor.autocomplete(people["staff"].channel, command_name, option, "a")
            assert await use(town, people["staff"], custom_ids[tried % 3 :: 3]) == [], place
        tried += 1

    after = await kept(town)
    assert changed(before, after) == {}
    record_property("survived", {"presses outside of servers": tried * len(custom_ids) // 3})


@pytest.mark.parametrize("for_good", [True, False], ids=["removed", "an outage"])
async def test_every_button_has_an_answer_in_a_server_that_the_bot_has_lost(town: Town, for_good: bool) -> None:
    people = await in_full(town)
    there = shown_anywhere(town)
    custom_ids = list(dict.fromkeys((*there, *made_up(there, numbers=(1,)))))
    places.lose_server(town, for_good=for_good)
    await town.env.advance_time(1)
    guild = town.client.get_guild(town.guild.id)
    assert guild is None if for_good else guild and guild.unavailable

    for name in ("staff", "reader"):
        assert await use(town, people[name], custom_ids[for_good::2]) == [], name
    trial = Trial({name: people[name] for name in ("staff", "reader")})
    for command in commands_of(town):
        for name in trial.people:
            for row in rows_of(command, people[name], 1):
                await trial.use(name, command.qualified_name, row)
    assert trial.faults == []
