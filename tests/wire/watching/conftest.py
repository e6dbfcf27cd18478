"""A server whose staff have a channel of their own, and a site that its author publishes at."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.bot.process import DATABASE
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.watching.leaping import LeapingBot
from tests.wire.watching.watchers import Watchers, people
from tests.worlds.site import Site


@pytest.fixture
async def watchers(server: StandIn, tmp_path: Path, new_sqlite_file: Path, web: Site) -> AsyncIterator[Watchers]:
    shutil.copy(new_sqlite_file, tmp_path / DATABASE)
    settings = {"CONTACT": "host@example.org", "FETCH_LOOPBACK": "1", "LOG_LEVEL": "DEBUG"}
    async with people(server, LeapingBot(server, tmp_path, **settings), web) as room:
        yield room
