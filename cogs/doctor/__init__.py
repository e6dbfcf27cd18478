"""`/doctor`: what keeps the bot from its work in this server, and how to mend it."""

from discord import app_commands

from bot.app.client import Client
from bot.doctor.server import wording as server_wording
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge, reply
from cogs.doctor.surroundings import DiscordSurroundings


class DoctorCog(Part):
    async def cog_load(self) -> None:
        await super().cog_load()
        self.services.doctor.surroundings.bind(DiscordSurroundings(self.client))

    @app_commands.command()
    async def doctor(self, interaction: Interaction) -> None:
        """See what keeps me from my work in this server, and how to mend it."""
        await acknowledge(interaction)
        await reply(interaction, server_wording.report(await self.services.doctor.examine(member_of(interaction))))


async def setup(client: Client) -> None:
    await client.add_cog(DoctorCog(client))
