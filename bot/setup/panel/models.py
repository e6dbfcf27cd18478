"""The choices of a server as `/setup` shows them, and the first thing that is missing."""

from dataclasses import dataclass
from enum import StrEnum

from bot.setup.permissions import ChannelCheck

COMMON_ZONES = (
    *("UTC", "Pacific/Honolulu", "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York"),
    *("America/Mexico_City", "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "Europe/London", "Africa/Lagos"),
    *("Europe/Paris", "Europe/Berlin", "Africa/Johannesburg", "Europe/Athens", "Europe/Istanbul", "Europe/Moscow"),
    *("Asia/Dubai", "Asia/Kolkata", "Asia/Jakarta", "Asia/Manila", "Asia/Tokyo", "Australia/Sydney"),
    "Pacific/Auckland",
)
"""Time zones to choose from, one fewer than a select holds: a server that is in another one sees that as well."""


class SetupChoice(StrEnum):
    """What can be chosen in the panel itself."""

    CHANNEL = "channel"
    NOTICES = "notices"
    STAFF = "staff"
    ZONE = "zone"
    EMOJIS = "emojis"


class SetupGap(StrEnum):
    """What is to be done first before readers find a chapter in the server."""

    CHANNEL = "channel"
    PERMISSIONS = "permissions"
    WORK = "work"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class ChannelState:
    """A channel that a setting names; `check` is None where Discord hasn't told of the server yet."""

    id: int
    check: ChannelCheck | None = None
    is_gone: bool = False

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    @property
    def is_usable(self) -> bool:
        return not self.is_gone and not (self.check and self.check.lacks)


def first_gap(channel: ChannelState | None, *, has_works: bool, has_chapters: bool) -> SetupGap | None:
    """Find what is to be done next; None where all is ready. Chapters that stood elsewhere need no channel of here."""
    if has_chapters and channel is None:
        return None
    if channel is None or channel.is_gone:
        return SetupGap.CHANNEL
    if not channel.is_usable:
        return SetupGap.PERMISSIONS
    if not has_works:
        return SetupGap.WORK
    return None if has_chapters else SetupGap.CHAPTER
