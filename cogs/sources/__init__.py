"""`/source`: where works appear on the web, watched for new chapters; and the loop that looks."""

from discord.ext import commands

from bot.app.client import Client
from cogs.sources.add import AddCommand
from cogs.sources.check import CheckCommand
from cogs.sources.end import EndCommand
from cogs.sources.list import ListCommand
from cogs.sources.narrowing import NarrowingChoices
from cogs.sources.pause import PauseCommand
from cogs.sources.preferences import Preferences

LOOKING_INTERVAL = 30.0
"""Seconds between looks at which feeds are due; each is due once in half an hour at most."""


class SourcesCog(
    AddCommand,
    NarrowingChoices,
    Preferences,
    ListCommand,
    CheckCommand,
    PauseCommand,
    EndCommand,
    commands.GroupCog,
    group_name="source",
    group_description="Watch where works appear, and announce what is new",
):
    """Every `/source` command, and what its buttons and menus do."""

    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._looking = client.supervisor.loop("watching sources", self._look_at_due, every=LOOKING_INTERVAL)

    async def cog_load(self) -> None:
        await super().cog_load()
        self._looking.start()

    async def cog_unload(self) -> None:
        await self._looking.stop()
        await super().cog_unload()

    async def _look_at_due(self) -> None:
        if self.client.is_ready():
            await self.services.watching.watcher.look_at_due()


async def setup(client: Client) -> None:
    await client.add_cog(SourcesCog(client))
