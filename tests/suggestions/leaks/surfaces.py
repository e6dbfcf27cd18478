"""Every way in which somebody could ask for ideas: commands, offers, buttons, menus, forms, by numbers and by words."""

import dataclasses
from collections.abc import AsyncIterator, Iterator
from typing import Any, get_type_hints

from discord.app_commands import Command

from bot.core.buttons import CustomId
from bot.suggestions.buttons import Board, Found, OpenMine, PickForPoll, ReviewPress
from tests.core.custom_ids import KINDS
from tests.suggestions.leaks.secrets import Person, Secrets, word
from tests.worlds.forged_requests import everything_in, press, send_form
from tests.worlds.town import Town

NOBODYS = 999_999
"""The number of no idea."""

TYPED = {
    "link": "https://www.wattpad.com/story/55-salt",
    "source": "",
    "work": "The Lamp Room",
    "chapter": "3",
    "title": "Another",
    "text": "the",
    "format": "json",
    "question": "What next?",
    "call": "1",
    "when": "in 2 hours",
    "code": "ABCD-2345",
    "target": "1:1",
    "often": "daily",
    "time_zone": "Europe/Paris",
    "warnings": "",
}

ASKED_BY_WORDS = ("public", "declined private")

FIELDS = {
    **dict.fromkeys(("idea", "answer", "reason", "words", "number", "similar", "chapter", "work", "status"), ""),
    **dict.fromkeys(("order", "more", "lines", "hours", "closed"), ""),
}
"""The fields of the forms of ideas, each left empty."""


async def commands(secrets: Secrets, person: Person) -> AsyncIterator[tuple[str, str]]:
    """Use every command, each that takes a suggestion for every number and most of secret words, and what it offers."""
    asked = [*map(str, secrets.numbers.values()), *(word("text", idea)[:-1] for idea in ASKED_BY_WORDS)]
    for command in sorted(_commands(secrets.town), key=lambda one: one.qualified_name):
        for typed in asked if any(map(_names_an_idea, command.parameters)) else ["the"]:
            filled = {one.display_name: _value(person, one, typed) for one in command.parameters}
            given = {name: value for name, value in filled.items() if value is not None}
            yield (
                f"/{command.qualified_name} {typed}",
                everything_in(await person.actor.slash(person.channel, command.qualified_name, **given)),
            )
        for parameter in command.parameters:
            offers = ("", *asked[-2:]) if _names_an_idea(parameter) else ("",)
            for typed in offers if parameter.autocomplete else ():
                choices = await person.actor.autocomplete(
                    person.channel, command.qualified_name, parameter.display_name, typed
                )
                yield f"/{command.qualified_name} {parameter.display_name}:", str(choices)


async def asked_for(secrets: Secrets, person: Person, typed: str) -> AsyncIterator[tuple[str, str]]:
    """Name an idea so in every option that takes one, and look what is offered while one types it."""
    for command in sorted(_commands(secrets.town), key=lambda one: one.qualified_name):
        for option in filter(_names_an_idea, command.parameters):
            name = command.qualified_name
            filled = {one.display_name: _value(person, one, typed) for one in command.parameters}
            given = {name: value for name, value in filled.items() if value is not None}
            yield f"/{name}", everything_in(await person.actor.slash(person.channel, name, **given))
            for stop in (False, True) if "stop" in {one.display_name for one in command.parameters} else (False,):
                beside = {"stop": True} if stop else {}
                offered = (
                    await person.actor.autocomplete(person.channel, name, option.display_name, typed, **beside)
                    if option.autocomplete
                    else []
                )
                yield f"/{name} {option.display_name}: {beside}", str(offered)


def _commands(town: Town) -> Iterator[Command[Any, ..., Any]]:
    """All of them but the one that Discord shows to managers alone, and the one after which nothing is there to see."""
    there = (one for one in town.client.tree.walk_commands() if isinstance(one, Command))
    yield from (one for one in there if one.default_permissions is None and one.qualified_name != "work remove")


def _names_an_idea(parameter: Any) -> bool:
    return parameter.display_name in ("suggestion", "text") and not parameter.choices


def _value(person: Person, parameter: Any, typed: str) -> Any:
    """What a required option is given; only what names ideas is given where it is none."""
    name = parameter.display_name
    if _names_an_idea(parameter):
        return typed
    if not parameter.required:
        return "all" if name == "status" else None
    return {"channel": person.channel, "member": person.actor}.get(name) or TYPED[name]


def custom_ids(number: int, *, of_an_idea: bool) -> Iterator[str]:
    """The custom_id of every kind about this number or, of them, those that name an idea."""
    for kind in KINDS:
        hints = get_type_hints(kind)
        if of_an_idea and ("suggestion_id" not in hints or kind is Board):  # which begins a page behind one
            continue
        if "press" in hints:
            yield from (str(_filled(kind, number, press=one)) for one in ReviewPress)
        else:
            yield str(_filled(kind, number))


def _filled(kind: type[CustomId], number: int, press: str = "") -> CustomId:
    words = {"press": press, "code": "all.o.0.0.0.0", "what": "spoiler", "value": "none", "part": "limits"}
    hints = get_type_hints(kind)
    return kind(
        **{
            one.name: number
            if hints[one.name] is int and one.name.endswith("_id")
            else words.get(one.name, "")
            if hints[one.name] is str
            else 0
            for one in dataclasses.fields(kind)
        }
    )


async def forged(
    secrets: Secrets, person: Person, number: int, *, of_an_idea: bool = False
) -> AsyncIterator[tuple[str, str]]:
    """Press every button, choose in every menu and send every form about a number, none of which was ever offered."""
    message = await person.actor.slash(person.channel, "works")
    forms = [pattern for pattern, _ in secrets.town.client._forms]
    menus = {kind.name for kind in (Found, OpenMine, PickForPoll)}
    for custom_id in custom_ids(number, of_an_idea=of_an_idea):
        if any(pattern.fullmatch(custom_id) for pattern in forms):
            yield custom_id, everything_in(await send_form(person.actor, person.channel, custom_id, FIELDS))
        else:
            values = [str(number)] if custom_id.partition(":")[0] in menus else []
            pressed = await press(person.actor, message, custom_id, *values)
            yield custom_id, everything_in(pressed) + everything_in(message)
