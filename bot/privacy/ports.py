"""What is asked of Discord for people's data: the export names servers, and erasing asks which took the bot back."""

from typing import Protocol


class Servers(Protocol):
    """The servers that the bot is in."""

    def are_known(self) -> bool:
        """Tell whether Discord has told of all of them, and goes on to tell who comes and who goes."""
        ...

    def name_of(self, guild_id: int) -> str | None:
        """Return what a server is called; None if the bot isn't there."""
        ...
