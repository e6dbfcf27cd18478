"""The loop that removes what was kept for long enough."""

from bot.app.client import Client
from cogs._shared.parts import Part

EXPIRY_INTERVAL = 300.0
"""Seconds between looks; the shortest time for which anything is kept is three times that."""


class ExpiryCog(Part):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        work = client.services.expiry.remove_expired
        self._removing = client.supervisor.loop("removing what was kept", work, every=EXPIRY_INTERVAL)

    async def cog_load(self) -> None:
        await super().cog_load()
        self._removing.start()

    async def cog_unload(self) -> None:
        await self._removing.stop()
        await super().cog_unload()


async def setup(client: Client) -> None:
    await client.add_cog(ExpiryCog(client))
