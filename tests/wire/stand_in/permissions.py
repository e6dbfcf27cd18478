"""Who may do what where: Discord's permission bits and how roles and overwrites combine."""

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.channels import Channel
    from tests.wire.stand_in.world.guilds.members import Member


class Permission(IntFlag):
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    MANAGE_GUILD_EXPRESSIONS = 1 << 30
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    USE_EXTERNAL_STICKERS = 1 << 37
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    SEND_POLLS = 1 << 49
    USE_EXTERNAL_APPS = 1 << 50
    PIN_MESSAGES = 1 << 51


ALL = Permission(sum(Permission))
NONE = Permission(0)
EVERYONE = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
DIRECT_MESSAGE = EVERYONE | Permission.MENTION_EVERYONE
NEED_SENDING = (
    Permission.SEND_TTS_MESSAGES | Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.MENTION_EVERYONE
)


def permissions(**names: bool) -> Permission:
    """`permissions(manage_guild=True)`; a name that Discord does not have raises KeyError."""
    chosen = NONE
    for name, wanted in names.items():
        flag = Permission[name.upper()]
        chosen |= flag if wanted else NONE
    return chosen


def in_guild(member: "Member") -> Permission:
    if member.guild.owner_id == member.id:
        return ALL
    granted = member.guild.everyone.permissions
    for role in member.roles:
        granted |= role.permissions
    return ALL if Permission.ADMINISTRATOR in granted else granted


def in_channel(member: "Member", channel: "Channel") -> Permission:
    """What a member may do in a channel; a thread takes its parent's overwrites."""
    granted = in_guild(member)
    if granted == ALL:
        return granted
    place = channel.parent if channel.is_thread and channel.parent else channel
    overwrites = place.overwrites
    granted = _apply(granted, [overwrites.get(member.guild.id)])
    granted = _apply(granted, [overwrites.get(role.id) for role in member.roles])
    granted = _apply(granted, [overwrites.get(member.id)])
    return _without_implied(granted, thread=channel.is_thread)


def _apply(granted: Permission, overwrites: "list[tuple[Permission, Permission] | None]") -> Permission:
    allowed = denied = NONE
    for overwrite in overwrites:
        if overwrite:
            allowed |= overwrite[0]
            denied |= overwrite[1]
    return (granted & ~denied) | allowed


def _without_implied(granted: Permission, *, thread: bool) -> Permission:
    if Permission.VIEW_CHANNEL not in granted:
        return NONE
    sending = Permission.SEND_MESSAGES_IN_THREADS if thread else Permission.SEND_MESSAGES
    return granted if sending in granted else granted & ~NEED_SENDING
