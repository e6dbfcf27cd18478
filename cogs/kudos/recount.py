"""`/kudos recount`: comparing every announcement's reactions with Discord."""

from contextlib import suppress

import discord
from discord import app_commands

from bot.kudos import wording
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge, edit, progress_shown


class RecountCommand(Part):
    @app_commands.command()
    async def recount(self, interaction: Interaction) -> None:
        """Compare every announcement's reactions with Discord, for staff."""
        member = member_of(interaction)
        await acknowledge(interaction)
        progress = await self.services.kudos.recount(member, progress_shown(interaction, wording.recounting))
        with suppress(discord.NotFound):
            await edit(interaction, wording.recounted(progress))
