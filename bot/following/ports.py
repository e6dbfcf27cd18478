"""What following a work needs of Discord: the roles of servers."""

from dataclasses import dataclass
from typing import Protocol

from bot.targets.roles import RoleFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class BotPermissions:
    """What the bot may do in a server, and in one channel of it."""

    manages_roles: bool
    mentions_everyone: bool


class Roles(Protocol):
    """The roles of servers.

    Each method raises core.errors.Gone, Forbidden, Refused or Unclear where Discord does.
    """

    def standing(self, guild_id: int, channel_id: int) -> BotPermissions: ...

    async def find(self, guild_id: int, role_id: int) -> RoleFacts | None:
        """Find the role, or None if there is none with this id any more."""
        ...

    async def find_made(self, guild_id: int, name: str, between: tuple[int, int]) -> list[int]:
        """Find the roles of this name with ids between two others' that nobody has given anything to do: the ids,
        oldest first. Neither the server nor a channel allows or denies them anything.
        """
        ...

    async def create(self, guild_id: int, name: str, *, mentionable: bool) -> int:
        """Make a role without any permission; its id."""
        ...

    async def delete(self, guild_id: int, role_id: int) -> None: ...

    async def give(self, guild_id: int, member_id: int, role_id: int) -> None: ...

    async def take(self, guild_id: int, member_id: int, role_id: int) -> None: ...
