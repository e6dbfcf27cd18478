"""A host on which nothing is wrong, on a database of either kind."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from bot.core.clock import system_clock
from bot.core.settings import Settings
from tests.doctor.healthy_host import HealthyHost, healthy_host
from tests.wire.stand_in.stand_in import StandIn
from tests.worlds.clock import SetClock
from tests.worlds.disks import open_folder
from tests.worlds.program import Program


@pytest.fixture
def clock() -> SetClock:
    """The time of the machine, as the stand-in for Discord tells it too."""
    return SetClock(system_clock())


@pytest.fixture
def folder() -> Iterator[Path]:
    with open_folder() as place:
        yield place


@pytest.fixture
async def host(
    program: Program, migrated_url: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[HealthyHost]:
    monkeypatch.chdir(tmp_path)
    for name in Settings.names():
        monkeypatch.delenv(name.upper(), raising=False)
    async with StandIn() as discord:
        channel = discord.create_guild("The Reading Room").create_text_channel("new-chapters")
        async with healthy_host(discord, channel, program, migrated_url, tmp_path) as healthy:
            yield healthy
