"""What the doctor of a server needs of Discord: what stands there, and what the bot may do."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.announcements.models import StandingCard
from bot.notices.models import Named
from bot.setup.permissions import ChannelCheck
from bot.targets.roles import RoleFacts


class Surroundings(Protocol):
    def is_known(self, guild_id: int) -> bool:
        """Tell whether Discord has told of this server; nothing else can be asked before."""
        ...

    def stands(self, named: Named) -> bool: ...

    def look(self, guild_id: int, channel_id: int, needed: Sequence[str]) -> ChannelCheck | None:
        """Find what the bot lacks in a channel; None without such a channel."""
        ...

    def is_age_restricted(self, channel_id: int) -> bool: ...

    def role(self, guild_id: int, role_id: int) -> RoleFacts | None: ...

    def may_ping_all(self, guild_id: int, channel_id: int) -> bool: ...

    def gives_roles(self, guild_id: int) -> bool: ...

    async def announced(
        self, guild_id: int, channel_id: int, since: datetime, until: datetime
    ) -> list[StandingCard] | None:
        """List the announcements that stand in a channel of this time; None if nobody can tell in a moment."""
        ...

    async def has_left(self, guild_id: int, member_id: int) -> bool:
        """Tell whether somebody is surely no longer in the server."""
        ...
