"""What sending announcements needs of Discord, and of the features above."""

from datetime import datetime
from typing import Protocol

from bot.announcements.card import Card
from bot.announcements.models import Announcement, PostedMessage, StandingCard
from bot.announcements.places import Place
from bot.core.db.connecting.connections import AsyncConnection


class Channels(Protocol):
    """The channels that announcements go to.

    Each method raises core.errors.Gone, Forbidden, Refused or Unclear, or a kind of these, where Discord does. An
    archived thread is opened by whatever changes something in it; Locked says that it can't be.
    """

    async def send(self, announcement: Announcement, card: Card) -> PostedMessage:
        """Post the card under the announcement's nonce, or as a post of its own where the channel is a forum."""
        ...

    async def newest(self, announcement: Announcement) -> int:
        """Return the id of the newest message that is known to be in the channel; without one, the channel's own.

        Whatever is posted there from now on has a higher one.
        """
        ...

    async def find(self, announcement: Announcement) -> PostedMessage | None:
        """Find the message that an earlier attempt left in the channel, if it did.

        Raises core.errors.Unsearchable, too, where nobody can tell.
        """
        ...

    async def look_back(self, announcement: Announcement, since: datetime, until: datetime) -> list[StandingCard]:
        """List the bot's own announcements in the announcement's channel of this time; wrong clocks are allowed for.

        Raises core.errors.Unsearchable, too, where nobody can tell.
        """
        ...

    async def edit(self, announcement: Announcement, card: Card) -> None:
        """Let the announcement's message show the card, with its buttons and without a ping."""
        ...

    async def rename(self, announcement: Announcement, name: str, work: str) -> None:
        """Call the announcement's forum post, or the thread under its message, by another name.

        A post bears a tag called as its `work` is.
        """
        ...

    async def delete(self, announcement: Announcement, posted: PostedMessage, *, with_text: bool) -> None:
        """Delete the bot's own message and its forum post; `with_text` what the bot wrote in its thread, too."""
        ...

    async def react(self, announcement: Announcement, emoji: str) -> None:
        """Put the bot's own reaction on the announcement."""
        ...

    async def publish(self, announcement: Announcement) -> None:
        """Show an announcement channel's message to the servers that follow it; once more changes nothing."""
        ...

    async def open_thread(self, announcement: Announcement, name: str) -> None:
        """Open a thread under the announcement's message; once more changes nothing."""
        ...

    async def pin(self, announcement: Announcement) -> None:
        """Pin the announcement's message; once more changes nothing. Raises core.errors.Full, too."""
        ...

    async def unpin(self, announcement: Announcement) -> None:
        """Unpin the message; one that isn't pinned stays so."""
        ...

    async def count_texts(self, announcement: Announcement) -> int:
        """Count the bot's own messages in the announcement's thread, after the one that opens it."""
        ...

    async def say_text(self, announcement: Announcement, text: str, nonce: str) -> None:
        """Post one more message of the chapter's text in the announcement's thread."""
        ...

    async def attach_text(self, announcement: Announcement, text: str, file_name: str, nonce: str) -> None:
        """Post the whole of the chapter's text as a file in the announcement's thread."""
        ...

    def place(self, guild_id: int, channel_id: int, role_id: int | None) -> Place:
        """Tell what the bot may do there, and what becomes of the role; all of it where nothing is known."""
        ...

    async def is_age_restricted(self, announcement: Announcement) -> bool:
        """Tell whether the announcement's channel is age-restricted."""
        ...

    async def knows_nonces(self, announcement: Announcement) -> bool:
        """Tell whether Discord would notice that it is sent a second time: not in a forum."""
        ...


class People(Protocol):
    """Who is in a server, and what they are called there."""

    async def name_of(self, guild_id: int, member_id: int) -> str | None:
        """Tell what a member is called; None if nobody knows. Raises core.errors.Gone for who left, or as Discord
        does.
        """
        ...


class Thanks(Protocol):
    """Whom a chapter's announcement thanks."""

    async def for_chapter(self, connection: AsyncConnection, chapter_id: int) -> list[str]:
        """Name the readers who agreed to be named, as they typed their names."""
        ...


class DeliveryEffects(Protocol):
    """What it means to the features above that an announcement went out."""

    async def delivered(self, announcement: Announcement) -> None:
        """Hear that an announcement stands, with the bot's reaction on it.

        Readers may have reacted before its id was known.
        """
        ...

    async def found_again(self, connection: AsyncConnection, announcement: Announcement) -> None:
        """Hear that an announcement stands which a database that was put back knew nothing of, nor of its readers'
        reactions; in the transaction that notes it.
        """
        ...
