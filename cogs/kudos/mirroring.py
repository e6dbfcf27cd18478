"""Keeping the mirror: events in, and Discord's lists compared."""

from datetime import timedelta
from typing import Any

import discord
from discord.ext import commands

from bot.app.client import Client
from bot.core.pacer import giving_way
from cogs._shared.parts import Part
from cogs.kudos.reactions import DiscordReactions, listen, message_named_in

WRITING_INTERVAL = 60.0
"""Seconds between commits where nothing comes in; an event is committed GATHERING after it came."""

GATHERING = 0.05
"""Seconds in which events come together to one commit: 400 a second become 20. A command doesn't wait for it."""

CHECKING_INTERVAL = 5.0
"""Seconds between looks at what has to be compared with Discord."""

COMPARING_PATIENCE = 6 * 3600.0
"""Seconds that it may take to compare everything, after a long absence, in turns that give way to all others."""

SWEEP_INTERVAL = timedelta(hours=1)
"""How often a few announcements are chosen to be read in full."""


class MirrorCog(Part):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._kudos = client.services.kudos
        self._connected = False
        mirror = self._kudos.mirror
        self._writing = client.supervisor.loop(
            "writing kudos",
            mirror.flush,
            every=WRITING_INTERVAL,
            woken=mirror.inbox.filled,
            gathering=GATHERING,
        )
        self._checking = client.supervisor.loop(
            "reconciling kudos",
            self._reconcile,
            every=CHECKING_INTERVAL,
            patience=COMPARING_PATIENCE,
            woken=self._kudos.reconciler.wanted,
        )
        self._sweeping = client.supervisor.loop(
            "choosing announcements to read",
            self._sweep,
            every=SWEEP_INTERVAL.total_seconds(),
        )

    async def cog_load(self) -> None:
        await super().cog_load()
        self._kudos.reconciler.reactions.bind(DiscordReactions(self.client))
        listen(self.client, self._kudos.mirror.inbox)
        for loop in (self._writing, self._checking, self._sweeping):
            loop.start()

    async def cog_unload(self) -> None:
        for loop in (self._sweeping, self._checking, self._writing):
            await loop.stop()
        await super().cog_unload()

    async def _reconcile(self) -> None:
        if self._connected:
            with giving_way():
                await self._kudos.reconciler.work()

    async def _sweep(self) -> None:
        if self._connected:
            await self._kudos.reconciler.sweep(SWEEP_INTERVAL)

    @commands.Cog.listener()
    async def on_shard_connect(self, shard_id: int) -> None:
        """Have all compared: what happened before a new session, since the one before, nobody told."""
        self._kudos.reconciler.note_session((shard_id, self.client.shard_count or 1))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin to compare, now that Discord tells of what happens in every server."""
        self._connected = True
        self._checking.wake()

    @commands.Cog.listener()
    async def on_dropped_event(self, event: str, data: Any) -> None:
        """Have a message read again of whose reactions something came that made no sense."""
        if event.startswith("MESSAGE_REACTION") and (message_id := message_named_in(data)):
            self._kudos.mirror.inbox.lose([message_id])
            self._kudos.mirror.inbox.filled.set()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._may_read_again(guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Have it compared; not at the start, when each server comes so, and all are compared after the last one."""
        if self._connected:
            self._may_read_again(guild)

    @commands.Cog.listener()
    async def on_guild_channel_update(self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        me = after.guild.me
        if may_read(after.permissions_for(me)) and not may_read(before.permissions_for(me)):
            self._may_read_again(after.guild)

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        if before.permissions != after.permissions and after in after.guild.me.roles:
            self._may_read_again(after.guild)

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if after == after.guild.me and before.roles != after.roles:
            self._may_read_again(after.guild)

    def _may_read_again(self, guild: discord.Guild) -> None:
        """Have a server compared: what happened while the bot couldn't see a channel, nobody told it."""
        self._kudos.reconciler.note_return(guild.id)


def may_read(permissions: discord.Permissions) -> bool:
    """Tell whether Discord tells of reactions, and lists them."""
    return permissions.view_channel and permissions.read_message_history
