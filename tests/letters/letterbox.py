"""Discord as far as letters go: it keeps messages, knows nonces for a while, and fails when it is told to."""

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from bot.core.buttons import Panel
from bot.core.clock import Clock
from bot.core.errors import DiscordError, Forbidden
from bot.letters.models import Letter, LetterContent
from tests.worlds.people import ADULT_CHANNEL

NONCE_MEMORY = timedelta(minutes=3)
"""How long a nonce is known here; Discord says "the past few minutes"."""

Answer = TypeVar("Answer")

_message_ids = itertools.count(1_700_000_000_000_000_000)


@dataclass
class PostedLetter:
    """A message that stands; `to` is the channel or the member, `shown` what it showed, the latest last."""

    id: int
    to: int
    is_private: bool
    nonce: str
    sent_at: datetime
    shown: list[LetterContent]

    @property
    def content(self) -> LetterContent:
        return self.shown[-1]


@dataclass
class Letterbox:
    """The port of `bot/letters/ports.py`. `trouble` is what it answers, `is_lost` if it does all the same.

    `refused` are the places where each request ends in a trouble of its own.
    """

    clock: Clock
    trouble: DiscordError | None = None
    is_lost: bool = False
    messages: list[PostedLetter] = field(default_factory=list)
    unreadable: set[int] = field(default_factory=set)
    age_restricted: set[int] = field(default_factory=lambda: {ADULT_CHANNEL})
    votes_found: list[int] | None = None
    refused: dict[int, DiscordError] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    left: set[int] = field(default_factory=set)

    @property
    def said(self) -> list[tuple[int, str]]:
        """To whom or where each message went, and its text."""
        return [(one.to, one.content.text) for one in self.messages]

    @property
    def private(self) -> list[tuple[int, str]]:
        return [(one.to, one.content.text) for one in self.messages if one.is_private]

    @property
    def texts(self) -> list[str]:
        """Everything that messages in channels showed, edits too."""
        return [content.text for one in self.messages for content in one.shown if content.text and not one.is_private]

    @property
    def panels(self) -> list[Panel]:
        return [content.panel for one in self.messages for content in one.shown if content.panel]

    @property
    def polls(self) -> list[list[str]]:
        return [list(one.content.poll.answers) for one in self.messages if one.content.poll]

    def mark_of(self, letter: Letter, content: LetterContent) -> str:
        del letter
        return hashlib.sha256(repr((content.text, content.panel, content.poll)).encode()).hexdigest()

    async def newest(self, letter: Letter) -> int:
        there = [one.id for one in self.messages if one.to == self._place(letter)]
        return await self._request("newest", letter, lambda: max(there, default=0))

    async def find(self, letter: Letter, until: datetime | None = None) -> int | None:
        return await self._request("find", letter, lambda: self._find(letter))

    async def post(self, letter: Letter, content: LetterContent) -> int:
        assert len(letter.nonce) <= 25
        assert len(content.text) <= 2000
        return await self._request("post", letter, lambda: self._post(letter, content))

    async def edit(self, letter: Letter, content: LetterContent) -> None:
        await self._request("edit", letter, lambda: self._message(letter).shown.append(content))

    async def votes(self, letter: Letter) -> list[int] | None:
        assert self._message(letter).content.poll
        return await self._request("votes", letter, lambda: self.votes_found)

    async def is_member(self, letter: Letter) -> bool:
        return letter.member_id not in self.left

    async def is_age_restricted(self, letter: Letter) -> bool:
        return letter.channel_id in self.age_restricted

    def _place(self, letter: Letter) -> int:
        return letter.member_id or letter.channel_id or 0

    def _message(self, letter: Letter) -> PostedLetter:
        (message,) = (one for one in self.messages if one.id == letter.message_id)
        return message

    def _find(self, letter: Letter) -> int | None:
        if letter.channel_id in self.unreadable:
            raise Forbidden("Missing Access")
        there = [one for one in self.messages if one.to == self._place(letter) and one.id > (letter.after_id or 0)]
        return next((one.id for one in there if self.mark_of(letter, one.shown[0]) in letter.marks), None)

    def _post(self, letter: Letter, content: LetterContent) -> int:
        known = [one for one in self.messages if one.nonce == letter.nonce]
        if known and self.clock() - known[-1].sent_at <= NONCE_MEMORY:
            return known[-1].id
        to, is_private = self._place(letter), letter.member_id is not None
        message = PostedLetter(next(_message_ids), to, is_private, letter.nonce, self.clock(), [content])
        self.messages.append(message)
        return message.id

    async def _request(self, step: str, letter: Letter, do: Callable[[], Answer]) -> Answer:
        self.requests.append(step)
        if step != "newest" and self._place(letter) in self.refused:
            raise self.refused[self._place(letter)]
        if self.trouble and not self.is_lost:
            raise self.trouble
        answer = do()
        if self.trouble:
            raise self.trouble
        return answer
