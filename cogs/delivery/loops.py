"""The loops that let chapters out when they are due, and send what waits."""

import discord

from bot.app.client import Client
from cogs._shared.parts import Part
from cogs.delivery.channels import DiscordChannels

RELEASING_INTERVAL = 1.0
"""Seconds between looks at which chapters are due: who waits for six o'clock watches the clock."""

SENDING_INTERVAL = 5.0
"""Seconds between looks at what is to be tried again; what is posted or released doesn't wait for it."""

TURN_SECONDS = 0.5
"""Seconds until what is sent is joined by what became due meanwhile."""


class Loops(Part):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._timetable = client.services.timetable
        self._outbox = client.services.outbox
        self.releasing = client.supervisor.loop("releasing chapters", self._release_due, every=RELEASING_INTERVAL)
        self._changed_guilds: set[int] = set()
        self.sending = client.supervisor.loop(
            "sending announcements",
            self._send_due,
            every=SENDING_INTERVAL,
            woken=self._timetable.released,
        )

    async def cog_load(self) -> None:
        await super().cog_load()
        await self._timetable.keep_wall_times()
        self._outbox.channels.bind(DiscordChannels(self.client))
        await self._outbox.begin()
        self.releasing.start()
        self.sending.start()

    async def cog_unload(self) -> None:
        for loop in (self.releasing, self.sending):
            await loop.stop()
        await self._outbox.stop()
        await super().cog_unload()

    async def _release_due(self) -> None:
        if self.client.is_ready():
            await self._timetable.release_due()

    async def _send_due(self) -> None:
        if self.client.is_ready():
            await self._retry_changed()
            await self._outbox.deliver_due(seconds=TURN_SECONDS)

    async def _retry_changed(self) -> None:
        """Try again what was blocked, all at once: at a start every server became available."""
        guild_ids, self._changed_guilds = self._changed_guilds, set()
        try:
            if guild_ids:
                await self._outbox.retry(*guild_ids)
                await self.services.letters.retry(*guild_ids)
        except BaseException:
            self._changed_guilds |= guild_ids
            raise

    def note_changed(self, guild: discord.Guild) -> None:
        """Try again what was blocked in a server: what was in the way there may be no longer."""
        self._changed_guilds.add(guild.id)
        self.sending.wake()
