"""What stands in Discord and who is in a server: ports of `bot/notices/ports.py` and `bot/delivery/ports.py`."""

from bot.app.client import Client
from bot.core.errors import Unclear
from cogs._shared.channels import has_channel, knows_all
from cogs._shared.discord_errors import in_the_ports_words


class DiscordInventory:
    def __init__(self, client: Client) -> None:
        self._client = client

    def has_role(self, guild_id: int, role_id: int) -> bool:
        guild = self._client.get_guild(guild_id)
        return guild is None or guild.unavailable or guild.get_role(role_id) is not None

    def has_channel(self, guild_id: int, channel_id: int) -> bool:
        return has_channel(self._client, guild_id, channel_id)

    def has_emoji(self, emoji_id: int) -> bool:
        return not knows_all(self._client) or self._client.get_emoji(emoji_id) is not None


class DiscordPeople:
    def __init__(self, client: Client) -> None:
        self._client = client

    async def name_of(self, guild_id: int, member_id: int) -> str | None:
        guild = self._client.get_guild(guild_id)
        if guild is None or guild.unavailable:
            raise Unclear(f"server {guild_id} isn't known yet")
        with in_the_ports_words():
            return (await guild.fetch_member(member_id)).display_name
