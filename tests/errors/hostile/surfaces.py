"""Ways besides options and forms by which texts of people come to the bot, each found from the commands there are."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import AppCommandOptionType, AppCommandType
from discord.app_commands import Command
from simcord.components import walk_components
from simcord.results import InteractionResult

from tests.errors.every_choice.people import Person
from tests.errors.every_choice.trying import UNEXPECTED
from tests.errors.every_choice.values import LEFT_OUT, values_of
from tests.worlds.forged_requests import everything_in, press
from tests.worlds.town import CHAPTER, Town

SELECT = 3
LONGEST_NAME, LONGEST_NICK, LONGEST_MESSAGE = 100, 32, 2000
"""Characters that Discord lets a channel, role or server be called by, a member, and a message hold."""

LONGEST_CHOICE, MOST_CHOICES = 100, 25


def commands_of(town: Town) -> list[Command[Any, ..., Any]]:
    there = [one for one in town.client.tree.walk_commands() if isinstance(one, Command)]
    return sorted(there, key=lambda one: one.qualified_name)


def fields_of(command: Command[Any, ..., Any], person: Person) -> Iterator[tuple[str, dict[str, Any]]]:
    """Find the options that take any text, each with something right in those that have to be given beside it."""
    for one in command.parameters:
        if one.type is AppCommandOptionType.string and not one.choices:
            yield one.display_name, {other.display_name: _beside(other, person) for other in command.parameters}


def _beside(parameter: Any, person: Person) -> Any:
    is_needed = parameter.required or parameter.display_name == "work"
    return _right(parameter, person) if is_needed else LEFT_OUT


def completed(town: Town) -> Iterator[tuple[str, str]]:
    """Find every option that offers choices while one types."""
    for command in commands_of(town):
        if command.qualified_name != "setup":  # which Discord shows to managers alone
            yield from ((command.qualified_name, one.display_name) for one in command.parameters if one.autocomplete)


def files_of(town: Town, person: Person) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Find every option that takes a file, with something right in what has to be given beside it."""
    for command in commands_of(town):
        for one in command.parameters:
            if one.type is AppCommandOptionType.attachment:
                beside = [other for other in command.parameters if other.required or other.display_name == "work"]
                right = {other.display_name: _right(other, person) for other in beside if other is not one}
                yield command.qualified_name, one.display_name, right


def _right(parameter: Any, person: Person) -> Any:
    return next(value for value in values_of(parameter, person) if value is not LEFT_OUT)


def message_commands(town: Town) -> list[str]:
    menus = town.client.tree.get_commands(type=AppCommandType.message)
    return sorted(one.name for one in menus)


def hostile_file(text: str, number: int) -> tuple[str, bytes]:
    """Make a file of a text: by its name, by what is in it, or by both."""
    ending = (".txt", ".html", ".md", ".png", "")[number % 5]
    name = text.replace("/", "")[:80] + ending if number % 2 else f"chapter{ending or '.txt'}"
    content = text if number % 3 else f"{text}\n\n{CHAPTER}"
    return name, content.encode("utf-8", "surrogatepass")


def menus_shown(town: Town) -> list[str]:
    """Find the custom_ids of all menus that stand anywhere."""
    messages = [one for channel in town.env.backend.messages.values() for one in channel.values()]
    parts = [part for one in messages for part in walk_components(one.components) if part.get("type") == SELECT]
    return sorted({part["custom_id"] for part in parts})


async def choose(town: Town, person: Person, custom_id: str, text: str) -> InteractionResult:
    """Choose in a menu what it never offered."""
    under = await person.actor.slash(person.channel, "works")
    return await press(person.actor, under, custom_id, text[:LONGEST_CHOICE])


def fault_in(what: str, answer: InteractionResult) -> list[str]:
    """Name what is wrong with an answer: none, or that to what nobody foresaw."""
    if not answer.acknowledged:
        return [f"no answer: {what}"]
    return [f"unexpected: {what}"] if UNEXPECTED in everything_in(answer) else []


def named_so(town: Town, person: Person, text: str) -> Person:
    """Somebody with the rights of `person`, who is called so, and so are their channel, their role and a neighbour."""
    guild = person.actor.guild
    name, nick = text[:LONGEST_NAME].strip() or "x", text[:LONGEST_NICK].strip() or "x"
    member = person.actor.member
    roles = [guild.roles[one.name] for one in member.roles if one.name in guild.roles] if member else []
    actor = guild.add_member(town.env.create_user("known"), nick=nick, roles=roles)
    neighbour = guild.add_member(town.env.create_user("neighbour"), nick=nick)
    return Person(
        actor, person.channel, guild.create_text_channel(name), neighbour, guild.create_role(name, mentionable=True)
    )


def rename(town: Town, guild_id: int, text: str) -> None:
    """Let a server be called so, as the gateway tells it."""
    town.env.backend.get_guild(guild_id).name = text[:LONGEST_NAME]
    guild = town.client.get_guild(guild_id)
    assert isinstance(guild, discord.Guild)
    guild.name = text[:LONGEST_NAME]
