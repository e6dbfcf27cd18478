"""A user's membership of one server."""

from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.permissions import Permission, in_channel, in_guild
from tests.wire.stand_in.world.snowflakes import timestamp

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.channels import Channel
    from tests.wire.stand_in.world.guilds.guilds import Guild
    from tests.wire.stand_in.world.guilds.roles import Role
    from tests.wire.stand_in.world.users import User


class Member:
    def __init__(self, guild: "Guild", user: "User", roles: "list[Role]") -> None:
        self.guild = guild
        self.user = user
        self.roles = roles
        self.nick: str | None = None
        self.joined_at = timestamp()

    def __repr__(self) -> str:
        return f"<{self.user.name} of {self.guild.name}>"

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def mention(self) -> str:
        return self.user.mention

    @property
    def permissions(self) -> Permission:
        return in_guild(self)

    def can(self, permission: Permission, channel: "Channel") -> bool:
        return permission in in_channel(self, channel)

    def payload(self) -> dict[str, Any]:
        """The member as resolved data carries it; everywhere else `with_user` is sent."""
        return {
            "nick": self.nick,
            "avatar": None,
            "avatar_decoration_data": None,
            "banner": None,
            "roles": [str(role.id) for role in self.roles],
            "joined_at": self.joined_at,
            "premium_since": None,
            "communication_disabled_until": None,
            "pending": False,
            "flags": 0,
        }

    def with_user(self) -> dict[str, Any]:
        return {**self.payload(), "deaf": False, "mute": False, "user": self.user.payload()}

    def with_permissions(self, channel: "Channel") -> dict[str, Any]:
        return {**self.with_user(), "permissions": str(int(in_channel(self, channel)))}
