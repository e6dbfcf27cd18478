"""What announcing needs of Discord, and of the features above it."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the bot may do in a server, and in one channel of it."""

    manages_roles: bool
    mentions_everyone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """What matters of a role before it is handed out. `grants` if it allows anything that not everyone may do."""

    id: int
    is_everyone: bool = False
    is_managed: bool = False
    is_out_of_reach: bool = False
    grants: bool = False


class Roles(Protocol):
    """The roles of servers.

    Each method raises core.errors.Gone, Forbidden, Refused or Unclear where Discord does.
    """

    def standing(self, guild_id: int, channel_id: int) -> Standing: ...

    async def find(self, guild_id: int, role_id: int) -> RoleFacts | None:
        """The role, or None if there is none with this id any more."""
        ...

    async def create(self, guild_id: int, name: str, *, mentionable: bool) -> int:
        """Make a role without any permission; its id."""
        ...

    async def delete(self, guild_id: int, role_id: int) -> None: ...

    async def give(self, guild_id: int, member_id: int, role_id: int) -> None: ...

    async def take(self, guild_id: int, member_id: int, role_id: int) -> None: ...
