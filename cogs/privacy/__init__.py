"""`/privacy`: what is kept about people, and what they can do about it."""

from discord.ext import commands

from bot.app.client import Client
from cogs.privacy.export import ExportCommand
from cogs.privacy.policy import PolicyCommand
from cogs.privacy.servers import DiscordServers


class PrivacyCog(
    PolicyCommand,
    ExportCommand,
    commands.GroupCog,
    group_name="privacy",
    group_description="What is stored about you",
):
    """Every `/privacy` command."""

    async def cog_load(self) -> None:
        await super().cog_load()
        self.services.own_data.servers.bind(DiscordServers(self.client))


async def setup(client: Client) -> None:
    await client.add_cog(PrivacyCog(client))
