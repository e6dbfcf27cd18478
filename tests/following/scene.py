"""A work with an announcement, and the roles of its server, which fail when they are told to."""

import asyncio
import itertools
from dataclasses import dataclass, field, replace

from bot.announcements.models import Announcement
from bot.following.ports import BotPermissions
from bot.following.service import Following
from bot.setup.models import Member
from bot.targets.roles import RoleFacts
from bot.works.models import Work
from tests.worlds.people import CHANNEL, GUILD
from tests.worlds.program import Program

ids = itertools.count(1_700_000_000_000_000_000)
"""Of clicks and of roles, as Discord gives them: whatever comes later has a higher one."""


@dataclass
class ServerRoles:
    """The port of `bot/announcements/ports.py`: one server's roles, and who has them."""

    roles: dict[int, RoleFacts] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    holders: set[tuple[int, int]] = field(default_factory=set)
    can: BotPermissions = field(default_factory=lambda: BotPermissions(manages_roles=True, mentions_everyone=False))
    trouble: Exception | None = None
    all_are_made: asyncio.Barrier | None = None
    lost: list[BaseException] = field(default_factory=list)

    def standing(self, guild_id: int, channel_id: int) -> BotPermissions:
        assert (guild_id, channel_id) == (GUILD, CHANNEL)
        return self.can

    async def find(self, guild_id: int, role_id: int) -> RoleFacts | None:
        assert guild_id == GUILD
        return self.roles.get(role_id)

    async def find_made(self, guild_id: int, name: str, between: tuple[int, int]) -> list[int]:
        assert guild_id == GUILD
        after_id, before_id = between
        return [one for one in self.roles if self.names.get(one) == name and after_id < one < before_id]

    async def create(self, guild_id: int, name: str, *, mentionable: bool) -> int:
        assert guild_id == GUILD
        role_id = next(ids)
        self.roles[role_id], self.names[role_id] = RoleFacts(id=role_id, is_mentionable=mentionable), name
        if self.all_are_made:
            await self.all_are_made.wait()
        if self.lost:
            raise self.lost.pop()
        return role_id

    async def delete(self, guild_id: int, role_id: int) -> None:
        assert guild_id == GUILD
        del self.roles[role_id]

    async def give(self, guild_id: int, member_id: int, role_id: int) -> None:
        assert guild_id == GUILD
        if self.trouble:
            raise self.trouble
        assert role_id in self.roles
        self.holders.add((member_id, role_id))

    async def take(self, guild_id: int, member_id: int, role_id: int) -> None:
        assert guild_id == GUILD
        self.holders.discard((member_id, role_id))


@dataclass
class Scene:
    """A work with an announcement, and the roles of its server."""

    program: Program
    work: Work
    announcement: Announcement
    roles: ServerRoles
    following: Following

    async def click(self, member: Member, *, earlier: int = 0) -> tuple[Work, int | None]:
        """Click as Discord tells of it: with the roles that the member has; so much `earlier`, in Discord's ids."""
        held = frozenset(role_id for holder, role_id in self.roles.holders if holder == member.id)
        one, clicking = self.announcement, replace(member, role_ids=held)
        return await self.following.toggle(clicking, one.id, one.nonce, one.channel_id, next(ids) - earlier)

    async def role_id(self) -> int | None:
        return (await self.program.works.all(GUILD))[0].details.role_id


async def scene(program: Program, role: RoleFacts | None = None, **can: bool) -> Scene:
    work = await program.work(role_id=role.id if role else None)
    chapter = await program.posted(work)
    (announcement,) = await program.announcements.of_chapter(chapter.id)
    roles = ServerRoles(roles={role.id: role} if role else {})
    roles.can = replace(roles.can, **can)
    following = program.services.following
    following.roles.bind(roles)
    return Scene(program, work, announcement, roles, following)
