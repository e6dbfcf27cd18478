"""Writing down how this process is doing, for whoever asks from outside, such as `python -m bot doctor`."""

from collections.abc import Iterable
from datetime import datetime

from bot import VERSION
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.loop import SupervisedLoop
from bot.core.ownership import Share
from bot.health import store
from bot.health.figures import Figures
from bot.health.models import Heartbeat, LoopHealth

TURNS = 3
"""How many of its pauses a loop may miss before it is behind."""


class Health:
    def __init__(self, database: Database, clock: Clock, share: Share) -> None:
        self._database = database
        self.clock = clock
        self.figures = Figures()
        self._share = share
        self._since: datetime | None = None

    async def beat(self, loops: Iterable[SupervisedLoop], *, is_connected: bool) -> None:
        """Write down that the process lives, and when each of its loops last succeeded: one small transaction."""
        now = self.clock()
        is_first, since = self._since is None, self._since or now
        self._since = since
        beat = Heartbeat(
            owner=self._share.name,
            version=VERSION,
            started_at=since,
            beat_at=now,
            ended_at=None,
            is_connected=is_connected,
            loops=tuple(_health_of(loop, since) for loop in loops),
        )
        async with self._database.change() as connection:
            if is_first:
                await store.drop_strangers(connection, self._share)
            await store.put(connection, beat)

    async def end(self) -> None:
        """Write down that the process stops in order."""
        async with self._database.change() as connection:
            await store.end(connection, self._share.name, self.clock())


def _health_of(loop: SupervisedLoop, since: datetime) -> LoopHealth:
    allowed = loop.every * TURNS + loop.patience
    return LoopHealth(name=loop.name, since=since, last_success=loop.last_success, allowed_seconds=allowed)
