"""The servers that a bot is in."""

LEFT = "The Reading Room"


class Servers:
    """The port of `bot/privacy/ports.py`, of a bot that is in these."""

    def __init__(self, *guild_ids: int, known: bool = True) -> None:
        self.guild_ids = set(guild_ids)
        self.known = known

    def are_known(self) -> bool:
        return self.known

    def name_of(self, guild_id: int) -> str | None:
        return LEFT if guild_id in self.guild_ids else None
