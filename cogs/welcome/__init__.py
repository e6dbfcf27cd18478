"""Greeting servers: the one line that goes out when the bot was invited, where everybody may read it."""

import discord
from discord.ext import commands

from bot.app.client import Client
from cogs._shared.parts import Part


class WelcomeCog(Part):
    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._greet(guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Greet a server that the bot came to while it wasn't running, or just before it was killed."""
        await self._greet(guild)

    async def _greet(self, guild: discord.Guild) -> None:
        me = guild.get_member(self.client.user.id) if self.client.user else None
        if me is None or me.joined_at is None or not self.services.welcome.is_new(me.joined_at):
            return
        channel = place_for_hello(guild)
        if channel is not None:
            await self.services.welcome.greet(guild.id, channel.id)


def place_for_hello(guild: discord.Guild) -> discord.TextChannel | None:
    """Choose where to greet a server: where Discord itself greets its members, else the first channel for talking.

    A channel where only staff may write, such as one for rules, is none; nor is one that only some members see.
    """
    if guild.system_channel is not None and _may_write(guild.system_channel, guild.me):
        return guild.system_channel
    for channel in sorted(guild.text_channels, key=lambda one: (one.position, one.id)):
        if _may_write(channel, guild.me) and _may_write(channel, guild.default_role):
            return channel
    return None


def _may_write(channel: discord.TextChannel, who: discord.Member | discord.Role) -> bool:
    may = channel.permissions_for(who)
    return may.view_channel and may.send_messages


async def setup(client: Client) -> None:
    await client.add_cog(WelcomeCog(client))
