"""Every permission that the bot asks for, as Discord names and numbers it, and what it lacks in a channel."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

BITS = {
    "view_channel": 10,
    "send_messages": 11,
    "embed_links": 14,
    "add_reactions": 6,
    "attach_files": 15,
    "read_message_history": 16,
    "use_external_emojis": 18,
    "create_public_threads": 35,
    "send_messages_in_threads": 38,
    "manage_roles": 28,
    "pin_messages": 51,
    "send_polls": 49,
    "manage_threads": 34,
    "mention_everyone": 17,
    "manage_channels": 4,
}

GIVEN_WHERE_NEEDED = ("manage_threads", "mention_everyone", "manage_channels")
"""What an invitation doesn't ask for: staff give it in the one channel where they want what it is for."""

INVITED = tuple(one for one in BITS if one not in GIVEN_WHERE_NEEDED)

TO_ANNOUNCE = ("view_channel", "send_messages", "embed_links", "add_reactions", "read_message_history")
"""What announcing takes in a channel."""

TO_WRITE = ("view_channel", "send_messages", "read_message_history")
"""What it takes in a channel where the bot only writes, such as that for notices; it looks there after a crash."""

IN_THE_WHOLE_SERVER = ("manage_roles",)
"""What only a role gives: in a channel's settings the same bit means something else."""


class Use(StrEnum):
    """What a host may want the bot for in a server, besides announcing."""

    ANNOUNCING = "announcing"
    COVERS = "covers"
    THREADS = "threads"
    FORUMS = "forums"
    FOLLOWING = "following"
    PINS = "pins"
    POLLS = "polls"
    OTHER_EMOJI = "other-emoji"
    PINGS = "pings"
    LOCKED_THREADS = "locked-threads"


TAKEN_BY: dict[Use, tuple[str, ...]] = {
    Use.ANNOUNCING: TO_ANNOUNCE,
    Use.COVERS: ("attach_files",),
    Use.THREADS: ("create_public_threads", "send_messages_in_threads", "attach_files"),
    Use.FORUMS: ("send_messages_in_threads", "manage_channels", "manage_threads"),
    Use.FOLLOWING: ("manage_roles",),
    Use.PINS: ("pin_messages",),
    Use.POLLS: ("send_polls",),
    Use.OTHER_EMOJI: ("use_external_emojis",),
    Use.PINGS: ("mention_everyone",),
    Use.LOCKED_THREADS: ("manage_threads",),
}


def asked_for(uses: Collection[Use]) -> tuple[str, ...]:
    """Find the permissions that these uses take, and announcing; without any, all but GIVEN_WHERE_NEEDED."""
    taken = {permission for use in (Use.ANNOUNCING, *uses) for permission in TAKEN_BY[use]}
    return tuple(one for one in BITS if one in taken) if uses else INVITED


@dataclass(frozen=True, slots=True)
class Lack:
    """A permission that the bot doesn't have in a channel.

    `is_denied_there` where its roles have it and the channel's own settings take it away.
    """

    permission: str
    is_denied_there: bool = False


@dataclass(frozen=True, slots=True)
class ChannelCheck:
    """What the bot lacks in a channel: `lacks` of what it needs there, `besides` of what it could do with more.

    `role` is what its own role is called; empty where it has none.
    """

    channel_id: int
    lacks: tuple[Lack, ...] = ()
    besides: tuple[Lack, ...] = ()
    role: str = ""
    is_forum: bool = False


def invitation(application_id: str, permissions: Collection[str] = INVITED) -> str:
    """Return the address at which the bot is invited to a server, asking for these permissions."""
    asked = sum(1 << BITS[one] for one in permissions)
    return (
        f"https://discord.com/oauth2/authorize?client_id={application_id}&scope=bot+applications.commands"
        f"&permissions={asked}"
    )
