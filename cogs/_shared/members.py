"""Who asks, as the services want to know it."""

import discord

from bot.app.client import Client
from bot.core import wording as core_wording
from bot.core.errors import UserFacingError
from bot.setup.models import Member


def member_of(interaction: discord.Interaction) -> Member:
    """Return the member behind an interaction, with the rights Discord sent along with it.

    Raises UserFacingError outside a server.
    """
    user = interaction.user
    if interaction.guild_id is None or not isinstance(user, discord.Member):
        raise UserFacingError(core_wording.server_only)
    return Member(
        guild_id=interaction.guild_id,
        id=user.id,
        name=user.display_name,
        manages_guild=interaction.permissions.manage_guild or interaction.permissions.administrator,
        role_ids=frozenset(role.id for role in user.roles),
        guild_name=interaction.guild.name if interaction.guild else "",
    )


async def is_member(client: Client, guild_id: int, user_id: int) -> bool:
    """Ask Discord whether somebody is in a server where the bot is, whichever process serves that."""
    try:
        await client.http.get_member(guild_id, user_id)
    except (discord.NotFound, discord.Forbidden):
        return False
    return True
