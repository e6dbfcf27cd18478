"""Everything that can be asked of the bot: every command, every option that is completed, every button, every form."""

import dataclasses
import inspect
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, get_type_hints

import discord
from discord import app_commands
from simcord.actors import MemberActor, _autocomplete_result
from simcord.results import InteractionResult

from bot.core.buttons import CustomId
from bot.suggestions.buttons import ReviewPress
from cogs._shared.buttons import CLICKED
from cogs._shared.forms import SUBMITTED
from tests.core.custom_ids import KINDS
from tests.worlds import forged_requests
from tests.worlds.town import Town

WORDS = {"title": "The Second Lamp", "when": "in 2 hours", "until": "in 2 days", "every": "Friday 18:00", "code": "A-B"}
"""What a person types into an option, where nothing is offered; elsewhere some words."""

Way = Callable[[Town, MemberActor, InteractionResult, str], Awaitable[InteractionResult]]
"""How something is pressed or sent by its custom_id, under an answer."""

Command = app_commands.Command[Any, Any, Any]
Shape = discord.AppCommandOptionType


def commands(town: Town) -> list[Command]:
    return [one for one in town.client.tree.walk_commands() if isinstance(one, app_commands.Command)]


async def filled(town: Town, person: MemberActor, command: Command, *, everything: bool) -> dict[str, Any]:
    """Fill in the options that have to be given, or all of them: what is offered first, or else a sample."""
    given: dict[str, Any] = {}
    for option in command.parameters:
        if option.required or everything:
            given[option.display_name] = await _value(town, person, command, option, given)
    return given


async def _value(
    town: Town, person: MemberActor, command: Command, option: app_commands.Parameter, given: dict[str, Any]
) -> Any:
    if option.choices:
        return option.choices[0].value
    if option.autocomplete:
        name = option.display_name
        offered = await person.autocomplete(town.channel, command.qualified_name, name, "", **given)
        return offered[0]["value"] if offered else "Nothing"
    samples: dict[Shape, Any] = {
        Shape.integer: 3,
        Shape.number: 7.0,
        Shape.boolean: True,
        Shape.user: town.reader,
        Shape.channel: town.channel,
        Shape.role: town.staff,
        Shape.attachment: ("chapter.txt", b"Chapter 9: Rain\n\nIt rained on the lamp all night."),
    }
    return samples.get(option.type, WORDS.get(option.display_name, "A lamp that hums"))


def carried(kind: type[CustomId], word: str) -> CustomId:
    """A button of a kind, about the first of everything."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {one.name: 1 if hints[one.name] is int else "" for one in dataclasses.fields(kind)}
    return kind(**{**values, "press": word} if "press" in values else values)


def handled(town: Town, mark: str, reads: str) -> Iterator[type[CustomId]]:
    """The kinds of buttons, or of forms, that the loaded cogs answer."""
    cogs = map(type, town.client.cogs.values())
    methods = [method for cog in cogs for _, method in inspect.getmembers(cog, inspect.isfunction)]
    kinds = {getattr(method, mark, None) for method in methods if reads in inspect.getsource(method)}
    yield from (kind for kind in KINDS if kind in kinds)


def marked(town: Town, mark: str, reads: str = "") -> list[str]:
    """A custom_id of each kind, and of those that say what was pressed one with each such word.

    `reads` keeps the kinds whose handlers have this in their code.
    """
    found: list[str] = []
    for kind in handled(town, mark, reads):
        presses = PRESSES if "press" in get_type_hints(kind) else ("",)
        found += [str(carried(kind, word)) for word in presses]
    return found


def buttons(town: Town) -> list[str]:
    return marked(town, CLICKED)


def menus(town: Town) -> list[str]:
    return marked(town, CLICKED, "chosen_") + marked(town, CLICKED, "picked(")


def forms(town: Town) -> list[str]:
    return marked(town, SUBMITTED)


TYPED = ("idea", "title", "text", "notes", "answer", "question", "reason", "words", "lines", "piece", "phrases")
CHOSEN = {
    "work": "1",
    "hours": "24",
    "number": "7",
    "link": "",
    "when": "in 2 hours",
    "rating": "Not Rated",
    "warnings": "",
    "cooldown": "60",
    "waiting": "3",
    "shortest": "2",
    "closed": "",
    "which": "1",
}
"""What stands in the fields of forms, by their names; whatever reads no such field passes over it."""

PRESSES = ("", *ReviewPress)


async def press(town: Town, person: MemberActor, under: InteractionResult, custom_id: str) -> InteractionResult:
    """Press a button under an answer, whether or not it stands there."""
    return await forged_requests.press(person, under, custom_id)


async def choose(town: Town, person: MemberActor, under: InteractionResult, custom_id: str) -> InteractionResult:
    """Choose from a menu under an answer, whether or not it stands there."""
    return await forged_requests.press(person, under, custom_id, "1")


async def send(town: Town, person: MemberActor, under: InteractionResult, custom_id: str) -> InteractionResult:
    """Send a form that was opened from an answer, with the same words in each field that any form has."""
    values = {**dict.fromkeys(TYPED, "The lamp should sing"), **CHOSEN}
    return await forged_requests.send_form(person, town.channel, custom_id, values, under)


async def complete(town: Town, person: MemberActor, command: str, option: str) -> InteractionResult:
    """Begin to type into an option that offers something."""
    beside = {one.display_name for one in _named(town, command).parameters} & {"work"}
    given = dict.fromkeys(beside - {option}, "The Lamp Room")
    return await _autocomplete_result(person, town.channel, command, option, "", given)


def _named(town: Town, name: str) -> Command:
    (found,) = [one for one in commands(town) if one.qualified_name == name]
    return found
