"""Every command with every choice of every option, by everybody, on both databases, empty and full: no fault may come.

Every two choices are tried together at least once, and each with every person, database and state. With CHOICES=n all
there are, or n by chance where there are more: `make choices`.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from discord.app_commands import Command
from sqlalchemy.engine import URL

from tests.errors.every_choice.covering import covering, every_row
from tests.errors.every_choice.people import PEOPLE, in_empty, in_full
from tests.errors.every_choice.trying import Trial
from tests.errors.every_choice.values import values_of
from tests.errors.patience import SLOWEST
from tests.worlds.lasting_intake import LastingIntake
from tests.worlds.town import Town

WORLDS = ("sqlite empty", "sqlite full", "postgresql empty", "postgresql full")
MOST = int(os.environ.get("CHOICES", "0"))
LAST = ("target end", "chapter withdraw", "work remove")
"""What takes away what others are tried with."""


@pytest.mark.parametrize("state", ["empty", "full"])
async def test_no_choice_of_any_command_ends_in_a_fault(
    migrated_url: URL,
    intake: LastingIntake,
    sqlite_in_the_loop: None,
    state: str,
    record_property: Any,
) -> None:
    del sqlite_in_the_loop
    world = f"{migrated_url.get_backend_name()} {state}"
    async with Town.open(migrated_url, intake) as town:
        town.env.settle_timeout = SLOWEST
        trial = Trial(await (in_full if state == "full" else in_empty)(town))
        for command in _commands(town):
            for person, row in _rows(command, trial, world):
                await trial.use(person, command.qualified_name, row)

    record_property("survived", {f"{what} tried with every choice": times for what, times in trial.tried.items()})
    assert "\n".join(trial.faults) == ""
    assert trial.tried["commands"] > len(PEOPLE)


def _commands(town: Town) -> list[Command[Any, ..., Any]]:
    there = [one for one in town.client.tree.walk_commands() if isinstance(one, Command)]
    return sorted(there, key=lambda one: (one.qualified_name in LAST, one.qualified_name))


def _rows(command: Command[Any, ..., Any], trial: Trial, world: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Choose who tries it with what in this world; values are counted by places, as each person has their own."""
    some = {one.display_name: values_of(one, trial.people["staff"]) for one in command.parameters}
    columns = {"world": WORLDS, "person": PEOPLE, **{name: range(len(values)) for name, values in some.items()}}
    for row in every_row(columns, MOST) if MOST else covering(columns):
        if row["world"] == world:
            person = trial.people[row["person"]]
            own = {one.display_name: values_of(one, person) for one in command.parameters}
            yield row["person"], {name: values[row[name]] for name, values in own.items()}
