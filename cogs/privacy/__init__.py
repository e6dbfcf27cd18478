"""`/privacy`: what is kept about people, and what they can do about it."""

from discord.ext import commands

from bot.app.client import Client
from cogs.privacy.comings import Comings
from cogs.privacy.export import ExportCommand
from cogs.privacy.forget import ForgetCommand
from cogs.privacy.policy import PolicyCommand
from cogs.privacy.servers import DiscordServers

PURGE_INTERVAL = 60.0
"""Seconds between looks at whether a deletion was cut off before its traces were overwritten."""

ERASE_INTERVAL = 3600.0
"""Seconds between looks at which servers removed the bot long enough ago."""


class PrivacyCog(
    Comings,
    PolicyCommand,
    ExportCommand,
    ForgetCommand,
    commands.GroupCog,
    group_name="privacy",
    group_description="What is stored about you",
):
    """Every `/privacy` command, and the loops that finish deletions."""

    def __init__(self, client: Client) -> None:
        super().__init__(client)
        purge, erase = client.services.own_data.forgetting.purge, client.services.own_data.departures.erase_due
        self._loops = (
            client.supervisor.loop("overwriting what was deleted", purge, every=PURGE_INTERVAL),
            client.supervisor.loop("erasing what servers left behind", erase, every=ERASE_INTERVAL),
        )

    async def cog_load(self) -> None:
        await super().cog_load()
        self.services.own_data.servers.bind(DiscordServers(self.client))
        for loop in self._loops:
            loop.start()

    async def cog_unload(self) -> None:
        for loop in self._loops:
            await loop.stop()
        await super().cog_unload()


async def setup(client: Client) -> None:
    await client.add_cog(PrivacyCog(client))
