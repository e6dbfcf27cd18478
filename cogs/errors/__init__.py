"""What nobody else answers: failed commands, and buttons and forms of another version of this program."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.client import Client
from bot.core import wording as core_wording
from bot.core.errors import UserFacingError
from cogs._shared.errors import answer_error, typed_options
from cogs._shared.filled_in.values import typed_text
from cogs._shared.parts import Interaction, Part

CLICKED = (discord.InteractionType.component, discord.InteractionType.modal_submit)


class ErrorsCog(Part):
    async def cog_load(self) -> None:
        await super().cog_load()
        self.client.tree.error(_failed)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        data: Any = interaction.data
        if interaction.type in CLICKED and not self.client.knows(data["custom_id"]):
            await answer_error(interaction, UserFacingError(core_wording.unknown_button), typed=typed_text(interaction))


async def _failed(interaction: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
    await answer_error(interaction, error, typed=typed_options(interaction))


async def setup(client: Client) -> None:
    await client.add_cog(ErrorsCog(client))
