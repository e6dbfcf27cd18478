"""The voice that says milestones and digests."""

import discord

from bot.app.client import Client
from bot.core.errors import Gone
from cogs._shared.channels import is_age_restricted
from cogs._shared.discord_errors import in_the_ports_words


class DiscordSpeaker:
    """The port of `bot/kudos/mirror/ports.py`, on discord.py."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def say(self, channel_id: int, text: str, *, nonce: str) -> None:
        with in_the_ports_words():
            await self._client.get_partial_messageable(channel_id).send(
                text, nonce=nonce, allowed_mentions=discord.AllowedMentions.none(), suppress_embeds=True
            )

    async def dm_channel(self, user_id: int) -> int:
        with in_the_ports_words():
            return (await self._client.create_dm(discord.Object(user_id))).id

    async def is_age_restricted(self, channel_id: int) -> bool:
        channel = self._client.get_channel(channel_id)
        if channel is None:
            raise Gone(f"channel {channel_id}")
        return is_age_restricted(channel)
