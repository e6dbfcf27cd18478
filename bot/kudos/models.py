"""A reaction as a fact, the events that tell of reactions, and the counts derived from facts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from hashlib import blake2s
from typing import NamedTuple
from zoneinfo import ZoneInfo


class ReactionKey(NamedTuple):
    """What can be there once: a user's emoji on a message. A super reaction stands beside the normal one."""

    message_id: int
    emoji: str
    user_id: int
    is_super: bool


PlainKey = tuple[int, str, int, bool]
"""A ReactionKey as it stands in an Event: unnamed, and equal to the named one."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """That a user has this emoji on a message."""

    emoji: str
    user_id: int
    is_super: bool = False
    from_bot: bool = False


class ReactionChange(IntEnum):
    """What an event says of a reaction."""

    REMOVED = 0
    ADDED = 1
    CLEARED = 2


Event = tuple[ReactionChange, int, str, int, bool, bool]
"""What changed, message, emoji, user, whether it is a super reaction, whether the user is a bot.

A plain tuple, whose middle is a ReactionKey: tens of thousands of them pass in a second. Of a CLEARED one, the emoji is
empty where every reaction was cleared, and the rest says nothing.
"""


def added(message_id: int, reaction: Reaction) -> Event:
    return ReactionChange.ADDED, message_id, reaction.emoji, reaction.user_id, reaction.is_super, reaction.from_bot


def removed(message_id: int, reaction: Reaction) -> Event:
    return ReactionChange.REMOVED, message_id, reaction.emoji, reaction.user_id, reaction.is_super, reaction.from_bot


def cleared(message_id: int, emoji: str = "") -> Event:
    return ReactionChange.CLEARED, message_id, emoji, 0, False, False


@dataclass(frozen=True, slots=True)
class ReactionKind:
    """One sort of reaction on a message: an emoji, normal or super."""

    emoji: str
    is_super: bool


@dataclass(frozen=True, slots=True)
class MessageReactions:
    """A message as Discord's history shows it: how many reactions of each kind.

    `names` has each emoji as Discord's routes want it.
    """

    message_id: int
    counts: dict[ReactionKind, int]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class ChapterKudos:
    """One posted chapter and its kudos: readers counted once, whatever emoji, channel or server."""

    chapter_id: int
    number: float | None
    title: str | None
    posted_at: datetime
    kudos: int


@dataclass(frozen=True, slots=True)
class WorkKudos:
    """What the chapters of a work that are out were given: so many kudos, by so many readers, each counted once."""

    kudos: int = 0
    readers: int = 0


@dataclass(frozen=True, slots=True)
class ReactionCheck:
    """An announcement whose reactions are to be compared with Discord's, or read in full."""

    announcement_id: int
    guild_id: int
    channel_id: int
    message_id: int
    in_full: bool
    asked: int


class CountReason(StrEnum):
    """Why a reaction counts, or doesn't."""

    COUNTS = "counts"
    BOT = "bot"
    AUTHOR = "author"
    OTHER_EMOJI = "other emoji"


FIRST_MILESTONES = (1, 10, 25, 50, 100, 250, 500)


def next_milestone(readers: int) -> int:
    """Return the first milestone beyond this many readers: after 500, every thousand."""
    return next((step for step in FIRST_MILESTONES if step > readers), 1_000 * (readers // 1_000 + 1))


def milestone_reached(readers: int) -> int:
    """Return the highest milestone up to this many readers, which are at least one."""
    return max([step for step in FIRST_MILESTONES if step <= readers] + [readers // 1_000 * 1_000])


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSettings:
    """What a server hears of kudos by itself: nothing, unless it chose a channel. The hour is one of its zone, that
    of `/setup`.
    """

    guild_id: int
    milestones_channel_id: int | None = None
    digest_channel_id: int | None = None
    digest_hour: int = 18
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A number of readers that a work reached; it is celebrated in the channel that its server chose, if it did."""

    work_id: int
    guild_id: int
    readers: int
    channel_id: int | None


class Frequency(StrEnum):
    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Digest:
    """What an author wants to be told of new kudos: how often, whether in private, and until when they were told."""

    guild_id: int
    author_id: int
    often: Frequency
    by_dm: bool
    told_until: datetime

    def nonce(self, struck: datetime) -> str:
        """Discord takes two messages of one nonce for one, wherever they go: at an hour, each author has their own."""
        of = f"{self.guild_id} {self.author_id} {struck.timestamp()}"
        return f"digest{blake2s(of.encode(), digest_size=9).hexdigest()}"


def latest_hour(now: datetime, hour: int, zone: ZoneInfo, often: Frequency) -> datetime:
    """Return when the hour last struck: today's or yesterday's, or for a weekly digest Monday's."""
    local = now.astimezone(zone)
    days = local.weekday() if often is Frequency.WEEKLY else 0
    struck = (local - timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)
    if struck > local:
        struck -= timedelta(days=7 if often is Frequency.WEEKLY else 1)
    return struck
