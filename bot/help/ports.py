"""What registering commands needs of Discord."""

from typing import Protocol


class CommandRegistry(Protocol):
    async def register_commands(self) -> dict[str, int]:
        """Register every command with Discord. Returns their ids by name."""
        ...
