"""`/kudos why`: why a reaction did or didn't count."""

import discord
from discord import app_commands

from bot.kudos import wording
from bot.kudos.leaderboards.service import message_id
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class WhyCommand(Part):
    @app_commands.command()
    @app_commands.describe(message="The announcement: its link or its id", member="Whose reactions; yours if left out")
    async def why(self, interaction: Interaction, message: str, member: discord.Member | None = None) -> None:
        """Why a reaction did or didn't count."""
        asking = member_of(interaction)
        reader_id = member.id if member else asking.id
        reactions = await self.services.kudos.leaderboards.why(asking, message_id(message), reader_id)
        await reply(interaction, wording.why(reader_id, reactions) if reactions else wording.no_reaction(reader_id))
