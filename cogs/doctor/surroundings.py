"""What stands in a server, and what the bot may do there: the port of `bot/doctor/server/ports.py`."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

import discord

from bot.announcements.models import Announcement, DeliveryState, StandingCard
from bot.app.client import Client
from bot.core.errors import DiscordError, Gone
from bot.notices.models import Named
from bot.setup.permissions import ChannelCheck
from bot.targets.roles import RoleFacts
from cogs._shared.channels import facts_of, is_age_restricted
from cogs._shared.checks.permissions import look

PATIENCE = 2.0
"""Seconds that Discord has to tell of a member; nobody waits longer for that."""


class DiscordSurroundings:
    def __init__(self, client: Client) -> None:
        self._client = client

    def is_known(self, guild_id: int) -> bool:
        guild = self._client.get_guild(guild_id)
        return guild is not None and not guild.unavailable and guild.me is not None

    def stands(self, named: Named) -> bool:
        return self._client.services.troubles.deletions.stands(named)

    def look(self, guild_id: int, channel_id: int, needed: Sequence[str]) -> ChannelCheck | None:
        return look(self._guild(guild_id), channel_id, needed)

    def is_age_restricted(self, channel_id: int) -> bool:
        return is_age_restricted(self._client.get_channel(channel_id))

    def role(self, guild_id: int, role_id: int) -> RoleFacts | None:
        role = self._guild(guild_id).get_role(role_id)
        return facts_of(role) if role else None

    def may_ping_all(self, guild_id: int, channel_id: int) -> bool:
        guild = self._guild(guild_id)
        channel = guild.get_channel(channel_id)
        return (channel.permissions_for(guild.me) if channel else guild.me.guild_permissions).mention_everyone

    def gives_roles(self, guild_id: int) -> bool:
        return self._guild(guild_id).me.guild_permissions.manage_roles

    async def announced(
        self, guild_id: int, channel_id: int, since: datetime, until: datetime
    ) -> list[StandingCard] | None:
        place = Announcement(
            id=0,
            chapter_id=0,
            guild_id=guild_id,
            channel_id=channel_id,
            nonce="",
            state=DeliveryState.SENT,
            announced_at=since,
        )
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._client.services.outbox.channels().look_back(place, since, until)
        except Gone:
            return []
        except (DiscordError, TimeoutError):
            return None

    async def has_left(self, guild_id: int, member_id: int) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._client.services.outbox.names.people().name_of(guild_id, member_id)
        except Gone:
            return True
        except (DiscordError, TimeoutError):
            return False
        return False

    def _guild(self, guild_id: int) -> discord.Guild:
        guild = self._client.get_guild(guild_id)
        if guild is None:
            raise Gone(f"server {guild_id}")
        return guild
