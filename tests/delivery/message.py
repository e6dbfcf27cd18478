"""A message in one of the channels in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.announcements.card import Card
from bot.core.errors import Gone


@dataclass
class Message:
    id: int
    channel_id: int
    announcement_id: int
    nonce: str
    card: Card
    sent_at: datetime
    reactions: list[str] = field(default_factory=list)
    threads: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    post_name: str | None = None
    is_published: bool = False
    is_pinned: bool = False
    is_deleted: bool = False

    def __post_init__(self) -> None:
        self.pinged = self.card.role_id is not None and not self.card.silent

    def add(self, emoji: str) -> None:
        """The bot's own reaction: a second one of the same kind changes nothing."""
        if emoji not in self.reactions:
            self.reactions.append(emoji)

    def publish(self) -> None:
        self.is_published = True

    def pin(self) -> None:
        self.is_pinned = True

    def unpin(self) -> None:
        self.is_pinned = False

    def open_thread(self, name: str) -> None:
        """A message has one thread at most: another attempt leaves the first one there."""
        self.threads = self.threads or [name]

    def rename(self, name: str) -> None:
        """Call the post that it is in a forum, or the thread under it, if there is one."""
        if self.post_name is not None:
            self.post_name = name
        elif self.threads:
            self.threads = [name]
        else:
            raise Gone(f"thread {self.id}")

    def say(self, text: str, nonce: str) -> None:
        """In the message's thread; a nonce that is known brings nothing new."""
        self.texts.setdefault(nonce, text)

    def attach(self, text: str, file_name: str, nonce: str) -> None:
        self.files.setdefault(nonce, (file_name, text))
        self.say("", nonce)

    def delete(self) -> None:
        self.is_deleted = True
