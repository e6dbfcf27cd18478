"""Discord as far as letters go: it keeps messages, knows nonces for a while, and fails when it is told to."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.buttons import Panel
from bot.core.clock import Clock
from bot.core.errors import DiscordError
from bot.letters.models import Letter, LetterContent
from tests.worlds.people import ADULT_CHANNEL

NONCE_MEMORY = timedelta(minutes=3)
"""How long a nonce is known here; Discord says "the past few minutes"."""

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
    age_restricted: set[int] = field(default_factory=lambda: {ADULT_CHANNEL})
    votes_found: list[int] | None = None
    refused: dict[int, DiscordError] = field(default_factory=dict)

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

    async def post(self, letter: Letter, content: LetterContent) -> int:
        assert len(letter.nonce) <= 25
        assert len(content.text) <= 2000
        self._refuse(letter)
        known = [one for one in self.messages if one.nonce == letter.nonce]
        if not known or self.clock() - known[-1].sent_at > NONCE_MEMORY:
            to = letter.member_id or letter.channel_id or 0
            is_private = letter.member_id is not None
            message = PostedLetter(next(_message_ids), to, is_private, letter.nonce, self.clock(), [content])
            self.messages.append(message)
            known = [message]
        self._lose()
        return known[-1].id

    async def edit(self, letter: Letter, content: LetterContent) -> None:
        self._refuse(letter)
        self._message(letter).shown.append(content)
        self._lose()

    async def votes(self, letter: Letter) -> list[int] | None:
        self._refuse(letter)
        assert self._message(letter).content.poll
        return self.votes_found

    async def is_age_restricted(self, letter: Letter) -> bool:
        return letter.channel_id in self.age_restricted

    def _message(self, letter: Letter) -> PostedLetter:
        (message,) = (one for one in self.messages if one.id == letter.message_id)
        return message

    def _refuse(self, letter: Letter) -> None:
        if (place := letter.member_id or letter.channel_id or 0) in self.refused:
            raise self.refused[place]
        if self.trouble and not self.is_lost:
            raise self.trouble

    def _lose(self) -> None:
        if self.trouble:
            raise self.trouble
