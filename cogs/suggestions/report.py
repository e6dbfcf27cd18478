"""`/suggestions report`: telling staff what doesn't belong in public."""

from discord import app_commands

from bot.suggestions.board import wording as board_wording
from bot.suggestions.models import MAX_REASON
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs._shared.suggestions import ReportableSuggestionOption


class ReportCommand(Part):
    @app_commands.command()
    @app_commands.describe(suggestion="Which one: its number, or words of it", reason="What is wrong with it")
    async def report(
        self,
        interaction: Interaction,
        suggestion: ReportableSuggestionOption,
        reason: app_commands.Range[str, 0, MAX_REASON] = "",
    ) -> None:
        """Tell staff that a public suggestion doesn't belong here."""
        await self.services.moderation.report(member_of(interaction), suggestion, reason)
        await reply(interaction, board_wording.reported())
