"""The servers that the bot is in, as Discord has told them."""

from bot.app.client import Client


class DiscordServers:
    """The port of `bot/privacy/ports.py`."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._lost: set[int] = set()

    def lose(self, shard_id: int) -> None:
        """Note that Discord tells of this shard's servers no longer."""
        self._lost.add(shard_id)

    def regain(self, shard_id: int) -> None:
        """Note that it tells of them again, and has made up for what happened meanwhile."""
        self._lost.discard(shard_id)

    def are_known(self) -> bool:
        return self._client.is_connected and not self._lost

    def name_of(self, guild_id: int) -> str | None:
        guild = self._client.get_guild(guild_id)
        return guild.name if guild else None
