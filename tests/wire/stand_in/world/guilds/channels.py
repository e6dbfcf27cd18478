"""Channels of every kind the bot meets: text, announcement, forum, direct message; threads are in threads.py."""

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.permissions import NONE, Permission, permissions
from tests.wire.stand_in.world.guilds.members import Member

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.guilds import Guild
    from tests.wire.stand_in.world.guilds.roles import Role
    from tests.wire.stand_in.world.guilds.threads import Thread
    from tests.wire.stand_in.world.messages.messages import Message
    from tests.wire.stand_in.world.users import User
    from tests.wire.stand_in.world.world import World


class Kind(IntEnum):
    TEXT = 0
    DM = 1
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


THREADS = (Kind.ANNOUNCEMENT_THREAD, Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD)


class Channel:
    def __init__(self, world: "World", id_: int, kind: Kind, name: str, guild: "Guild | None" = None) -> None:
        self.world = world
        self.id = id_
        self.kind = kind
        self.name = name
        self.guild = guild
        self.parent: Channel | None = None
        self.position = 0
        self.topic: str | None = None
        self.nsfw = False
        self.flags = 0
        self.deleted = False
        self.recipient: User | None = None
        self.overwrites: dict[int, tuple[Permission, Permission]] = {}
        self.last_message_id: int | None = None
        self.by_id: dict[int, Message] = {}

    def __repr__(self) -> str:
        return f"<#{self.name} {self.id}>"

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS

    @property
    def age_restricted(self) -> bool:
        return self.parent.age_restricted if self.is_thread and self.parent else self.nsfw

    @property
    def messages(self) -> "list[Message]":
        """The messages that stand in the channel, oldest first."""
        return list(self.by_id.values())

    @property
    def threads(self) -> "list[Thread]":
        return [thread for thread in self.guild.threads if thread.parent is self] if self.guild else []

    def set_permissions(self, target: "Role | Member", **names: bool | None) -> None:
        """Overwrite for a role or member: True allows, False denies, None takes the overwrite back."""
        allow, deny = self.overwrites.get(target.id, (NONE, NONE))
        for name, value in names.items():
            flag = permissions(**{name: True})
            allow = allow | flag if value is True else allow & ~flag
            deny = deny | flag if value is False else deny & ~flag
        self.overwrites[target.id] = (allow, deny)
        self.tell_update()

    def update(self, **changes: Any) -> None:
        """Change attributes (name, topic, nsfw, …) and tell the bot."""
        for name, value in changes.items():
            if not hasattr(self, name):
                raise AttributeError(name)
            setattr(self, name, value)
        self.tell_update()

    def tell_update(self) -> None:
        event = "THREAD_UPDATE" if self.is_thread else "CHANNEL_UPDATE"
        self.world.tell(event, self.payload(), guild=self.guild)

    def delete(self) -> None:
        self.deleted = True
        for message in self.messages:
            message.deleted = True
        for thread in self.threads:
            thread.delete()
        self.world.channels.pop(self.id, None)
        event = "THREAD_DELETE" if self.is_thread else "CHANNEL_DELETE"
        self.world.tell(event, self.payload(), guild=self.guild)

    def payload(self) -> dict[str, Any]:
        if self.kind is Kind.DM and self.recipient:
            recipients = [self.recipient.payload()]
            return {"id": str(self.id), "type": 1, "flags": 0, "recipients": recipients, **self._last_message()}
        return {
            "id": str(self.id),
            "type": int(self.kind),
            "guild_id": str(self.guild.id) if self.guild else None,
            "name": self.name,
            "topic": self.topic,
            "position": self.position,
            "nsfw": self.nsfw,
            "flags": self.flags,
            "parent_id": str(self.parent.id) if self.parent else None,
            "permission_overwrites": [self._overwrite(id_) for id_ in self.overwrites],
            "rate_limit_per_user": 0,
            **self._last_message(),
        }

    def partial(self, member: Member | None) -> dict[str, Any]:
        """The channel as an interaction carries it, with what its user may do there."""
        from tests.wire.stand_in.permissions import DIRECT_MESSAGE, in_channel

        granted = in_channel(member, self) if member else DIRECT_MESSAGE
        return {**self.payload(), "permissions": str(int(granted))}

    def _overwrite(self, id_: int) -> dict[str, Any]:
        allow, deny = self.overwrites[id_]
        is_role = self.guild is not None and id_ in self.guild.roles
        return {"id": str(id_), "type": 0 if is_role else 1, "allow": str(int(allow)), "deny": str(int(deny))}

    def _last_message(self) -> dict[str, Any]:
        return {"last_message_id": str(self.last_message_id) if self.last_message_id else None}
