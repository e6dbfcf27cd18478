"""Hundreds of hostile texts in every text field of every command and form: no fault, and nothing gets through.

The fields are those of the commands that there are, and of the forms that these lead to, so that a new one is tried by
being there. With HOSTILE=n each field gets n of the texts (all: 9999): `make hostile`.
"""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from discord.app_commands import Command
from sqlalchemy.engine import URL

from tests.errors.every_choice.people import in_full
from tests.errors.every_choice.trying import Trial
from tests.errors.hostile import surfaces
from tests.errors.hostile.forms import every_form, field_names
from tests.errors.hostile.judging import labels_shown, smuggled, texts_shown
from tests.errors.hostile.texts import EACH, HOSTILE
from tests.errors.patience import SLOWEST, TAKES_AWAY
from tests.worlds.lasting_intake import LastingIntake
from tests.worlds.town import Town

LONGEST = 6000
"""Characters that Discord takes in an option that names no limit of its own."""


def test_there_are_hundreds_of_them() -> None:
    assert len(HOSTILE) >= 300


async def test_no_hostile_text_in_any_field_breaks_anything_or_gets_through(
    migrated_url: URL, intake: LastingIntake, sqlite_in_the_loop: None, record_property: Any
) -> None:
    del sqlite_in_the_loop
    async with Town.open(migrated_url, intake) as town:
        town.env.settle_timeout = SLOWEST
        texts = HOSTILE[:: 1 if migrated_url.get_backend_name() == "sqlite" else -1]
        await _try_everywhere(town, itertools.cycle(texts), record_property)


async def _try_everywhere(town: Town, texts: Iterator[str], record_property: Any) -> None:
    people = await in_full(town)
    people["manager"] = replace(people["staff"], actor=town.manager)
    trial = Trial({name: people[name] for name in ("staff", "author", "reader", "manager")}, typed=texts, times=EACH)
    fields = [(one, *field) for one in _commands(town) for field in surfaces.fields_of(one, people["staff"])]
    for command, name, beside in fields:
        for text in itertools.islice(texts, EACH):
            who = "manager" if (command.root_parent or command).default_permissions else "staff"
            await trial.use(who, command.qualified_name, {**beside, name: _fitting(command, name, text)})
    await _send_every_form(trial, town, texts)
    await _look_around(trial, town)

    record_property("survived", {f"hostile texts in {what}": times for what, times in trial.tried.items()})
    assert trial.faults == []
    assert len(fields) * EACH <= trial.tried["commands"]
    found = {text: what for text in set(texts_shown(town)) if (what := smuggled(text))}
    labels = {text: what for text in set(labels_shown(town)) if (what := smuggled(text, in_markdown=False))}
    assert found | labels == {}, "\n".join(map(repr, (found | labels).items()))


def _commands(town: Town) -> list[Command[Any, ..., Any]]:
    return sorted(surfaces.commands_of(town), key=lambda one: one.qualified_name in TAKES_AWAY)


def _fitting(command: Command[Any, ..., Any], name: str, text: str) -> str:
    """Cut or fill up a text as Discord lets nobody do otherwise."""
    (option,) = [one for one in command.parameters if one.display_name == name]
    return text[: int(option.max_value or LONGEST)].ljust(int(option.min_value or 1), "x")


async def _send_every_form(trial: Trial, town: Town, texts: Iterator[str]) -> None:
    """Send forms of every kind, by everybody in turn: those that nothing opened by chance are tried too."""
    names, people = field_names(), itertools.cycle(trial.people)
    for custom_id in list(every_form(town)):
        await trial.send(next(people), custom_id, dict(zip(names, texts, strict=False)))


async def _look_around(trial: Trial, town: Town) -> None:
    """Let everybody use every command that takes no text: these show what the others have written."""
    for command in _commands(town):
        if not any(one.required for one in command.parameters) and command.qualified_name not in TAKES_AWAY:
            for name in trial.people:
                await trial.use(name, command.qualified_name, {})
