"""Channels and roles as they are in Discord, and which of them would do."""

import re
from typing import Any

import discord
from discord import app_commands

from bot.announcements.places import Place
from bot.app.client import Client
from bot.core.errors import Gone, Unclear, UserFacingError
from bot.core.text.cleaning import clean_line
from bot.setup import wording as setup_wording
from bot.targets import wording as targets_wording
from bot.targets.roles import RoleFacts
from bot.works.models import Work


class AnnounceableChannel(app_commands.Transformer):
    """A channel that announcements can go to: a text channel, an announcement channel or a forum."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]

    async def transform(
        self, interaction: discord.Interaction[Any], value: app_commands.AppCommandChannel, /
    ) -> app_commands.AppCommandChannel:
        del interaction
        return value


Announceable = app_commands.Transform[app_commands.AppCommandChannel, AnnounceableChannel]

_CHANNEL = re.compile(r"<#(\d{15,20})>")


def check_age(interaction: discord.Interaction[Client], work: Work, channel_id: int) -> None:
    """Raise UserFacingError, naming a channel that would do, if the work is to go where it may not."""
    here = channel_id == interaction.channel_id
    channel = interaction.channel if here else interaction.client.get_channel(channel_id)
    if not work.details.rating.may_be_shown(is_age_restricted=is_age_restricted(channel)):
        raise UserFacingError(targets_wording.adults_only, work, channel_id, age_restricted(interaction))


def check_shown_here(interaction: discord.Interaction[Client], work: Work) -> None:
    """Raise UserFacingError, saying where to ask, if a reader may not see the work in this channel."""
    if not work.details.rating.may_be_shown(is_age_restricted=is_age_restricted(interaction.channel)):
        raise UserFacingError(targets_wording.not_shown_here, work, age_restricted(interaction))


def unheard_role(
    interaction: discord.Interaction[Client], role: discord.Role | None, channel_id: int | None
) -> list[str]:
    """Say if a ping of this role would reach nobody: not everyone may mention it, nor may the bot."""
    guild = interaction.guild
    if role is None or role.mentionable or guild is None or guild.me is None:
        return []
    channel = guild.get_channel(channel_id or 0)
    may = channel.permissions_for(guild.me) if channel else guild.me.guild_permissions
    return [] if may.mention_everyone else [setup_wording.role_is_not_pingable(role.id)]


def has_channel(client: Client, guild_id: int, channel_id: int) -> bool:
    """Tell whether a channel stands, as far as it is known."""
    guild = client.get_guild(guild_id)
    return guild is None or guild.unavailable or guild.get_channel_or_thread(channel_id) is not None


def place_of(client: Client, here: int, guild_id: int, channel_id: int) -> str:
    """Write a channel as the members of the server `here` can make it out; one that was deleted by that."""
    if guild_id == here and not has_channel(client, guild_id, channel_id):
        return targets_wording.deleted_channel()
    return f"<#{channel_id}>" if guild_id == here else clean_line(plain_place(client, guild_id, channel_id))


def named_from(client: Client, here: int | None, text: str) -> str:
    """Name in a text the channels of other servers, and those that were deleted: readers would see `#unknown`."""

    def name(found: re.Match[str]) -> str:
        channel = client.get_channel(int(found[1]))
        if channel is None:
            return targets_wording.deleted_channel() if knows_all(client) else found[0]
        guild = getattr(channel, "guild", None)
        return found[0] if guild is None or guild.id == here else place_of(client, here or 0, guild.id, int(found[1]))

    return _CHANNEL.sub(name, text)


def knows_all(client: Client) -> bool:
    """Tell whether Discord has told of all servers, so that what isn't known isn't there."""
    return client.knows_every_server and client.is_ready() and not any(guild.unavailable for guild in client.guilds)


def plain_place(client: Client, guild_id: int, channel_id: int) -> str:
    """Name a channel and its server, where Discord shows no mentions."""
    guild, channel = client.get_guild(guild_id), client.get_channel(channel_id)
    return targets_wording.elsewhere(getattr(channel, "name", None), guild.name if guild else None)


async def open_to_all(client: Client, before: Work, edited: Work) -> list[str]:
    """Say if a work that is for adults from now on stands announced where Discord asks for nobody's age."""
    if before.details.rating.is_for_adults or not edited.details.rating.is_for_adults:
        return []
    places = [
        place_of(client, edited.guild_id, guild_id, channel_id)
        for guild_id, channel_id in await client.services.refreshing.places(edited)
        if is_too_open(client, edited, guild_id, channel_id)
    ]
    return [targets_wording.stands_in_the_open(edited, places)] if places else []


