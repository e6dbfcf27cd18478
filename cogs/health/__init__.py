"""The heartbeat: how the process is doing, written down every few minutes."""

import contextlib

from discord.ext import commands

from bot.app.client import Client
from bot.core.errors import WITHOUT_DATABASE
from bot.health.models import BEAT_INTERVAL
from cogs._shared.parts import Part


class HealthCog(Part):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._beating = client.supervisor.loop("writing the heartbeat", self._beat, every=BEAT_INTERVAL)

    async def cog_load(self) -> None:
        await super().cog_load()
        self._beating.start()

    async def cog_unload(self) -> None:
        await self._beating.stop()
        with contextlib.suppress(*WITHOUT_DATABASE):
            await self.services.health.end()
        await super().cog_unload()

    async def _beat(self) -> None:
        await self.services.health.beat(self.client.supervisor.loops, is_connected=self.client.is_connected)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._beating.wake()


async def setup(client: Client) -> None:
    await client.add_cog(HealthCog(client))
