"""What a change in one feature means to those above it, in the transaction that makes it."""

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.delivery import outbox_store
from bot.delivery.refreshing import Refreshing
from bot.delivery.rerouting import retarget, retarget_all
from bot.delivery.steps.pins import Pinning
from bot.kudos.service import Kudos
from bot.letters import store as letters_store
from bot.watching import questions, waking_store


class Effects:
    """Hands on what setup, works and targets tell through their ports to whom it concerns."""

    def __init__(self, database: Database, clock: Clock, kudos: Kudos) -> None:
        self.refreshing = Refreshing(database, clock)
        self.pinning = Pinning(database, clock)
        self._clock = clock
        self._kudos = kudos

    async def emojis_changed(self, connection: AsyncConnection, guild_id: int) -> None:
        await self._kudos.emojis_changed(connection, guild_id)
        await outbox_store.retry(connection, [guild_id], self._clock())

    async def channel_changed(self, connection: AsyncConnection, guild_id: int) -> None:
        await retarget_all(connection, guild_id, self._clock())

    async def notices_moved(self, connection: AsyncConnection, guild_id: int) -> None:
        await letters_store.retry(connection, [guild_id], self._clock())

    async def authors_changed(self, connection: AsyncConnection, work_id: int) -> None:
        await self._kudos.authors_changed(connection, work_id)

    async def details_changed(self, connection: AsyncConnection, work_id: int) -> None:
        await retarget(connection, work_id, self._clock())
        await waking_store.wake(connection, work_id, self._clock())

    async def looks_changed(self, connection: AsyncConnection, work_id: int) -> None:
        await self.refreshing.work_changed(connection, work_id)
        await questions.refresh_all_about(connection, work_id, self._clock())

    async def pin_changed(self, connection: AsyncConnection, work_id: int) -> None:
        await self.pinning.work_changed(connection, work_id)

    async def targets_changed(self, connection: AsyncConnection, work_id: int) -> None:
        await retarget(connection, work_id, self._clock())
