"""Servers that the bot comes to and that remove it, also while it was away."""

import discord
from discord.ext import commands

from bot.app.client import Client
from cogs._shared.parts import Part
from cogs.privacy.servers import DiscordServers

ERASE_INTERVAL = 3600.0
"""Seconds between looks at which servers removed the bot long enough ago."""


class Comings(Part):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._is_compared = False
        self._present = DiscordServers(client)
        self._erasing = client.supervisor.loop(
            "erasing what servers left behind", self._erase_due, every=ERASE_INTERVAL
        )

    async def cog_load(self) -> None:
        await super().cog_load()
        self.services.own_data.servers.bind(self._present)
        self._erasing.start()

    async def cog_unload(self) -> None:
        await self._erasing.stop()
        await super().cog_unload()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Hear that a server removed the bot, or is gone; an outage is none of these."""
        await self.services.own_data.departures.left(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.services.own_data.departures.joined(guild.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Compare with what Discord lists, servers that are out of reach just now among them; then what is due goes."""
        self._compare_soon()

    @commands.Cog.listener()
    async def on_shard_disconnect(self, shard_id: int) -> None:
        self._present.lose(shard_id)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """Compare again after a new session; at a start only once every shard has told of its servers."""
        self._present.regain(shard_id)
        if self.client.is_ready():
            self._compare_soon()

    @commands.Cog.listener()
    async def on_shard_resumed(self, shard_id: int) -> None:
        self._present.regain(shard_id)

    def _compare_soon(self) -> None:
        self._is_compared = False
        self._erasing.wake()

    async def _erase_due(self) -> None:
        """Erase what is due, but nothing before it was compared who took the bot back while it was away."""
        if not self.client.is_ready():
            return
        departures, was_compared, self._is_compared = self.services.own_data.departures, self._is_compared, True
        try:
            if not was_compared:
                await departures.compare(lambda: {guild.id for guild in self.client.guilds})
        except BaseException:
            self._is_compared = False
            raise
        await departures.erase_due()
