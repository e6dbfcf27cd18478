"""`/work show`: what is known of a work."""

from discord import app_commands

from cogs._shared.channels import check_shown_here
from cogs._shared.choices import ReadableWorkOption
from cogs._shared.parts import Interaction, Part
from cogs.works.embeds import show_work


class ShowCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work")
    async def show(self, interaction: Interaction, work: ReadableWorkOption) -> None:
        """What is known of a work."""
        check_shown_here(interaction, work)
        await show_work(interaction, [], await self.services.catalogue.as_seen(interaction.guild_id or 0, work))