def is_too_open(client: Client, work: Work, guild_id: int, channel_id: int) -> bool:
    """Tell whether a work may not be shown in a channel; in a server of another process, that one sees to it."""
    if not is_served_here(client, guild_id):
        return False
    return not work.details.rating.may_be_shown(is_age_restricted=is_age_restricted(client.get_channel(channel_id)))


def is_served_here(client: Client, guild_id: int) -> bool:
    """Tell whether this process knows a server's channels, or would if it were there."""
    return client.knows_every_server or client.get_guild(guild_id) is not None


def is_forum(client: Client, channel_id: int) -> bool:
    return isinstance(client.get_channel(channel_id), discord.ForumChannel)


def is_age_restricted(channel: object) -> bool:
    """Tell whether Discord asks for a reader's age there; a thread is as its channel."""
    asks = getattr(channel, "is_nsfw", None)
    return bool(asks and asks())


def may_there(client: Client, channel_id: int, permission: str) -> bool:
    """Tell whether the bot may do something in a text channel, as far as it is known."""
    channel = client.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel) or channel.guild.me is None:
        return True
    return bool(getattr(channel.permissions_for(channel.guild.me), permission))


def find_channel(client: Client, guild_id: int, channel_id: int) -> object:
    """Find a channel; None if it isn't there. Raises Unclear while Discord doesn't tell of its server."""
    guild = client.get_guild(guild_id)
    if guild is not None and guild.unavailable:
        raise Unclear("the server is unavailable")
    return client.get_channel(channel_id)


def asks_for_age(client: Client, guild_id: int, channel_id: int) -> bool:
    """Tell whether Discord asks for a reader's age there. Raises Gone without such a channel, or as `find_channel`."""
    channel = find_channel(client, guild_id, channel_id)
    if channel is None:
        raise Gone(f"channel {channel_id}")
    return is_age_restricted(channel)


def age_restricted(interaction: discord.Interaction[Client]) -> list[int]:
    """Find age-restricted text channels that this person can see, three at most."""
    if interaction.guild is None or not isinstance(interaction.user, discord.Member):
        return []
    member = interaction.user
    channels = [
        channel.id
        for channel in interaction.guild.text_channels
        if channel.is_nsfw() and channel.permissions_for(member).view_channel
    ]
    return channels[:3]


def place_in(client: Client, guild_id: int, channel_id: int, role_id: int | None) -> Place:
    """Tell what a card can show there; everything, where the server isn't known to this process just now."""
    guild, channel = client.get_guild(guild_id), client.get_channel(channel_id)
    if guild is None or guild.unavailable or guild.me is None:
        return Place(role=RoleFacts(id=role_id) if role_id else None)
    role = guild.get_role(role_id) if role_id else None
    there = guild.me.guild_permissions
    if isinstance(channel, discord.abc.GuildChannel):
        there = channel.permissions_for(guild.me)
    return Place(
        role=facts_of(role) if role else None,
        manages_roles=guild.me.guild_permissions.manage_roles,
        attaches_files=there.attach_files,
        opens_threads=there.create_public_threads,
        pings_all=there.mention_everyone,
    )


def facts_of(role: discord.Role) -> RoleFacts:
    """Tell what is known of a role that stands; whoever asks has seen to it that its server is known."""
    me = role.guild.me
    return RoleFacts(
        id=role.id,
        is_everyone=role.is_default(),
        is_managed=role.managed,
        is_out_of_reach=role >= me.top_role and role.guild.owner_id != me.id,
        grants=_grants(role),
        is_mentionable=role.mentionable,
    )


def _grants(role: discord.Role) -> bool:
    """Tell whether a role allows anything, in the server or in one of its channels, that not everyone may do there."""
    everyone = role.guild.default_role
    if role.permissions.value & ~everyone.permissions.value:
        return True
    return any(
        channel.permissions_for(role).value & ~channel.permissions_for(everyone).value
        for channel in role.guild.channels
    )
