"""Seats on a database of PostgreSQL."""

from collections.abc import AsyncIterator

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy.engine import URL

from bot.core.db.locks import advisory_lock
from bot.core.db.locks.advisory_lock import AdvisoryLock
from bot.core.db.sharing import seats
from bot.core.db.sharing.seats import Seats
from tests.core.db.sharing.seating import LATER, NEVER, MakeSeats, four


@pytest.fixture
async def taken(postgresql_database: URL) -> AsyncIterator[list[AdvisoryLock]]:
    locks: list[AdvisoryLock] = []
    yield locks
    for lock in locks:
        await lock.end()


@pytest.fixture
def seating(postgresql_database: URL) -> MakeSeats:
    return lambda sharing: Seats(postgresql_database, sharing, four)


@pytest.fixture
def short_tenure(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (advisory_lock, seats):
        monkeypatch.setattr(module, "TENURE", LATER)
    monkeypatch.setattr(seats, "MARGIN", 1.0)
    monkeypatch.setattr(advisory_lock, "ASKING_SECONDS", LATER / 10)


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has a lock gives no signs of life by itself."""
    monkeypatch.setattr(advisory_lock, "ASKING_SECONDS", NEVER)


@pytest.fixture
async def administrator(postgresql_database: URL) -> AsyncIterator[asyncpg.Connection]:
    url = postgresql_database
    connection = await asyncpg.connect(host=str(url.query["host"]), user=url.username, database=url.database)
    yield connection
    await connection.close()
