"""The bot's own process, not yet started, and a second one on the same database."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from tests.wire.bot.process import DATABASE, BotProcess
from tests.wire.stand_in.stand_in import StandIn
from tests.worlds.databases import postgresql


@pytest.fixture
async def bot(server: StandIn, tmp_path: Path, new_sqlite_file: Path) -> AsyncIterator[BotProcess]:
    server.create_guild("The Reading Room").create_text_channel("general")
    shutil.copy(new_sqlite_file, tmp_path / DATABASE)
    async with BotProcess(server, tmp_path, forks=True) as process:
        yield process


@pytest.fixture
async def second(bot: BotProcess, server: StandIn, tmp_path: Path) -> AsyncIterator[BotProcess]:
    (tmp_path / "second").mkdir()
    async with BotProcess(server, tmp_path / "second", forks=True) as process:
        process.database = bot.database
        yield process


@pytest.fixture
def on_postgresql(
    bot: BotProcess, second: BotProcess, postgresql_server: postgresql.Server
) -> Iterator[postgresql.Server]:
    """Both processes on one database of PostgreSQL."""
    with postgresql_server.database(like=postgresql.MIGRATED) as url:
        for process in (bot, second):
            process.settings["DATABASE_URL"] = as_given(url)
        yield postgresql_server


@pytest.fixture(params=["sqlite", "postgresql"])
def on_either(request: pytest.FixtureRequest) -> None:
    """Each test on both kinds of database."""
    if request.param == "postgresql":
        request.getfixturevalue("on_postgresql")


def as_given(url: URL) -> str:
    """Write the address of a database as a host does."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
