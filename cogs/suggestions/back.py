"""`/suggestions back`: supporting somebody else's idea."""

from discord import app_commands

from bot.suggestions.giving import wording as giving_wording
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs._shared.suggestions import BackableSuggestionOption


class BackCommand(Part):
    @app_commands.command()
    @app_commands.describe(suggestion="Which one: its number, or words of it", stop="Take your backing away instead")
    async def back(self, interaction: Interaction, suggestion: BackableSuggestionOption, stop: bool = False) -> None:
        """Support somebody else's suggestion."""
        suggestions, member = self.services.suggestions, member_of(interaction)
        if stop:
            await reply(interaction, giving_wording.backing_stopped(await suggestions.stop_backing(member, suggestion)))
        else:
            await reply(interaction, giving_wording.backed(await suggestions.back(member, suggestion)))
