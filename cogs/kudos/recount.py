"""`/kudos recount`: comparing every announcement's reactions with Discord."""

from contextlib import suppress
from datetime import timedelta

import discord
from discord import app_commands

from bot.core.clock import system_clock
from bot.kudos import wording
from bot.kudos.mirror.progress import Progress
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge, edit

PROGRESS_INTERVAL = timedelta(seconds=2)
"""Between two changes of what a recount shows of itself."""


class RecountCommand(Part):
    @app_commands.command()
    async def recount(self, interaction: Interaction) -> None:
        """Compare every announcement's reactions with Discord, for staff."""
        member = member_of(interaction)
        await acknowledge(interaction)
        shown_at = interaction.created_at

        async def show(progress: Progress) -> None:
            nonlocal shown_at
            now = system_clock()
            if now - shown_at > PROGRESS_INTERVAL:
                shown_at = now
                with suppress(discord.HTTPException):  # after 15 minutes nothing can be shown, but counting goes on
                    await edit(interaction, wording.recounting(progress))

        progress = await self.services.kudos.recount(member, show)
        with suppress(discord.NotFound):
            await edit(interaction, wording.recounted(progress))
