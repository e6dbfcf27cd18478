"""The path of a file is the command it holds."""

from typing import Any

from discord import AppCommandType
from discord.app_commands import Command, ContextMenu

from tests.worlds.town import Town


def place_of(command: Command[Any, ..., Any] | ContextMenu) -> str:
    return command.callback.__module__


async def test_a_subcommand_stands_in_the_file_of_its_name_in_the_folder_of_its_group(town: Town) -> None:
    for command in town.client.tree.walk_commands():
        if isinstance(command, Command) and command.parent is not None:
            folder = type(command.binding).__module__
            assert place_of(command) == f"{folder}.{command.name}", command.qualified_name
            assert folder.removesuffix("s") == f"cogs.{command.parent.name}".removesuffix("s")


async def test_a_command_alone_stands_in_the_file_or_the_folder_of_its_name(town: Town) -> None:
    alone = [one for one in town.client.tree.get_commands() if isinstance(one, Command)]

    assert [one.name for one in alone if place_of(one).rpartition(".")[2] != one.name] == []


async def test_a_command_of_messages_stands_in_a_file_of_its_functions_name(town: Town) -> None:
    menus = town.client.tree.get_commands(type=AppCommandType.message)

    assert menus
    assert [one.name for one in menus if place_of(one).rpartition(".")[2] != one.callback.__name__] == []
