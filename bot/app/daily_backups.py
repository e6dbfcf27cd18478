"""The copy of each day: made by itself at a quiet hour, and put away when newer ones have taken its place."""

import asyncio
import hashlib
import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.core.clock import Clock, system_clock
from bot.core.db.backups.copying import Copying
from bot.core.db.backups.errors import BackupFailed
from bot.core.db.backups.shelf import DAILY, Shelf
from bot.core.loop import Supervisor
from bot.core.settings import Settings

log = logging.getLogger(__name__)

LOOKING_SECONDS = 300.0
"""Seconds between two looks at whether a copy is due."""

LONGEST_COPYING = 6 * 3600.0
"""Seconds that a copy and its checks may take, of a large database on a slow disk."""

AFTER_A_FAILURE = timedelta(hours=1)
"""How long what failed is left alone: a full disk isn't emptied in a minute, and the log says it each time."""

A_DAY = timedelta(days=1)


class DailyBackups:
    """Makes a copy when that of the last quiet hour isn't there, so also after a night in which the bot was off."""

    def __init__(
        self,
        shelf: Shelf | None,
        hour: int,
        knows_the_time: Callable[[], bool],
        clock: Clock = system_clock,
        supervisor: Supervisor | None = None,
    ) -> None:
        """`shelf` is None where the database isn't one of whose file copies are made here."""
        self._shelf = shelf
        self._hour = hour
        self._knows_the_time = knows_the_time
        self._clock = clock
        self._not_before: datetime | None = None
        self._stopped = threading.Event()
        self._loop = (supervisor or Supervisor(clock)).loop(
            "backing up", self.look, every=LOOKING_SECONDS, patience=LONGEST_COPYING
        )

    @classmethod
    def of(cls, settings: Settings, knows_the_time: Callable[[], bool], supervisor: Supervisor) -> "DailyBackups":
        return cls(settings.shelf, settings.backup_hour, knows_the_time, supervisor=supervisor)

    def start(self) -> None:
        if self._shelf is not None:
            self._loop.start()

    async def stop(self) -> None:
        """End a copy that is being made within a moment; the next start makes it."""
        self._stopped.set()
        await self._loop.stop()

    async def look(self) -> None:
        """Make today's copy if it is due, and put away what has been kept for long enough."""
        if self._shelf is None:
            return
        if self._shelf.days and self._is_due(self._shelf):
            await self._make(self._shelf)
        if self._knows_the_time():
            gone = await asyncio.to_thread(self._shelf.tidy, self._clock())
            for path in gone:
                log.info("Removed %s: newer copies have taken its place", path)

    def _is_due(self, shelf: Shelf) -> bool:
        now = self._clock()
        if self._not_before is not None and self._not_before - AFTER_A_FAILURE <= now < self._not_before:
            return False
        newest = shelf.newest_daily()
        return newest is None or newest.taken_at < latest_slot(now, self._hour, late_by(shelf))

    async def _make(self, shelf: Shelf) -> None:
        now = self._clock()
        to = shelf.place(now, DAILY)
        copying = Copying(shelf.file, to, now, goes_on=lambda: not self._stopped.is_set())
        try:
            contents = await asyncio.to_thread(copying.make)
        except BackupFailed as problem:
            if not self._stopped.is_set():
                self._not_before = now + AFTER_A_FAILURE
                log.error(
                    "Today's backup of %s couldn't be made: %s. It is tried again in an hour", shelf.file, problem
                )
        else:
            self._not_before = None
            log.info("Backed up the database to %s (%s rows)", to, f"{contents.total:,}")


def latest_slot(now: datetime, hour: int, late_by: timedelta) -> datetime:
    """Return when it was last that hour by this machine's clock, and as much later as this bot does it."""
    local = now.astimezone()
    slot = local.replace(hour=hour, minute=0, second=0, microsecond=0) + late_by
    return slot if slot <= local else slot - A_DAY


def late_by(shelf: Shelf) -> timedelta:
    """Return by how much later than the hour a database is copied: less than one, each at another moment.

    So several bots of a machine don't do it together, and one does it at the same time each day.
    """
    digest = hashlib.blake2b(str(shelf.file.resolve()).encode(), digest_size=4).digest()
    return timedelta(seconds=int.from_bytes(digest) % 3600)
