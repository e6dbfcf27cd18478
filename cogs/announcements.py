"""Announcements in their channels: sending, finding again, and noticing when one is deleted."""

from datetime import timedelta

import discord
from discord.ext import commands

from bot.announcements import wording
from bot.announcements.buttons import SuggestFor
from bot.announcements.card import Card
from bot.announcements.models import Announcement
from bot.client import Client
from bot.core.errors import Gone
from bot.core.loop import SupervisedLoop
from cogs._shared.buttons import button, buttons
from cogs._shared.cards import embed_of, read_button
from cogs._shared.channels import is_age_restricted
from cogs._shared.discord_errors import in_the_ports_words

SENDING_INTERVAL = 5.0
"""Seconds between looks at what is due; a chapter posted by hand doesn't wait for it."""

CLOCK_SKEW = timedelta(hours=1)
"""How far this machine's clock may be off Discord's when an announcement is searched for."""

SEARCHED = 500
"""Messages looked through at most for an announcement that may stand already."""


class DiscordChannels:
    """The port of `bot/announcements/ports.py`, on discord.py."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def send(self, announcement: Announcement, card: Card) -> int:
        role = [discord.Object(card.role_id)] if card.role_id else []
        with in_the_ports_words():
            message = await self._channel(announcement.channel_id, announcement.guild_id).send(
                card.content,
                embed=embed_of(card),
                view=_buttons_of(announcement, card),
                allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=role),
                nonce=announcement.nonce,
                silent=card.silent,
            )
        return message.id

    async def find(self, announcement: Announcement) -> int | None:
        own_button = str(SuggestFor(announcement.id, announcement.nonce))
        channel = self._channel(announcement.channel_id, announcement.guild_id)
        since = announcement.announced_at - CLOCK_SKEW
        with in_the_ports_words():
            async for message in channel.history(after=since, limit=SEARCHED, oldest_first=True):
                if own_button in _custom_ids(message):
                    return message.id
        return None

    async def edit(self, announcement: Announcement, card: Card) -> None:
        with in_the_ports_words():
            await self._message(announcement.channel_id, announcement.message_id or 0).edit(
                content=card.content,
                embed=embed_of(card),
                view=_buttons_of(announcement, card),
                allowed_mentions=discord.AllowedMentions.none(),
            )

    async def delete(self, channel_id: int, message_id: int) -> None:
        with in_the_ports_words():
            await self._message(channel_id, message_id).delete()

    async def react(self, channel_id: int, message_id: int, emoji: str) -> None:
        with in_the_ports_words():
            await self._client.http.add_reaction(channel_id, message_id, emoji)

    async def is_age_restricted(self, channel_id: int) -> bool:
        channel = self._client.get_channel(channel_id)
        if channel is None:
            raise Gone(f"channel {channel_id}")
        return is_age_restricted(channel)

    def _message(self, channel_id: int, message_id: int) -> discord.PartialMessage:
        return self._client.get_partial_messageable(channel_id).get_partial_message(message_id)

    def _channel(self, channel_id: int, guild_id: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel_id, guild_id=guild_id)


def _buttons_of(announcement: Announcement, card: Card) -> discord.ui.View:
    suggest = button(wording.SUGGEST, SuggestFor(announcement.id, announcement.nonce))
    return buttons(*read_button(card), suggest)


def _custom_ids(message: discord.Message) -> set[str | None]:
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return {item.custom_id for row in rows for item in row.children if isinstance(item, discord.Button)}


class AnnouncementsCog(commands.Cog):
    def __init__(self, client: Client) -> None:
        self._client = client
        self._announcements = client.services.announcements
        self._backlogs = client.services.backlogs
        self._outbox = client.services.outbox
        self._sending = SupervisedLoop(
            "sending announcements", self._send_due, every=SENDING_INTERVAL, patience=client.patience
        )

    async def cog_load(self) -> None:
        await self._announcements.keep_wall_times()
        await self._backlogs.keep_wall_times()
        await self._outbox.bind(DiscordChannels(self._client))
        self._sending.start()

    async def cog_unload(self) -> None:
        await self._sending.stop()

    async def _send_due(self) -> None:
        if self._client.is_ready():
            await self._backlogs.release_due()
            await self._outbox.deliver_due()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._sending.wake()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        await self._announcements.forget_messages([event.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        await self._announcements.forget_messages(list(event.message_ids))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._announcements.forget_channel(channel.id)


async def setup(client: Client) -> None:
    await client.add_cog(AnnouncementsCog(client))
