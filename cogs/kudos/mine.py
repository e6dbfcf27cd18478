"""`/kudos mine`: the kudos somebody gave."""

from discord import app_commands

from bot.kudos.leaderboards import wording as leaderboards_wording
from cogs._shared.channels import is_age_restricted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class MineCommand(Part):
    @app_commands.command()
    async def mine(self, interaction: Interaction) -> None:
        """The kudos you gave here."""
        adults = is_age_restricted(interaction.channel)
        given = await self.services.kudos.leaderboards.given_by(member_of(interaction), adults=adults)
        await reply(interaction, leaderboards_wording.mine(given))
