"""The path of a file is the command it holds, and every button, select and form has one handler."""

from collections import Counter
from typing import Any

import pytest
from discord import AppCommandType
from discord.app_commands import Command, ContextMenu

from bot.core.buttons import CustomId
from cogs._shared.buttons import clicked
from cogs._shared.parts import Interaction, Part
from tests.core.custom_ids import KINDS
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


async def test_every_custom_id_has_exactly_one_handler_in_the_loaded_client(town: Town) -> None:
    registered = Counter([*town.client._buttons, *(pattern for pattern, _ in town.client._forms)])

    assert registered == Counter(kind.pattern for kind in KINDS)


async def test_every_form_opens_again_where_it_was_refused(town: Town) -> None:
    openers = Counter(pattern for pattern, _ in town.client._form_openers)

    assert openers == Counter(pattern for pattern, _ in town.client._forms)


async def test_every_cog_is_made_of_parts(town: Town) -> None:
    assert [name for name, cog in town.client.cogs.items() if not isinstance(cog, Part)] == []


def test_a_handler_that_doesnt_say_what_it_takes_is_noticed_where_it_is_defined() -> None:
    async def pressed(self: object, interaction: Interaction, custom_id: str) -> None:
        raise NotImplementedError

    async def anything(self: object, interaction: Interaction, custom_id: CustomId) -> None:
        raise NotImplementedError

    for handler in (pressed, anything):
        with pytest.raises(TypeError, match="which custom_id"):
            clicked(handler)
