"""`/privacy`: what is kept about people, and what they can do about it."""

from discord.ext import commands

from bot.app.client import Client
from cogs.privacy.comings import Comings
from cogs.privacy.export import ExportCommand
from cogs.privacy.forget import ForgetCommand
from cogs.privacy.policy import PolicyCommand

PURGE_INTERVAL = 60.0
"""Seconds between looks at whether a deletion was cut off before its traces were overwritten."""


class PrivacyCog(
    Comings,
    PolicyCommand,
    ExportCommand,
    ForgetCommand,
    commands.GroupCog,
    group_name="privacy",
    group_description="What is stored about you",
):
    """Every `/privacy` command, and the loop that finishes deletions."""

    def __init__(self, client: Client) -> None:
        super().__init__(client)
        purge = client.services.own_data.forgetting.purge
        self._purging = client.supervisor.loop("overwriting what was deleted", purge, every=PURGE_INTERVAL)

    async def cog_load(self) -> None:
        await super().cog_load()
        self._purging.start()

    async def cog_unload(self) -> None:
        await self._purging.stop()
        await super().cog_unload()


async def setup(client: Client) -> None:
    await client.add_cog(PrivacyCog(client))
