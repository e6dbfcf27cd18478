"""`/queue block`: take no more suggestions from one member."""

import discord
from discord import app_commands

from bot.suggestions.moderation import wording as moderation_wording
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs._shared.suggestions import QueuedSuggestionOption


class BlockCommand(Part):
    @app_commands.command()
    @app_commands.describe(member="Whose suggestions", suggestion="Or one of their suggestions")
    async def block(
        self,
        interaction: Interaction,
        member: discord.User | None = None,
        suggestion: QueuedSuggestionOption | None = None,
    ) -> None:
        """Take no more suggestions from one member."""
        moderation, staff = self.services.moderation, member_of(interaction)
        reader_id = member.id if member else await moderation.writer_of(staff, suggestion)
        await moderation.block(staff, reader_id, because_of=suggestion)
        await reply(interaction, moderation_wording.blocked(reader_id))
