"""Discord's channels in memory: they keep messages, know nonces for a while, and fail when they are told to."""

import itertools
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from bot.announcements.card import Card
from bot.announcements.models import Announcement
from bot.core.clock import Clock
from bot.core.errors import Forbidden, Gone

Answer = TypeVar("Answer")

_message_ids = itertools.count(1_600_000_000_000_000_000)

NONCE_MEMORY = timedelta(minutes=3)
"""How long a nonce is known here; Discord says "the past few minutes"."""


class Crash(BaseException):
    """The process ends here: nothing catches it, and nothing after it happens."""


@dataclass
class Fate:
    """Ends the process at a step counted from now, or never; every write and request is two steps."""

    steps_left: int | None = None

    def step(self) -> None:
        if self.steps_left is not None:
            self.steps_left -= 1
            if self.steps_left < 0:
                raise Crash


@dataclass
class Message:
    id: int
    channel_id: int
    announcement_id: int
    nonce: str
    card: Card
    sent_at: datetime
    reactions: list[str] = field(default_factory=list)
    is_deleted: bool = False

    def add(self, emoji: str) -> None:
        """The bot's own reaction: a second one of the same kind changes nothing."""
        if emoji not in self.reactions:
            self.reactions.append(emoji)


@dataclass(frozen=True)
class Trouble:
    """What a request ends in; `afterwards` if Discord did it all the same."""

    step: str
    error: BaseException
    afterwards: bool = False


class Noticeboard:
    """The port of `bot/announcements/ports.py`."""

    def __init__(self, clock: Clock, fate: Fate | None = None) -> None:
        self.messages: list[Message] = []
        self.requests: list[str] = []
        self.age_restricted: set[int] = set()
        self.deleted_channels: set[int] = set()
        self.hides_history = False
        self.before_sending: Callable[[], Awaitable[None]] | None = None
        self._clock = clock
        self._fate = fate or Fate()
        self._troubles: deque[Trouble] = deque()

    @property
    def titles(self) -> list[str]:
        """The titles that stand in the channels, in the order in which they were posted."""
        return [message.card.title for message in self.messages if not message.is_deleted]

    def will_fail(self, step: str, error: BaseException, *, afterwards: bool = False, times: int = 1) -> None:
        self._troubles.extend([Trouble(step, error, afterwards)] * times)

    async def send(self, announcement: Announcement, card: Card) -> int:
        if self.before_sending:
            await self.before_sending()
        return self._request("send", lambda: self._post(announcement, card))

    async def find(self, announcement: Announcement) -> int | None:
        return self._request("find", lambda: self._search(announcement))

    async def edit(self, announcement: Announcement, card: Card) -> None:
        message = self._message(announcement.channel_id, announcement.message_id or 0)
        self._request("edit", lambda: setattr(message, "card", card))

    async def delete(self, channel_id: int, message_id: int) -> None:
        message = self._message(channel_id, message_id)
        self._request("delete", lambda: setattr(message, "is_deleted", True))

    async def react(self, channel_id: int, message_id: int, emoji: str) -> None:
        self._request("react", lambda: self._message(channel_id, message_id).add(emoji))

    async def is_age_restricted(self, channel_id: int) -> bool:
        self._look(channel_id)
        return channel_id in self.age_restricted

    def _request(self, step: str, do: Callable[[], Answer]) -> Answer:
        self.requests.append(step)
        self._fate.step()
        trouble = self._troubles.popleft() if self._troubles and self._troubles[0].step == step else None
        if trouble and not trouble.afterwards:
            raise trouble.error
        answer = do()
        self._fate.step()
        if trouble:
            raise trouble.error
        return answer

    def _post(self, announcement: Announcement, card: Card) -> int:
        self._look(announcement.channel_id)
        for message in self.messages:
            if message.nonce == announcement.nonce and self._clock() - message.sent_at <= NONCE_MEMORY:
                if message.is_deleted:
                    raise Gone(f"message {message.id}")
                return message.id
        message_id = next(_message_ids)
        self.messages.append(
            Message(message_id, announcement.channel_id, announcement.id, announcement.nonce, card, self._clock())
        )
        return message_id

    def _search(self, announcement: Announcement) -> int | None:
        self._look(announcement.channel_id)
        if self.hides_history:
            raise Forbidden("Missing Access")
        found = (
            message.id
            for message in self.messages
            if (message.announcement_id, message.nonce) == (announcement.id, announcement.nonce)
            and not message.is_deleted
        )
        return next(found, None)

    def _message(self, channel_id: int, message_id: int) -> Message:
        self._look(channel_id)
        for message in self.messages:
            if (message.channel_id, message.id, message.is_deleted) == (channel_id, message_id, False):
                return message
        raise Gone(f"message {message_id}")

    def _look(self, channel_id: int) -> None:
        if channel_id in self.deleted_channels:
            raise Gone(f"channel {channel_id}")
