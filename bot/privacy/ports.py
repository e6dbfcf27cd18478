"""What the export of somebody's data needs of Discord."""

from typing import Protocol


class Servers(Protocol):
    """The servers that the bot is in."""

    def name_of(self, guild_id: int) -> str | None:
        """Return what a server is called; None if the bot isn't there."""
        ...
