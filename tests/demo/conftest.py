"""The demo's server, with the real bot in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.clock import system_clock
from bot.demo.world import World, open_world


@pytest.fixture
async def world(tmp_path: Path, sqlite_in_the_loop: None) -> AsyncIterator[World]:
    del sqlite_in_the_loop
    async with open_world(tmp_path, author="Tamsin", since=system_clock()) as world:
        yield world
