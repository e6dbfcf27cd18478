"""What happens in Discord that concerns announcements: messages that go, permissions and servers that come."""

import discord
from discord.ext import commands

from cogs.delivery.loops import Loops


class Events(Loops):
    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self.releasing.wake()
        self.sending.wake()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        await self.services.announcements.forget_messages([event.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        await self.services.announcements.forget_messages(list(event.message_ids))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        await self.services.announcements.forget_post(event.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.services.announcements.forget_channel(channel.id)

    @commands.Cog.listener()
    async def on_guild_channel_pins_update(self, channel: discord.abc.GuildChannel, _: object) -> None:
        await self.services.pinning.room_made(channel.id)
        self.sending.wake()

    @commands.Cog.listener()
    async def on_guild_channel_update(self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        del before
        self.note_changed(after.guild)

    @commands.Cog.listener()
    async def on_raw_thread_update(self, event: discord.RawThreadUpdateEvent) -> None:
        """Notice that a thread of the bot's own can be opened again."""
        guild, metadata = self.client.get_guild(event.guild_id), event.data["thread_metadata"]
        is_own = self.client.user is not None and event.data.get("owner_id") == str(self.client.user.id)
        if guild is not None and is_own and not metadata.get("locked"):
            self.note_changed(guild)

    @commands.Cog.listener()
    async def on_guild_emojis_update(self, guild: discord.Guild, before: object, after: object) -> None:
        del before, after
        self.note_changed(guild)

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        if before.permissions != after.permissions:
            self.note_changed(after.guild)

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if after == after.guild.me and before.roles != after.roles:
            self.note_changed(after.guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        self.note_changed(guild)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.note_changed(guild)
