"""The servers that a bot is in."""

LEFT = "The Reading Room"


class Servers:
    """The port of `bot/privacy/ports.py`, of a bot that is in these."""

    def __init__(self, *guild_ids: int) -> None:
        self.guild_ids = set(guild_ids)

    def name_of(self, guild_id: int) -> str | None:
        return LEFT if guild_id in self.guild_ids else None
