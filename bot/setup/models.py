"""A server's settings, and the member who asks for something in it."""

from dataclasses import dataclass
from typing import TypedDict

from bot.setup.emoji import Emoji

DEFAULT_KUDOS = (Emoji("❤", "❤️"), Emoji("💜", "💜"))
"""What stands for kudos until a server says otherwise; the bot puts the first one on each announcement."""

DEFAULT_ZONE = "UTC"
"""The time zone of a server that named none."""

MAX_KUDOS_EMOJIS = 10
"""Emoji that can stand for kudos at once; Discord allows 20 different ones on a message."""


@dataclass(frozen=True, slots=True)
class Member:
    """Who asks: a member of a server, with the rights Discord reported for this very request.

    `guild_name` is what the server is called now; empty where that isn't known.
    """

    guild_id: int
    id: int
    name: str
    manages_guild: bool = False
    role_ids: frozenset[int] = frozenset()
    guild_name: str = ""


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server has set up; `zone` is the IANA name of its time zone."""

    guild_id: int
    channel_id: int | None = None
    staff_role_id: int | None = None
    kudos_emojis: tuple[Emoji, ...] = DEFAULT_KUDOS
    zone: str = DEFAULT_ZONE
    notices_channel_id: int | None = None

    def is_staff(self, member: Member) -> bool:
        return member.guild_id == self.guild_id and (member.manages_guild or self.staff_role_id in member.role_ids)


class SettingsChanges(TypedDict, total=False):
    """What a manager changes, each as in GuildSettings; what isn't among it stays as it is."""

    channel_id: int
    notices_channel_id: int | None
    staff_role_id: int | None
    kudos_emojis: tuple[Emoji, ...]
    zone: str
