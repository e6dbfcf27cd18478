"""What is deleted in a server, or who left it, as notices and cards want to know it."""

import discord
from discord.ext import commands

from bot.app.client import Client
from cogs._shared.parts import Part
from cogs.notices.standing import DiscordInventory, DiscordPeople


class NoticesCog(Part):
    async def cog_load(self) -> None:
        await super().cog_load()
        self.services.troubles.deletions.inventory.bind(DiscordInventory(self.client))
        self.services.outbox.names.people.bind(DiscordPeople(self.client))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look at all servers: things may have been deleted while nobody told."""
        await self.services.troubles.deletions.look([guild.id for guild in self.client.guilds])

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        await self.services.troubles.deletions.look([role.guild.id])

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.services.troubles.deletions.look([channel.guild.id])

    @commands.Cog.listener()
    async def on_guild_emojis_update(self, guild: discord.Guild, before: object, after: object) -> None:
        """Look at all servers: an emoji may be used in others than its own."""
        del guild, before, after
        await self.services.troubles.deletions.look([guild.id for guild in self.client.guilds])


async def setup(client: Client) -> None:
    await client.add_cog(NoticesCog(client))
