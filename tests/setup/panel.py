"""The panel of `/setup` as a manager has it on the screen."""

from collections.abc import Sequence
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.backend.models.channel import Overwrite
from simcord.components import walk_components
from simcord.enums import OverwriteType
from simcord.results import InteractionResult, ResponseMessage

from bot.setup.buttons import ChooseInSetup
from bot.setup.panel.models import SetupChoice
from tests.worlds.town import Town, shown


async def opened(town: Town, manager: MemberActor | None = None) -> ResponseMessage:
    return shown(await (manager or town.manager).slash(town.channel, "setup"))


async def deny(town: Town, *permissions: str) -> None:
    """Let the channel take these permissions from everybody, and no others."""
    denied = discord.Permissions(**dict.fromkeys(permissions, True))
    town.env.backend.set_overwrite(town.channel.id, Overwrite(town.guild.id, OverwriteType.ROLE, deny=denied.value))
    await town.env.settle()


async def choose(
    town: Town, panel: ResponseMessage, choice: SetupChoice, *values: Any, by: MemberActor | None = None
) -> InteractionResult:
    picked: Sequence[Any] = values
    return await (by or town.manager).select(panel, picked, custom_id=str(ChooseInSetup(choice)))


def parts(panel: ResponseMessage) -> list[dict[str, Any]]:
    """Return every component of the panel, the frame and what is in it."""
    return list(walk_components(panel._message.components))


def menu(panel: ResponseMessage, choice: SetupChoice) -> dict[str, Any]:
    (found,) = [one for one in parts(panel) if one.get("custom_id") == str(ChooseInSetup(choice))]
    return found
