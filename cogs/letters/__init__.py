"""The mailbox's loop: whatever goes out unasked and is no announcement."""

from discord.ext import commands

from bot.app.client import Client
from cogs._shared.parts import Part
from cogs.letters.messenger import DiscordMessenger

SENDING_INTERVAL = 5.0
"""Seconds between looks at what is due; nobody waits for it on a screen."""


class LettersCog(Part):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._letters = client.services.letters
        self._sending = client.supervisor.loop("sending letters", self._send_due, every=SENDING_INTERVAL)

    async def cog_load(self) -> None:
        await super().cog_load()
        self._letters.messenger.bind(DiscordMessenger(self.client))
        await self._letters.begin()
        self._sending.start()

    async def cog_unload(self) -> None:
        await self._sending.stop()
        await super().cog_unload()

    async def _send_due(self) -> None:
        if self.client.is_ready():
            await self._letters.deliver_due()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._sending.wake()


async def setup(client: Client) -> None:
    await client.add_cog(LettersCog(client))
