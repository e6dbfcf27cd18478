"""The servers that the bot is in, as Discord has told them."""

from bot.app.client import Client


class DiscordServers:
    """The port of `bot/privacy/ports.py`."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def name_of(self, guild_id: int) -> str | None:
        guild = self._client.get_guild(guild_id)
        return guild.name if guild else None
