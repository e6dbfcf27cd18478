"""`/queue unblock`: take suggestions from a blocked member again."""

import discord
from discord import app_commands

from bot.suggestions.moderation import wording as moderation_wording
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class UnblockCommand(Part):
    @app_commands.command()
    @app_commands.describe(member="Whose suggestions to take again")
    async def unblock(self, interaction: Interaction, member: discord.User) -> None:
        """Take suggestions from a blocked member again."""
        await self.services.moderation.unblock(member_of(interaction), member.id)
        await reply(interaction, moderation_wording.unblocked(member.id))
