"""Looking at what the bot may do in a channel: exactly what it lacks there, and whether the channel takes it away."""

from collections.abc import Sequence

import discord

from bot.app.client import Client
from bot.core.errors import UserFacingError
from bot.setup import wording as setup_wording
from bot.setup.permissions import IN_THE_WHOLE_SERVER, INVITED, TO_ANNOUNCE, ChannelCheck, Lack


def check_channel(
    interaction: discord.Interaction[Client], channel_id: int, needed: Sequence[str] = TO_ANNOUNCE
) -> None:
    """Raise UserFacingError naming the permissions that the bot lacks in the channel."""
    guild = interaction.guild
    if guild is None or guild.me is None:
        return  # Discord hasn't told of this server yet; sending will show
    check = look(guild, channel_id, needed)
    if check is None:
        raise UserFacingError(setup_wording.channel_gone)
    if check.lacks:
        say = setup_wording.cannot_announce if needed is TO_ANNOUNCE else setup_wording.cannot_write
        raise UserFacingError(say, check)


def look(guild: discord.Guild, channel_id: int, needed: Sequence[str] = TO_ANNOUNCE) -> ChannelCheck | None:
    """Find what the bot lacks in a channel of a server that is known; None without such a channel."""
    channel = guild.get_channel(channel_id)
    if channel is None:
        return None
    in_all = guild.me.guild_permissions
    there = _given(channel)
    lacking = [
        Lack(one, is_denied_there=getattr(in_all, one) and one not in IN_THE_WHOLE_SERVER)
        for one in dict.fromkeys((*needed, *INVITED))
        if not getattr(in_all if one in IN_THE_WHOLE_SERVER else there, one)
    ]
    return ChannelCheck(
        channel_id,
        lacks=tuple(one for one in lacking if one.permission in needed),
        besides=tuple(one for one in lacking if one.permission not in needed),
        role=guild.self_role.name if guild.self_role else "",
        is_forum=isinstance(channel, discord.ForumChannel),
    )


def _given(channel: discord.abc.GuildChannel) -> discord.Permissions:
    """Add up what the bot's roles and the channel's settings give it, each bit for itself.

    `permissions_for` leaves out as well what is of no use without another bit, such as everything where the bot may
    not see the channel: staff who gave all of that would have given too much.
    """
    me = channel.guild.me
    given = me.guild_permissions.value
    if me.guild_permissions.administrator:
        return me.guild_permissions
    of_roles = [channel.overwrites_for(role).pair() for role in me.roles if not role.is_default()]
    allowed, denied = discord.Permissions.none(), discord.Permissions.none()
    for allow, deny in of_roles:
        allowed, denied = allowed | allow, denied | deny
    everyone, own = channel.overwrites_for(channel.guild.default_role).pair(), channel.overwrites_for(me).pair()
    for allow, deny in (everyone, (allowed, denied), own):
        given = given & ~deny.value | allow.value
    return discord.Permissions(given)
