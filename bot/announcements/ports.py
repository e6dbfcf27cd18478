"""What announcing needs of Discord, and of the features above it."""

from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements.card import Card
from bot.announcements.models import Announcement


class Channels(Protocol):
    """The channels that announcements go to.

    Each method raises core.errors.Gone, Forbidden, Refused or Unclear where Discord does.
    """

    async def send(self, announcement: Announcement, card: Card) -> int:
        """Post the card under the announcement's nonce; the message's id."""
        ...

    async def find(self, announcement: Announcement) -> int | None:
        """The id of the message that an earlier attempt left in the channel, if it did."""
        ...

    async def edit(self, announcement: Announcement, card: Card) -> None:
        """Let the announcement's message show the card, with its buttons and without a ping."""
        ...

    async def delete(self, channel_id: int, message_id: int) -> None:
        """Delete the bot's own message."""
        ...

    async def react(self, channel_id: int, message_id: int, emoji: str) -> None:
        """Put the bot's own reaction on a message."""
        ...

    async def is_age_restricted(self, channel_id: int) -> bool: ...


class Thanks(Protocol):
    """Whom a chapter's announcement thanks."""

    async def for_chapter(self, connection: AsyncConnection, chapter_id: int) -> list[str]:
        """Names of readers who agreed to be named, as they were typed."""
        ...


class NoThanks:
    """Where nobody suggests anything."""

    async def for_chapter(self, connection: AsyncConnection, chapter_id: int) -> list[str]:
        del connection, chapter_id
        return []
