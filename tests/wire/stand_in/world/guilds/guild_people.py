"""The members and roles of a server, and how a test adds them."""

from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.permissions import EVERYONE, Permission, permissions
from tests.wire.stand_in.world.guilds.members import Member
from tests.wire.stand_in.world.guilds.roles import Role
from tests.wire.stand_in.world.users import User

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.guilds import Guild
    from tests.wire.stand_in.world.world import World

LONG_AGO = "2020-01-01T00:00:00+00:00"
"""When the bot came to every server, unless it is invited anew."""


class GuildPeople:
    """Everything here happens at once and is told to the bot, as if a person with every right had done it."""

    world: "World"
    id: int
    name: str

    def _found(self, bot_permissions: Permission) -> None:
        """The @everyone role, the owner, and the bot with the role that came with its invitation."""
        ids, bot = self.world.snowflakes, self.world.bot
        self.members: dict[int, Member] = {}
        self.bot_role = Role(ids.next(), bot.name, bot_permissions, position=1, managed=True, bot_id=bot.id)
        self.roles = {
            self.id: Role(self.id, "@everyone", EVERYONE, position=0),
            self.bot_role.id: self.bot_role,
        }
        self.owner = self._join(User(ids.next(), f"Owner of {self.name}"), [])
        self.owner_id = self.owner.id
        self.me = Member(self._guild(), bot, [self.bot_role])
        self.me.joined_at = LONG_AGO
        self.members[bot.id] = self.me

    @property
    def everyone(self) -> Role:
        return self.roles[self.id]

    def create_role(self, name: str, *, mentionable: bool = False, **granted: bool) -> Role:
        """A role with permissions by name: `create_role("Staff", manage_guild=True)`. It stands below the bot's."""
        return self.add_role(Role(self.world.snowflakes.next(), name, permissions(**granted), mentionable=mentionable))

    def add_role(self, role: Role) -> Role:
        for other in self.roles.values():
            other.position += other.position >= role.position
        self.roles[role.id] = role
        self._tell_role("GUILD_ROLE_CREATE", role)
        return role

    def update_role(self, role: Role, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(role, name, value)
        self._tell_role("GUILD_ROLE_UPDATE", role)

    def delete_role(self, role: Role) -> None:
        del self.roles[role.id]
        for member in self.members.values():
            member.roles = [kept for kept in member.roles if kept is not role]
        gone = {"guild_id": str(self.id), "role_id": str(role.id)}
        self.world.tell("GUILD_ROLE_DELETE", gone, guild=self._guild())

    def _tell_role(self, event: str, role: Role) -> None:
        self.world.tell(event, {"guild_id": str(self.id), "role": role.payload()}, guild=self._guild())

    def add_member(
        self, who: str | User | Person, *, roles: list[Role] | None = None, locale: str | None = None, **granted: bool
    ) -> Person:
        """A new person by name, or one known from another server; permissions by name come as an own role."""
        user = User(self.world.snowflakes.next(), who) if isinstance(who, str) else who
        user = user.user if isinstance(user, Person) else user
        user.locale = locale or user.locale
        own = [self.create_role(f"{user.name}'s", **granted)] if granted else []
        person = self._join(user, [*(roles or []), *own])
        joined = {**person.with_user(), "guild_id": str(self.id)}
        self.world.tell("GUILD_MEMBER_ADD", joined, guild=self._guild())
        return person

    def _join(self, user: User, roles: list[Role]) -> Person:
        self.world.users[user.id] = user
        person = Person(self._guild(), user, roles)
        self.members[user.id] = person
        return person

    def remove_member(self, member: Member) -> None:
        del self.members[member.id]
        gone = {"guild_id": str(self.id), "user": member.user.payload()}
        self.world.tell("GUILD_MEMBER_REMOVE", gone, guild=self._guild())

    def set_roles(self, member: Member, roles: list[Role]) -> None:
        member.roles = roles
        changed = {**member.with_user(), "guild_id": str(self.id)}
        self.world.tell("GUILD_MEMBER_UPDATE", changed, guild=self._guild(), always=member is self.me)

    def _guild(self) -> "Guild":
        raise NotImplementedError
