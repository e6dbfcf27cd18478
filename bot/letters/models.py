"""A letter: what is to be told, to whom, and what it shows once it is rendered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.announcements.card import Card
from bot.core.buttons import Button, Panel
from bot.works.models import Rating

Arguments = Mapping[str, int | str | bool | None]
"""What a letter is about: ids, kinds and times, from which its words are made when it goes out."""


A_MOMENT = timedelta(minutes=1)
"""How long after its time a letter looks first whether something has happened."""


class LetterKind(StrEnum):
    """Everything that the mailbox sends, by whom it is for."""

    # To the staff of a server, where `/setup notices:` says: what can't go on by itself (bot/notices).
    UNSAID = "unsaid"
    TROUBLE = "trouble"
    STEP_HELD_UP = "step held up"
    LATE = "late"
    WAITS_BEHIND = "waits behind"
    AUTHOR_LEFT = "author left"
    DELETED = "deleted"
    MISSED_SLOT = "missed slot"
    DRAFT_AGAIN = "draft again"
    ZONE_OF_LETTERS = "zone of letters"
    AS_IT_WAS_SAID = "as it was said"

    # To a reader who wants to hear of a suggestion, and to the channel where staff review (bot/suggestions).
    DECISION = "decision"
    QUESTION = "question"
    CARD = "card"

    # To readers in public: an author's call for ideas, and the poll of its answers (bot/suggestions/calls).
    CALL = "call"
    POLL = "poll"

    # To a server that the bot has just come to, in public (bot/welcome).
    WELCOME = "welcome"

    # To the author who made a poll that doesn't go out, or names what is gone (bot/suggestions/calls).
    POLL_DROPPED = "poll dropped"
    POLL_OUTDATED = "poll outdated"

    # To staff, or to the author who adds a source: what it brought, and how it goes (bot/watching).
    FOUND = "found"
    FOUND_MANY = "found many"
    GONE = "gone"
    SOURCE_FAILS = "source fails"
    SOURCE_WORKS = "source works"

    # Of kudos, where a server or an author asked for it (bot/kudos/news).
    MILESTONE = "milestone"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A row of the mailbox.

    It goes to a channel, to a member, or, if neither is known, to the channel for notices of its server, for which it
    waits. `about` says in a word or two what it tells: a server is told of each once. `due_at` is None where nothing is
    left to do. `attempted_at` is when the first request was about to be made since it was last certain what stands;
    `nonce` lets Discord know a repeat. `mark` is what its message is known by, of each of the latest requests that
    were to post it, and `sent_to` the channel of the last; of the first, `after_id` is a message than which it is
    newer. `said_at` is when its message was posted or last changed. `held_at` is since when Discord refuses it for
    what staff can mend. One that `follows_notices` goes wherever staff want notices then.
    """

    id: int
    kind: LetterKind
    guild_id: int
    channel_id: int | None
    member_id: int | None
    about: str
    arguments: Arguments
    nonce: str
    due_at: datetime | None
    attempts: int
    attempted_at: datetime | None
    mark: str | None
    sent_to: int | None
    after_id: int | None
    message_id: int | None
    said_at: datetime | None
    held_at: datetime | None = None
    follows_notices: bool = False

    @property
    def marks(self) -> list[str]:
        """Return what its message may be known by."""
        return (self.mark or "").split()

    def again_after(self, moment: datetime) -> datetime:
        """Return when to see whether something has happened that was to at a moment: soon after it, then less often."""
        pause = A_MOMENT
        while self.due_at is not None and moment + pause <= self.due_at:
            pause *= 2
        return moment + pause

    def number(self, name: str) -> int:
        """Return an argument that is an id or a count. Raises KeyError if there is none of that name."""
        return int(self.arguments[name] or 0)

    def word(self, name: str) -> str:
        """Return an argument that is a kind or a text. Raises KeyError if there is none of that name."""
        return str(self.arguments[name])


@dataclass(frozen=True, slots=True)
class LetterPoll:
    """A poll of Discord's own, open for some hours. Its votes come back to the kind that asked for it."""

    question: str
    answers: tuple[str, ...]
    hours: int

    @property
    def lasts(self) -> timedelta:
        """Until its votes can be read, with a minute for Discord to count."""
        return timedelta(hours=self.hours, minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """What the message of a letter shows: a text with buttons, or a panel, or a poll.

    With a `card` it shows, below its text, what an announcement would. `rating` is that of the work it shows something
    of; where that may not be shown, `instead` goes out, or nothing.
    `again_at` is when it will show something else by time alone, and is to be rendered anew.
    """

    text: str = ""
    card: Card | None = None
    buttons: tuple[Button, ...] = ()
    panel: Panel | None = None
    poll: LetterPoll | None = None
    previews_links: bool = True
    rating: Rating = Rating.NOT_RATED
    instead: "LetterContent | None" = None
    again_at: datetime | None = None
