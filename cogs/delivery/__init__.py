"""Announcements: what is due goes out, and what changes in a server is noticed."""

import discord
from discord.ext import commands

from bot.app.client import Client
from bot.core.loop import SupervisedLoop
from bot.notices import wording as notices_wording
from bot.notices.buttons import ItIsThere, PostAnyway, TryAgain
from bot.works.wording import chapter_name
from cogs._shared import outcomes
from cogs._shared.buttons import buttons, clicked
from cogs._shared.channels import place_of
from cogs._shared.members import member_of
from cogs._shared.parts import Part
from cogs._shared.replies import Message, reply
from cogs.delivery.channels import DiscordChannels, DiscordSpeaker

RELEASING_INTERVAL = 1.0
"""Seconds between looks at which chapters are due: who waits for six o'clock watches the clock."""

SENDING_INTERVAL = 5.0
"""Seconds between looks at what is to be tried again; what is posted or released doesn't wait for it."""

TURN_SECONDS = 0.5
"""Seconds until what is sent is joined by what became due meanwhile."""


class AnnouncementsCog(Part):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._announcements = client.services.announcements
        self._timetable = client.services.timetable
        self._outbox = client.services.outbox
        self._notices = client.services.notices
        self._releasing = SupervisedLoop(
            "releasing chapters", self._release_due, every=RELEASING_INTERVAL, waiter=client.waiter
        )
        self._troubles = client.services.troubles
        self._changed_guilds: set[int] = set()
        self._sending = SupervisedLoop(
            "sending announcements",
            self._send_due,
            every=SENDING_INTERVAL,
            waiter=client.waiter,
            woken=self._timetable.released,
        )

    async def cog_load(self) -> None:
        await super().cog_load()
        await self._timetable.keep_wall_times()
        self._outbox.channels.bind(DiscordChannels(self.client))
        await self._outbox.begin()
        self._releasing.start()
        self._sending.start()

    async def cog_unload(self) -> None:
        for loop in (self._releasing, self._sending):
            await loop.stop()
        await self._outbox.stop()

    async def _release_due(self) -> None:
        if self.client.is_ready():
            await self._timetable.release_due()

    async def _send_due(self) -> None:
        if self.client.is_ready():
            await self._retry_changed()
            await self._outbox.deliver_due(seconds=TURN_SECONDS)
            await self._notices.deliver_due(DiscordSpeaker(self.client))

    async def _retry_changed(self) -> None:
        """All at once: when a bot of thousands of servers starts, each of them is one that became available."""
        guild_ids, self._changed_guilds = self._changed_guilds, set()
        try:
            if guild_ids:
                await self._outbox.retry(*guild_ids)
        except BaseException:
            self._changed_guilds |= guild_ids
            raise

    @clicked
    async def try_again(self, interaction: discord.Interaction[Client], clicked: TryAgain) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        work, chapters = await self._troubles.try_again(member_of(interaction), clicked.work_id)
        if chapters:
            await reply(interaction, await outcomes.send(self.client, work, chapters))
        else:
            await reply(interaction, notices_wording.nothing_blocked(work))

    @clicked
    async def it_is_there(self, interaction: discord.Interaction[Client], clicked: ItIsThere) -> None:
        work, asked = await self._troubles.it_is_there(member_of(interaction), clicked.announcement_id, clicked.nonce)
        row = asked.announcement
        where = place_of(self.client, work.guild_id, row.guild_id, row.channel_id)
        said = notices_wording.believed(chapter_name(asked.chapter.details), where)
        next_one, answers = await outcomes.question(self.client, work)
        await reply(interaction, Message("\n".join(filter(None, [said, next_one])), view=buttons(*answers)))
        self._sending.wake()

    @clicked
    async def post_anyway(self, interaction: discord.Interaction[Client], clicked: PostAnyway) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        work, asked = await self._troubles.post_anyway(member_of(interaction), clicked.announcement_id, clicked.nonce)
        await reply(interaction, await outcomes.send(self.client, work, [asked.chapter]))
        self._sending.wake()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._releasing.wake()
        self._sending.wake()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        await self._announcements.forget_messages([event.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        await self._announcements.forget_messages(list(event.message_ids))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        await self._announcements.forget_post(event.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._announcements.forget_channel(channel.id)

    @commands.Cog.listener()
    async def on_guild_channel_pins_update(self, channel: discord.abc.GuildChannel, _: object) -> None:
        await self.client.services.pinning.room_made(channel.id)
        self._sending.wake()

    @commands.Cog.listener()
    async def on_guild_channel_update(self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        del before
        self._note_changed(after.guild)

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        if before.permissions != after.permissions:
            self._note_changed(after.guild)

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if after == after.guild.me and before.roles != after.roles:
            self._note_changed(after.guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        self._note_changed(guild)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._note_changed(guild)

    def _note_changed(self, guild: discord.Guild) -> None:
        """What was in the way there may be no longer."""
        self._changed_guilds.add(guild.id)
        self._sending.wake()


async def setup(client: Client) -> None:
    await client.add_cog(AnnouncementsCog(client))
