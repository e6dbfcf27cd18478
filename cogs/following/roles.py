"""The roles of a server, as `bot/following/ports.py` asks for them, on discord.py."""

import discord

from bot.app.client import Client
from bot.app.traffic import once
from bot.core.errors import Gone, Unclear
from bot.following import wording
from bot.following.ports import BotPermissions
from bot.targets.roles import RoleFacts
from cogs._shared.channels import facts_of
from cogs._shared.discord_errors import in_the_ports_words


class DiscordRoles:
    """The port of `bot/following/ports.py`, on discord.py."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def standing(self, guild_id: int, channel_id: int) -> BotPermissions:
        guild = self._guild(guild_id)
        channel = guild.get_channel(channel_id)
        there = channel.permissions_for(guild.me) if channel else guild.me.guild_permissions
        return BotPermissions(
            manages_roles=guild.me.guild_permissions.manage_roles, mentions_everyone=there.mention_everyone
        )

    async def find(self, guild_id: int, role_id: int) -> RoleFacts | None:
        guild = self._guild(guild_id)
        role = guild.get_role(role_id)
        if role is None:  # made a moment ago, perhaps: Discord hasn't told of it yet
            try:
                with in_the_ports_words():
                    role = await guild.fetch_role(role_id)
            except Gone:
                return None
        return facts_of(role)

    async def find_made(self, guild_id: int, name: str, between: tuple[int, int]) -> list[int]:
        guild, (after_id, before_id) = self._guild(guild_id), between
        with in_the_ports_words():
            roles = await guild.fetch_roles()
        named = [one for one in roles if one.name == name and after_id < one.id < before_id]
        used = {one.id for channel in guild.channels for one in channel.overwrites}
        return sorted(one.id for one in named if not one.permissions.value and one.id not in used)

    async def create(self, guild_id: int, name: str, *, mentionable: bool) -> int:
        nothing = discord.Permissions.none()
        with in_the_ports_words(), once():
            role = await self._guild(guild_id).create_role(
                name=name, permissions=nothing, mentionable=mentionable, reason=wording.audit_reason()
            )
        return role.id

    async def delete(self, guild_id: int, role_id: int) -> None:
        with in_the_ports_words():
            await self._client.http.delete_role(guild_id, role_id)

    async def give(self, guild_id: int, member_id: int, role_id: int) -> None:
        with in_the_ports_words():
            await self._client.http.add_role(guild_id, member_id, role_id, reason=wording.audit_reason())

    async def take(self, guild_id: int, member_id: int, role_id: int) -> None:
        with in_the_ports_words():
            await self._client.http.remove_role(guild_id, member_id, role_id, reason=wording.audit_reason())

    def _guild(self, guild_id: int) -> discord.Guild:
        guild = self._client.get_guild(guild_id)
        if guild is None or guild.unavailable or guild.me is None:
            raise Unclear(f"server {guild_id} isn't known yet")
        return guild
