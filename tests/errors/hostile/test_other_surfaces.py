"""Hostile texts by every way besides options and forms: no fault, and nothing gets through.

What is typed while choices are offered, files, messages of which a command is used, menus, and what members, roles,
channels and servers are called. With HOSTILE=n each gets n of the texts: `make hostile`.
"""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from tests.errors.every_choice.covering import covering
from tests.errors.every_choice.people import in_full
from tests.errors.every_choice.trying import Trial
from tests.errors.every_choice.values import values_of
from tests.errors.hostile import surfaces
from tests.errors.hostile.judging import labels_shown, smuggled, texts_shown
from tests.errors.hostile.texts import EACH, HOSTILE
from tests.errors.patience import SLOWEST, TAKES_AWAY
from tests.worlds.town import Town


def some(texts: Iterator[str]) -> list[str]:
    return list(itertools.islice(texts, EACH))


def through(town: Town) -> dict[str, list[str]]:
    """Find what got through in anything that was ever shown."""
    found = {text: what for text in set(texts_shown(town)) if (what := smuggled(text))}
    labels = {text: what for text in set(labels_shown(town)) if (what := smuggled(text, in_markdown=False))}
    return found | labels


@pytest.fixture
def town(empty_town: Town) -> Town:
    empty_town.env.settle_timeout = SLOWEST
    return empty_town


async def test_whatever_is_typed_where_choices_are_offered_gets_choices_that_discord_takes(
    town: Town, record_property: Any
) -> None:
    people, texts = await in_full(town), itertools.cycle(HOSTILE)
    options, tried = list(surfaces.completed(town)), 0
    for (command, option), name in itertools.product(options, ("staff", "guest")):
        person = people[name]
        for text in some(texts):
            offered = await person.actor.autocomplete(person.channel, command, option, text)
            tried += 1
            assert len(offered) <= surfaces.MOST_CHOICES
            assert all(0 < len(one["name"]) <= surfaces.LONGEST_CHOICE for one in offered), (command, text)
            assert [one for one in offered if smuggled(one["name"], in_markdown=False)] == []

    assert len(options) > 10
    record_property("survived", {"hostile texts where choices are offered": tried})


async def test_hostile_files_messages_and_menus_break_nothing(town: Town, record_property: Any) -> None:
    people, texts = await in_full(town), itertools.cycle(HOSTILE)
    author, tried, faults = people["author"], 0, list[str]()
    for command, option, beside in surfaces.files_of(town, author):
        for text in some(texts):
            tried += 1
            file = surfaces.hostile_file(text, tried)
            answer = await author.actor.slash(author.channel, command, **{**beside, option: file})
            faults += surfaces.fault_in(f"/{command} {file}", answer)
    for menu, name in itertools.product(surfaces.message_commands(town), ("author", "reader")):
        who = people[name]
        for text in some(texts):
            tried += 1
            files = [surfaces.hostile_file(text, tried)] if tried % 2 else []
            message = await who.actor.send(
                who.channel, text[: surfaces.LONGEST_MESSAGE].strip() or "x", attachments=files
            )
            faults += surfaces.fault_in(f"{menu}: {text!r}", await who.actor.context_menu(who.channel, menu, message))
    for custom_id in surfaces.menus_shown(town):
        for text in some(texts):
            tried += 1
            faults += surfaces.fault_in(f"{custom_id}: {text!r}", await surfaces.choose(town, author, custom_id, text))

    assert faults == []
    assert through(town) == {}
    record_property("survived", {"hostile files, messages and choices": tried})


async def test_whatever_members_roles_channels_and_servers_are_called_nothing_gets_through(
    town: Town, record_property: Any
) -> None:
    people, texts = await in_full(town), itertools.cycle(HOSTILE)
    trial = Trial({})
    for text in some(texts):
        for name in ("staff", "reader"):
            trial.people[name] = surfaces.named_so(town, people[name], text)
        surfaces.rename(town, town.guild.id, text)
        surfaces.rename(town, people["guest"].actor.guild.id, text)
        for command in surfaces.commands_of(town):
            if command.qualified_name in TAKES_AWAY:
                continue
            for name, person in trial.people.items():
                options = {one.display_name: values_of(one, person) for one in command.parameters}
                for row in covering(options)[:1] if options else [{}]:
                    await trial.use(name, command.qualified_name, row)

    assert trial.faults == []
    assert through(town) == {}
    record_property("survived", {f"{what} by hostile names": times for what, times in trial.tried.items()})
