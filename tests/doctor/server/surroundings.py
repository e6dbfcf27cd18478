"""A server as its doctor sees it: all is well there, but for what a test says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.announcements.models import StandingCard
from bot.notices.models import Named
from bot.setup.permissions import ChannelCheck, Lack
from bot.targets.roles import RoleFacts


@dataclass
class SetSurroundings:
    """The port of `bot/doctor/server/ports.py`."""

    known: bool = True
    gone: set[int] = field(default_factory=set)
    lacking: dict[int, set[str]] = field(default_factory=dict)
    restricted: set[int] = field(default_factory=set)
    roles: dict[int, RoleFacts] = field(default_factory=dict)
    pings_all: bool = False
    hands_out_roles: bool = True
    left: set[int] = field(default_factory=set)
    slow: set[int] = field(default_factory=set)
    standing: dict[int, list[StandingCard]] = field(default_factory=dict)

    def is_known(self, guild_id: int) -> bool:
        del guild_id
        return self.known

    def stands(self, named: Named) -> bool:
        return named.id not in self.gone

    def look(self, guild_id: int, channel_id: int, needed: Sequence[str]) -> ChannelCheck | None:
        del guild_id
        if channel_id in self.gone:
            return None
        lacking = sorted(self.lacking.get(channel_id, ()))
        lacks = tuple(Lack(one) for one in lacking if one in needed)
        return ChannelCheck(channel_id, lacks, tuple(Lack(one) for one in lacking if one not in needed))

    def is_age_restricted(self, channel_id: int) -> bool:
        return channel_id in self.restricted

    def role(self, guild_id: int, role_id: int) -> RoleFacts | None:
        del guild_id
        return None if role_id in self.gone else self.roles.get(role_id, RoleFacts(id=role_id))

    def may_ping_all(self, guild_id: int, channel_id: int) -> bool:
        del guild_id, channel_id
        return self.pings_all

    def gives_roles(self, guild_id: int) -> bool:
        del guild_id
        return self.hands_out_roles

    async def announced(
        self, guild_id: int, channel_id: int, since: datetime, until: datetime
    ) -> list[StandingCard] | None:
        del guild_id, since, until
        return None if channel_id in self.slow else self.standing.get(channel_id, [])

    async def has_left(self, guild_id: int, member_id: int) -> bool:
        del guild_id
        return member_id in self.left
