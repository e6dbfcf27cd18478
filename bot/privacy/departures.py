"""Servers that removed the bot: what they left behind is erased a month later, unless they took it back."""

import logging
from collections.abc import Callable, Collection
from datetime import timedelta

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.ownership import Share
from bot.core.ports import Port
from bot.privacy import departures_store as store
from bot.privacy.forgetting import Forgetting
from bot.privacy.overwriting import overwrite
from bot.privacy.ports import Servers
from bot.setup import departures_store
from bot.watching import waking_store

log = logging.getLogger(__name__)

KEPT = timedelta(days=30)
"""How long what a server left behind waits for it to come back."""


class Departures:
    """`knows_the_time` tells whether the clock is known to be right: what goes by a wrong one is gone for good."""

    def __init__(
        self, forgetting: Forgetting, share: Share, knows_the_time: Callable[[], bool], servers: Port[Servers]
    ) -> None:
        self._database = forgetting.database
        self._clock = forgetting.clock
        self._share = share
        self._knows_the_time = knows_the_time
        self._servers = servers

    async def left(self, guild_id: int) -> None:
        """Note that a server removed the bot: its sources rest from now on."""
        async with self._database.change() as connection:
            await self._left(connection, [guild_id])

    async def joined(self, guild_id: int) -> None:
        """Note that the bot is in a server: its sources go on, if they rested."""
        async with self._database.change() as connection:
            await self._joined(connection, [guild_id])

    async def _left(self, connection: AsyncConnection, guild_ids: Collection[int]) -> None:
        await departures_store.note(connection, guild_ids, self._clock())
        await waking_store.hand_on_all(connection, guild_ids)

    async def _joined(self, connection: AsyncConnection, guild_ids: Collection[int]) -> None:
        if await departures_store.clear(connection, guild_ids):
            await waking_store.wake_all(connection, guild_ids, self._clock())

    async def compare(self, present: Callable[[], Collection[int]]) -> None:
        """Note what came and went while the bot was away.

        `present` returns all servers of this process, those too that Discord can't show just now; it is asked again
        where something is to be noted, since Discord goes on to tell who comes and who goes.
        """
        async with self._database.read() as connection:
            differs = any(await self._differing(connection, present))
        if differs:
            async with self._database.change() as connection:
                gone, back = await self._differing(connection, present)
                await self._left(connection, gone)
                await self._joined(connection, back)

    async def _differing(
        self, connection: AsyncConnection, present: Callable[[], Collection[int]]
    ) -> tuple[set[int], set[int]]:
        """Find the servers that are gone and those that are back, of which something else is noted."""
        known = {one for one in await store.with_data(connection, metadata) if self._share.owns(one)}
        left = await departures_store.all_left(connection)
        return known - set(present()) - left, left.intersection(present())

    async def erase_due(self) -> None:
        """Erase what those servers left behind that removed the bot long enough ago, one after the other.

        Nothing goes while it isn't certain what time it is, or which servers the bot is in: one may have taken it back.
        """
        if not self._knows_the_time() or not self._servers().are_known():
            return
        async with self._database.read() as connection:
            due = await self._due(connection)
        for guild_id in due:
            if self._servers().name_of(guild_id) is not None:
                await self.joined(guild_id)
            else:
                await self._erase_if_due(guild_id)

    async def _due(self, connection: AsyncConnection) -> list[int]:
        due = await departures_store.left_before(connection, self._clock() - KEPT)
        return [guild_id for guild_id in due if self._share.owns(guild_id)]

    async def _erase_if_due(self, guild_id: int) -> None:
        """Erase unless the server has taken the bot back while this waited for its turn to write."""
        async with self._database.change(alone=True) as connection:
            is_back = not self._servers().are_known() or self._servers().name_of(guild_id) is not None
            if is_back or guild_id not in await self._due(connection):
                return
            gone = await store.erase(connection, metadata, guild_id, self._clock())
        await self._finish(guild_id)
        log.info("Erased what server %s left behind: %d rows", guild_id, sum(gone.values()))

    async def erase(self, guild_id: int) -> dict[str, int]:
        """Erase all that is stored about a server. Returns how many rows went, by their tables' names.

        Its departure is forgotten last, so that an end in the middle is made up for.
        """
        async with self._database.change(alone=True) as connection:
            await departures_store.note(connection, [guild_id], self._clock() - KEPT)
            gone = await store.erase(connection, metadata, guild_id, self._clock())
        await self._finish(guild_id)
        return gone

    async def _finish(self, guild_id: int) -> None:
        if await overwrite(self._database):
            await self.joined(guild_id)
