"""A herd on PostgreSQL, and one whose server can be shut away."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from tests.wire.processes.doorway import Doorway
from tests.wire.processes.herd import Herd
from tests.wire.stand_in.stand_in import StandIn


@pytest.fixture
async def doorway(postgresql_database: URL) -> AsyncIterator[Doorway]:
    async with Doorway(postgresql_database) as doorway:
        yield doorway


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    """Four shards whose sessions may all begin at once, and Discord's limit on all requests together."""
    async with StandIn(shards=4) as server:
        server.gateway.max_concurrency = 4
        server.rate_limits.limit_globally()
        yield server


@pytest.fixture
async def herd(discord: StandIn, doorway: Doorway, tmp_path: Path) -> AsyncIterator[Herd]:
    herd = Herd(discord, tmp_path, doorway.url)
    herd.open_rooms()
    try:
        yield herd
    finally:
        await herd.end()
