"""Emoji: the standard ones by their characters, a server's own by name and id."""

from dataclasses import dataclass
from typing import Any

VARIATION_SELECTOR = "\N{VARIATION SELECTOR-16}"


@dataclass
class Emoji:
    """A server's own may be renamed; of a deleted one, Discord shows no name where it was reacted with."""

    name: str
    id: int | None = None
    animated: bool = False
    deleted: bool = False

    @property
    def key(self) -> str:
        """The same for every way to write one emoji: by id, or without the variation selector."""
        return str(self.id) if self.id else self.name.replace(VARIATION_SELECTOR, "")

    def __str__(self) -> str:
        return f"<{'a' * self.animated}:{self.name}:{self.id}>" if self.id else self.name

    @property
    def is_standard(self) -> bool:
        return self.id is None and any(ord(character) > 127 for character in self.name)

    def payload(self) -> dict[str, Any]:
        own = {"animated": True} if self.animated else {}
        return {"id": str(self.id) if self.id else None, "name": None if self.deleted else self.name, **own}

    def guild_payload(self) -> dict[str, Any]:
        return {
            **self.payload(),
            "roles": [],
            "require_colons": True,
            "managed": False,
            "animated": self.animated,
            "available": True,
        }


def parse(text: str) -> Emoji:
    """`❤️`, `name:id` (as in a route) or `<:name:id>` (as in a message)."""
    inside = text.strip("<>")
    name, _, id_ = inside.removeprefix("a:").strip(":").rpartition(":")
    return Emoji(name, int(id_), inside.startswith("a:")) if name and id_.isdigit() else Emoji(text)
