"""Discord's channels in memory: they keep messages, know nonces for a while, and fail when they are told to."""

import itertools
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.announcements.card import Card
from bot.announcements.models import Announcement, PostedMessage, StandingCard
from bot.announcements.places import Place
from bot.core.clock import Clock
from bot.core.errors import Forbidden, Gone
from bot.targets.roles import RoleFacts
from tests.delivery.message import Message
from tests.simulation.crash_point import CrashPoint

Answer = TypeVar("Answer")

_message_ids = itertools.count(1_600_000_000_000_000_000)

NONCE_MEMORY = timedelta(minutes=3)
"""How long a nonce is known here; Discord says "the past few minutes"."""


@dataclass(frozen=True)
class Trouble:
    """What a request ends in; `afterwards` if Discord did it all the same."""

    step: str
    error: BaseException
    afterwards: bool = False


class ChannelsInMemory:
    """The port of `bot/announcements/ports.py`."""

    def __init__(self, clock: Clock, crash_point: CrashPoint | None = None) -> None:
        self.messages: list[Message] = []
        self.requests: list[str] = []
        self.age_restricted: set[int] = set()
        self.deleted_channels: set[int] = set()
        self.forbidden_channels: set[int] = set()
        self.unreadable_channels: set[int] = set()
        self.forums: set[int] = set()
        self.announcement_channels: set[int] = set()
        self.places: dict[int, Place] = {}
        self.roles: dict[int, RoleFacts] = {}
        self.deleted_roles: set[int] = set()
        self.before: dict[str, Callable[[], Awaitable[object]]] = {}
        self._clock = clock
        self._crash_point = crash_point or CrashPoint()
        self._troubles: deque[Trouble] = deque()

    def will_fail(self, step: str, error: BaseException, *, afterwards: bool = False, times: int = 1) -> None:
        """Script the next requests of this kind; those of other kinds go well."""
        self._troubles.extend([Trouble(step, error, afterwards)] * times)

    @property
    def standing(self) -> list[Message]:
        return [message for message in self.messages if not message.is_deleted]

    @property
    def titles(self) -> list[str]:
        """The titles that stand in the channels, in the order in which they were posted."""
        return [message.card.title for message in self.standing]

    async def send(self, announcement: Announcement, card: Card) -> PostedMessage:
        return await self._request("send", lambda: self._post(announcement, card))

    async def newest(self, announcement: Announcement) -> int:
        return max((message.id for message in self.messages), default=announcement.channel_id)

    async def find(self, announcement: Announcement) -> PostedMessage | None:
        return await self._request("find", lambda: self._search(announcement))

    async def look_back(self, announcement: Announcement, since: datetime, until: datetime) -> list[StandingCard]:
        """In memory there is no time but the clock's, so that nothing has to be allowed for."""
        return await self._request("look back", lambda: self._all_of(announcement, since, until))

    async def edit(self, announcement: Announcement, card: Card) -> None:
        await self._request("edit", lambda: self._edit(announcement, card))

    async def rename(self, announcement: Announcement, name: str, work: str) -> None:
        await self._request("rename", lambda: self._message(announcement).rename(name))

    async def delete(self, announcement: Announcement, posted: PostedMessage, *, with_text: bool) -> None:
        await self._request("delete", lambda: self._message(announcement, posted.message_id).delete())

    async def react(self, announcement: Announcement, emoji: str) -> None:
        await self._request("react", lambda: self._message(announcement).add(emoji))

    async def publish(self, announcement: Announcement) -> None:
        await self._request("publish", lambda: self._message(announcement).publish())

    async def open_thread(self, announcement: Announcement, name: str) -> None:
        await self._request("thread", lambda: self._message(announcement).open_thread(name))

    async def pin(self, announcement: Announcement) -> None:
        await self._request("pin", lambda: self._message(announcement).pin())

    async def unpin(self, announcement: Announcement) -> None:
        await self._request("unpin", lambda: self._message(announcement).unpin())

    async def count_texts(self, announcement: Announcement) -> int:
        return await self._request("count", lambda: len(self._message(announcement).texts))

    async def say_text(self, announcement: Announcement, text: str, nonce: str) -> None:
        await self._request("text", lambda: self._message(announcement).say(text, nonce))

    async def attach_text(self, announcement: Announcement, text: str, file_name: str, nonce: str) -> None:
        await self._request("file", lambda: self._message(announcement).attach(text, file_name, nonce))

    def place(self, guild_id: int, channel_id: int, role_id: int | None) -> Place:
        """Everything works, and every role stands, where nothing else was arranged."""
        there = self.places.get(channel_id, Place())
        stands = role_id is not None and role_id not in self.deleted_roles
        return replace(there, role=self.roles.get(role_id, RoleFacts(id=role_id)) if role_id and stands else None)

    async def is_age_restricted(self, announcement: Announcement) -> bool:
        self._look(announcement.channel_id)
        return announcement.channel_id in self.age_restricted

    async def knows_nonces(self, announcement: Announcement) -> bool:
        return announcement.channel_id not in self.forums

    async def _request(self, step: str, do: Callable[[], Answer]) -> Answer:
        if step in self.before:
            await self.before[step]()
        self.requests.append(step)
        self._crash_point.step()
        trouble = self._troubles.popleft() if self._troubles and self._troubles[0].step == step else None
        if trouble and not trouble.afterwards:
            raise trouble.error
        answer = do()
        self._crash_point.step()
        if trouble:
            raise trouble.error
        return answer

    def _post(self, announcement: Announcement, card: Card) -> PostedMessage:
        self._look(announcement.channel_id)
        if announcement.channel_id not in self.forums:
            for message in self.messages:
                if message.nonce == announcement.nonce and self._clock() - message.sent_at <= NONCE_MEMORY:
                    if message.is_deleted:
                        raise Gone(f"message {message.id}")
                    return self._posted(message)
        message_id = next(_message_ids)
        message = Message(message_id, announcement.channel_id, announcement.id, announcement.nonce, card, self._clock())
        if announcement.channel_id in self.forums:
            message.post_name = card.post_name
        self.messages.append(message)
        return self._posted(message)

    def _posted(self, message: Message) -> PostedMessage:
        thread_id = message.id if message.channel_id in self.forums else None
        return PostedMessage(
            message.id, thread_id, in_announcement_channel=message.channel_id in self.announcement_channels
        )

    def _search(self, announcement: Announcement) -> PostedMessage | None:
        self._look(announcement.channel_id)
        if announcement.channel_id in self.unreadable_channels:
            raise Forbidden("Missing Access")
        found = (
            self._posted(message)
            for message in self.standing
            if (message.announcement_id, message.nonce) == (announcement.id, announcement.nonce)
        )
        return next(found, None)

    def _all_of(self, announcement: Announcement, since: datetime, until: datetime) -> list[StandingCard]:
        self._look(announcement.channel_id)
        if announcement.channel_id in self.unreadable_channels:
            raise Forbidden("Missing Access")
        return [
            StandingCard(self._posted(one), one.announcement_id, one.nonce, one.card.link, one.card.content)
            for one in self.standing
            if one.channel_id == announcement.channel_id and since <= one.sent_at <= until
        ]

    def _edit(self, announcement: Announcement, card: Card) -> None:
        self._message(announcement).card = card

    def _message(self, announcement: Announcement, message_id: int | None = None) -> Message:
        self._look(announcement.channel_id)
        wanted = (announcement.channel_id, message_id or announcement.message_id)
        for message in self.standing:
            if (message.channel_id, message.id) == wanted:
                return message
        raise Gone(f"message {wanted[1]}")

    def _look(self, channel_id: int) -> None:
        if channel_id in self.deleted_channels:
            raise Gone(f"channel {channel_id}")
        if channel_id in self.forbidden_channels:
            raise Forbidden(f"channel {channel_id}")
