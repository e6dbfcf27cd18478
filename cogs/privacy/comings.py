"""Servers that the bot comes to and that remove it, also while it was away."""

import discord
from discord.ext import commands

from cogs._shared.parts import Part


class Comings(Part):
    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Hear that a server removed the bot, or is gone; an outage is none of these."""
        await self.services.own_data.departures.left(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.services.own_data.departures.joined(guild.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Compare with what Discord lists, servers that are out of reach just now among them."""
        await self.services.own_data.departures.compare({guild.id for guild in self.client.guilds})
