"""Threads, forum channels and their tags."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.world.guilds.channels import Channel, Kind
from tests.wire.stand_in.world.snowflakes import timestamp

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.guilds import Guild
    from tests.wire.stand_in.world.world import World

PINNED = 1 << 1
REQUIRE_TAG = 1 << 4


@dataclass(eq=False)
class Tag:
    id: int
    name: str
    moderated: bool = False
    emoji_name: str | None = None

    def payload(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "name": self.name,
            "moderated": self.moderated,
            "emoji_id": None,
            "emoji_name": self.emoji_name,
        }


class Forum(Channel):
    def __init__(self, world: "World", id_: int, name: str, guild: "Guild", tags: list[Tag]) -> None:
        super().__init__(world, id_, Kind.FORUM, name, guild)
        self.tags = tags

    @property
    def requires_tag(self) -> bool:
        return bool(self.flags & REQUIRE_TAG)

    @property
    def posts(self) -> "list[Thread]":
        return self.threads

    def payload(self) -> dict[str, Any]:
        return {
            **super().payload(),
            "available_tags": [tag.payload() for tag in self.tags],
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
            "template": "",
        }


class Thread(Channel):
    def __init__(self, parent: Channel, id_: int, kind: Kind, name: str, owner_id: int) -> None:
        super().__init__(parent.world, id_, kind, name, parent.guild)
        self.parent = parent
        self.owner_id = owner_id
        self.applied_tags: list[int] = []
        self.archived = False
        self.locked = False
        self.auto_archive_duration = 4320
        self.archive_timestamp = timestamp()
        self.created_at = timestamp()
        self.total_message_sent = 0

    @property
    def tags(self) -> list[Tag]:
        if not isinstance(self.parent, Forum):
            return []
        return [tag for tag in self.parent.tags if tag.id in self.applied_tags]

    def archive(self, *, locked: bool = False) -> None:
        self.update(archived=True, locked=locked, archive_timestamp=timestamp())

    def payload(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "type": int(self.kind),
            "guild_id": str(self.guild.id) if self.guild else None,
            "name": self.name,
            "parent_id": str(self.parent.id) if self.parent else None,
            "owner_id": str(self.owner_id),
            "flags": self.flags,
            "applied_tags": [str(id_) for id_ in self.applied_tags],
            "rate_limit_per_user": 0,
            "message_count": len(self.by_id),
            "member_count": 1,
            "total_message_sent": self.total_message_sent,
            "thread_metadata": {
                "archived": self.archived,
                "locked": self.locked,
                "auto_archive_duration": self.auto_archive_duration,
                "archive_timestamp": self.archive_timestamp,
                "create_timestamp": self.created_at,
            },
            **self._last_message(),
        }

    def tell_create(self) -> None:
        self.world.tell("THREAD_CREATE", {**self.payload(), "newly_created": True}, guild=self.guild, channel=self)
