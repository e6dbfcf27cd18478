"""Seats: a process takes a free one, and with it the seat's shards, for as long as its lock's connection lasts.

A lock is taken for each shard, and a shared one for how many shards there are, so that two processes never serve one
shard, however they were started. Whoever comes first has the whole database for a moment, brings it up to date, and
says how many shards there are; the others do as it does.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.locks.advisory_lock import TENURE, AdvisoryLock, now
from bot.core.db.locks.holds import KEY, try_lock
from bot.core.db.migrations.apart import migrate_apart
from bot.core.db.unfinished.refusal import refuse_unfinished
from bot.core.db.upgrade import check_current, not_opened, upgrade
from bot.core.errors import InUse, Outdated, ServerAway, Starting
from bot.core.ownership import Share, Sharing

log = logging.getLogger(__name__)

OF, SHARD = 0x43480001, 0x43480002
"""The classes of the locks that say how many shards there are, and who has which."""

MARGIN = 2.0
"""Seconds beyond TENURE until somebody is taken for gone: two machines' seconds aren't quite the same."""

HOLD = """
    SELECT pg_try_advisory_lock_shared(:key) AND pg_try_advisory_lock_shared(:of_class, :of) AS is_open,
        (SELECT bool_and(pg_try_advisory_lock(:shard_class, one)) FROM unnest(CAST(:shards AS int[])) one) AS is_free
"""

HELD = """
    SELECT CAST(held.classid AS bigint) AS class, CAST(held.objid AS bigint) AS number, held.pid,
        their.application_name, extract(epoch FROM clock_timestamp() - their.state_change) AS silent_for
    FROM pg_locks held JOIN pg_stat_activity their USING (pid)
    WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 2
    AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND held.pid <> pg_backend_pid()
"""

END_SESSIONS = """
    SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
    WHERE application_name = :name AND pid <> pg_backend_pid()
"""
"""Ends every connection of a process that is frozen: what it had begun is rolled back, and waking up it can do nothing
more. It may be done by whoever has the same user.
"""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever has a lock of ours; `silent_for` seconds nothing was heard on its connection."""

    kind: int
    number: int
    session: str
    silent_for: float


class ShardLocks:
    """The locks of a share."""

    def __init__(self, share: Share) -> None:
        self.share = share

    async def take(self, connection: AsyncConnection) -> None:
        shards = sorted(self.share.shards)
        values = {"key": KEY, "of_class": OF, "of": self.share.of, "shard_class": SHARD, "shards": shards}
        taken = (await connection.execute(text(HOLD), values)).one()
        if taken.is_open and taken.is_free:
            return
        await connection.execute(text("SELECT pg_advisory_unlock_all()"))
        if taken.is_open:
            raise InUse(f"The shards {self.share.name} are another process's")
        raise Starting("The database is in use: another Chapterhouse runs on it alone, or is just starting.")


class Seats:
    """Looks for a seat, as often as need be. `count_shards` asks Discord how many there should be.

    From whoever sees it taken, a seat is safe for TENURE after its holder was last heard of, so that the holder has the
    first chance to take it again.
    """

    def __init__(self, url: URL, sharing: Sharing, count_shards: Callable[[], Awaitable[int]]) -> None:
        self._url = url
        self._sharing = sharing
        self._count_shards = count_shards
        self._free_since: dict[str, float | None] = {}
        self._seen_at = 0.0

    async def take(self) -> tuple[AdvisoryLock, Share]:
        """Take a seat. Raises InUse if none is free, StartupError if the database can't be used."""
        lock = AdvisoryLock(self._url)
        try:
            await lock.open()
        except ServerAway:
            self._seen_at = self._seen_at and now()  # nor can they have been there since
            raise
        try:
            is_first = await try_lock(lock.connection, "SELECT pg_try_advisory_lock(:key)", key=KEY)
            share = await (self._open(lock) if is_first else self._join(lock))
        except (SQLAlchemyError, OSError) as error:
            await lock.end()
            raise not_opened(self._url, error) from error
        except BaseException:
            await lock.end()
            raise
        lock.keep()
        log.info("Serving the shards %s", share.name)
        return lock, share

    async def _open(self, lock: AdvisoryLock) -> Share:
        if self._seen_at and now() - self._seen_at < TENURE + MARGIN:
            raise InUse("The other processes were there a moment ago, and may be back at once.")
        await upgrade(self._url, migrate=migrate_apart)
        await refuse_unfinished(self._url)
        placed = self._sharing.placed
        of = placed.of if placed else max(await self._count_shards(), self._sharing.processes)
        share = self._sharing.shares(of)[0]
        await lock.hold(ShardLocks(share))
        await lock.connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": KEY})
        return share

    async def _join(self, lock: AdvisoryLock) -> Share:
        if not await try_lock(lock.connection, "SELECT pg_try_advisory_lock_shared(:key)", key=KEY):
            raise Starting("The database is in use: another Chapterhouse runs on it alone, or is just starting.")
        try:
            await check_current(self._url)
        except Outdated:
            raise InUse("The other processes are of an older version, and have to be stopped first.") from None
        held, self._seen_at = await _held(lock.connection), now()
        of = next((one.number for one in held if one.kind == OF), None)
        if of is None or (self._sharing.placed and self._sharing.placed.of != of):
            raise InUse(f"The other processes share out {of or 'no'} shards: all have to be started with one number.")
        for share in self._sharing.shares(of):
            if await self._is_free(lock.connection, share, held):
                try:
                    await lock.hold(ShardLocks(share))
                except InUse:
                    continue
                return share
        raise InUse("Every seat is taken: this process is a spare.")

    async def _is_free(self, connection: AsyncConnection, share: Share, held: Sequence[Holder]) -> bool:
        """Tell whether a seat can be had: nobody has it, and whoever had it has had its time to take it again."""
        holders = [one for one in held if one.kind == SHARD and one.number in share.shards]
        if not holders:
            since = self._free_since.get(share.name, 0.0)
            self._free_since[share.name] = since = now() if since is None else since
            return now() - since > TENURE
        self._free_since[share.name] = None
        if any(one.silent_for < TENURE + MARGIN for one in holders):
            return False
        for session in {one.session for one in holders}:
            log.warning("Nothing was heard of %s for %d s: its connections are ended", session, TENURE + MARGIN)
            await connection.execute(text(END_SESSIONS), {"name": session})
        return True


async def _held(connection: AsyncConnection) -> list[Holder]:
    rows = await connection.execute(text(HELD))
    return [Holder(row[0], row[1], row[3], float(row[4] or 0.0)) for row in rows]
