"""A role of a server."""

from dataclasses import dataclass
from typing import Any

from tests.wire.stand_in.permissions import NONE, Permission


@dataclass(eq=False)
class Role:
    id: int
    name: str
    permissions: Permission = NONE
    position: int = 1
    mentionable: bool = False
    hoist: bool = False
    managed: bool = False
    color: int = 0
    bot_id: int | None = None

    @property
    def mention(self) -> str:
        return f"<@&{self.id}>"

    def payload(self) -> dict[str, Any]:
        tags = {"tags": {"bot_id": str(self.bot_id)}} if self.bot_id else {}
        return {
            "id": str(self.id),
            "name": self.name,
            "description": None,
            "color": self.color,
            "colors": {"primary_color": self.color, "secondary_color": None, "tertiary_color": None},
            "hoist": self.hoist,
            "icon": None,
            "unicode_emoji": None,
            "position": self.position,
            "permissions": str(int(self.permissions)),
            "managed": self.managed,
            "mentionable": self.mentionable,
            "flags": 0,
            **tags,
        }
