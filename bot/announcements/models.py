"""An announcement: what tells one channel of one chapter."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import blake2b

from bot.core.retries import NONCE_BYTES


class DeliveryState(StrEnum):
    """BLOCKED surely doesn't stand, and waits until somebody mends what is in its way; nobody knows of UNCERTAIN.

    SET_ASIDE doesn't stand either: its author let the others go on without it, and only they send it after all.
    """

    WAITING = "waiting"
    BLOCKED = "blocked"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    SET_ASIDE = "set aside"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What follows once the message stands, each tried again without the others."""

    REACT = "react"
    PUBLISH = "publish"
    COMMENTS = "comments"
    PIN = "pin"
    TEXT = "text"
    RENAME = "rename"


SLOW = frozenset({Step.PUBLISH, Step.PIN, Step.TEXT, Step.RENAME})
"""Discord allows about ten publications an hour in a channel and two new names in ten minutes, and a long text takes
a minute: nothing else waits.

They take turns in their channel, as those that pin must.
"""


class Trouble(StrEnum):
    """What keeps an announcement, or a step of it, from standing as it should.

    STRANGE is a refusal that this program doesn't know, and so tries again; UNCHANGEABLE is one that it doesn't tell
    more of; UNKNOWN is what an earlier version noted in words that nobody knows any more.
    """

    CHANNEL_GONE = "channel gone"
    FORBIDDEN = "forbidden"
    FULL = "full"
    LOCKED = "locked"
    REFUSED = "refused"
    EMOJI_GONE = "emoji gone"
    TAG_NEEDED = "tag needed"
    STRANGE = "strange"
    AGE = "age"
    WORK_GONE = "work gone"
    MAY_NOT_LOOK = "may not look"
    BURIED = "buried"
    UNLISTED = "unlisted"
    NO_ANSWER = "no answer"
    UNCHANGEABLE = "unchangeable"
    MESSAGE_GONE = "message gone"
    TAKEN_ON_TRUST = "taken on trust"
    UNKNOWN = "unknown"


BLOCKING = frozenset(
    {
        Trouble.CHANNEL_GONE,
        Trouble.FORBIDDEN,
        Trouble.FULL,
        Trouble.LOCKED,
        Trouble.REFUSED,
        Trouble.TAG_NEEDED,
        Trouble.AGE,
        Trouble.WORK_GONE,
    }
)
"""What lets nothing be posted until somebody mends it."""

PASSING = frozenset({Trouble.NO_ANSWER, Trouble.STRANGE})
"""What is tried again by itself, for as long as it takes."""

DOUBTS = frozenset({Trouble.MAY_NOT_LOOK, Trouble.BURIED, Trouble.UNLISTED})
"""Why nobody can tell whether a message stands."""


class MissedReason(StrEnum):
    """Why a slot passed though chapters waited."""

    NO_CHANNEL = "no channel"
    NUMBERS_TAKEN = "numbers taken"


def nonce_of(chapter_id: int, drafted_at: datetime, channel_id: int, generation: int) -> str:
    """Make what lets Discord, and a search of the channel, tell an announcement from every other one.

    It is the same whenever it is made: a database of before the announcement went out still knows its message by it.
    """
    what = f"{chapter_id} {drafted_at.astimezone(UTC).isoformat()} {channel_id} {generation}"
    return blake2b(what.encode(), digest_size=NONCE_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class PostedMessage:
    """Where a message stands: in a post of a forum, which is a thread of its own, or in the channel itself.

    One that `is_found_again` went out before the database was put back from a copy of before: it shows its chapter as
    that was then, and its buttons lead nowhere until it is changed.
    """

    message_id: int
    thread_id: int | None = None
    in_announcement_channel: bool = False
    is_found_again: bool = False


@dataclass(frozen=True, slots=True)
class StandingCard:
    """An announcement's message as it is found in a channel: what its button bears, and what it shows."""

    posted: PostedMessage
    announcement_id: int
    nonce: str
    link: str | None
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One row of the outbox. `attempted_at` is when the first request was about to be made, and
    `after_id` the newest message that was known in its channel then: what that request left there is newer.

    `wanted` counts the chapter's changes, `shown` says up to which of them its message shows. A later
    `generation` than the first was announced before and withdrawn: it pings nobody. `thread_id` is the
    post that it is in a forum; `thread_name` is what the bot last called that, or the thread under the message. One
    that is sent has no `message_id` where only its author's word says that it stands.
    """

    id: int
    chapter_id: int
    guild_id: int
    channel_id: int
    nonce: str
    state: DeliveryState
    announced_at: datetime
    attempted_at: datetime | None = None
    after_id: int | None = None
    attempts: int = 0
    message_id: int | None = None
    thread_id: int | None = None
    thread_name: str | None = None
    generation: int = 1
    wanted: int = 1
    shown: int = 0
    failure: Trouble | None = None
    deleted_at: datetime | None = None

    @property
    def trouble(self) -> Trouble:
        """Return what is the matter with one that isn't sent; NO_ANSWER where Discord is still to give one."""
        return self.failure or Trouble.NO_ANSWER

    @property
    def is_stuck(self) -> bool:
        """Tell whether it can't go on by itself, and so holds up what comes after it in its channel."""
        lasts = self.state is DeliveryState.WAITING and self.failure is Trouble.STRANGE
        return lasts or self.state in (DeliveryState.BLOCKED, DeliveryState.UNCERTAIN)

    @property
    def stands(self) -> bool:
        """Tell whether readers find it: it was sent, and nobody deleted its message since."""
        return self.state is DeliveryState.SENT and self.deleted_at is None

    @property
    def was_deleted(self) -> bool:
        """Tell whether it was sent, and somebody deleted its message since."""
        return self.state is DeliveryState.SENT and self.deleted_at is not None

    @property
    def is_of_before(self) -> bool:
        """Tell whether it was taken back: it says nothing of how its chapter stands now."""
        return self.state in (DeliveryState.WITHDRAWING, DeliveryState.WITHDRAWN)

    @property
    def place(self) -> int:
        """Return the channel or thread in which the message itself stands."""
        return self.thread_id or self.channel_id

    @property
    def link(self) -> str:
        """Link to the message or, where only its author knows that, to its channel."""
        message = f"/{self.message_id}" if self.message_id else ""
        return f"https://discord.com/channels/{self.guild_id}/{self.place}{message}"
