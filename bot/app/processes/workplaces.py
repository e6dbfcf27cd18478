"""A process's workplace: its database, the lock it has there, and its share of the servers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from bot.app.gateway import Identifying
from bot.app.processes.counting import count_shards
from bot.app.processes.hearing import waking
from bot.core.db.database import Database
from bot.core.db.opening import Lock, opened, seated
from bot.core.db.sharing.paces import Paces
from bot.core.db.sharing.seats import Seats
from bot.core.db.sharing.shared_pacer import SharedPacer
from bot.core.db.sharing.wakes import CHANNEL
from bot.core.errors import StartupError
from bot.core.loop import Supervisor
from bot.core.ownership import EVERY_SERVER, Share
from bot.core.pacer import Pacer
from bot.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a process works, and with whom: `paces` are what it shares with others, None where it is alone."""

    database: Database
    lock: Lock
    share: Share = EVERY_SERVER
    paces: Paces | None = None

    def pacer(self, per_second: float) -> Pacer:
        """Make what gives requests their turn, so many a second for the whole bot."""
        return SharedPacer(self.paces, per_second) if self.paces else Pacer(per_second)

    def identifying(self) -> Identifying:
        return Identifying(self.paces)

    async def listen(self, supervisor: Supervisor) -> None:
        """Let what other processes tell wake this one's loops."""
        if self.paces:
            await self.lock.listen(CHANNEL, waking(supervisor))


class Workplaces:
    """Finds this process its workplace, each time it needs one."""

    def __init__(self, settings: Settings, token: str) -> None:
        """Find out how the shards are shared out. Raises StartupError where the settings say two things at once."""
        self._url = settings.database
        sharing = settings.sharing
        self._seats = None if sharing.is_alone else Seats(self._url, sharing, partial(count_shards, token))

    @asynccontextmanager
    async def one(self, *waited_for: type[StartupError]) -> AsyncIterator[Workplace]:
        """Have a workplace. Raises StartupError if there is none, unless that is for a reason that is `waited_for`."""
        if self._seats is None:
            async with opened(self._url, *waited_for) as (database, lock):
                yield Workplace(database, lock)
        else:
            async with seated(self._url, self._seats, *waited_for) as (database, lock, share):
                yield Workplace(database, lock, share, Paces(database))
