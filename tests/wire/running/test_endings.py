"""Whatever ends the bot: one line for the host, exit code 2, and nobody was told what isn't kept."""

import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest

from tests.wire.bot.ending import ends_with, has_ended_with
from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.refusals import NoAnswer
from tests.wire.stand_in.stand_in import StandIn

TOKEN_REFUSED = 4004
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
from bot.__main__ import app
app(["run"])
"""
"""A bot on a disk that takes no larger files than this; the shell's `ulimit -f`."""

UNPRIVILEGED = """
import os
if os.geteuid() == 0:
    os.setuid(65534)
from bot.__main__ import app
app(["run"])
"""
"""A bot that may do no more with files than their rights say."""


def down(server: StandIn) -> None:
    server.gateway.down = True
    server.gateway.drop()


def silent(server: StandIn) -> None:
    server.gateway.freeze()


def down_with_everything_else(server: StandIn) -> None:
    server.fail("*", "/**", hang=True, times=None)
    down(server)


@pytest.mark.parametrize("outage", [down, silent, down_with_everything_else])
async def test_it_stops_in_time_during_an_outage(
    outage: Callable[[StandIn], None], bot: BotProcess, server: StandIn
) -> None:
    await bot.start_and_wait()
    outage(server)
    if outage is not silent:
        await server.until(lambda: "Attempting a reconnect" in bot.log, 10, "it didn't notice")
        time.sleep(1.5)  # noqa: ASYNC251  # the next attempts are in a pause by now

    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


async def test_a_token_that_is_reset_meanwhile_is_named(bot: BotProcess, server: StandIn) -> None:
    await bot.start_and_wait()
    await server.drop_connections(TOKEN_REFUSED)

    await has_ended_with(bot, "no longer takes the token in DISCORD_TOKEN")
    assert server.token not in bot.log


async def test_a_login_that_is_refused_for_good_is_named(bot: BotProcess, server: StandIn) -> None:
    server.fail("GET", "/users/@me", status=403, code=40001, times=None)

    await ends_with(bot, "code 40001")


def deleted(database: Path) -> None:
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()


def moved_away(database: Path) -> None:
    database.rename(database.with_name("elsewhere.sqlite3"))


def replaced(database: Path) -> None:
    copy = database.with_name("copy")
    shutil.copy(database, copy)
    copy.replace(database)


@pytest.mark.parametrize("lost", [deleted, moved_away, replaced])
async def test_a_database_that_is_lost_ends_it_and_nothing_is_acknowledged(
    lost: Callable[[Path], None], readers: Readers
) -> None:
    await readers.set_up()
    readers.discord.world.answer_within = 1.0

    lost(readers.bot.database)

    with pytest.raises(NoAnswer):
        await readers.reader.slash(readers.channel, "suggest", work="The Lamp Room", idea="The lamp goes out at sea.")
    await has_ended_with(readers.bot, "was deleted or replaced while the bot ran")
    assert lost is not deleted or not readers.bot.database.exists()


async def test_a_full_disk_before_the_backup_leaves_everything_as_it_was(
    bot: BotProcess, server: StandIn, tmp_path: Path
) -> None:
    make_older(bot.database)
    before = bot.database.read_bytes()
    async with BotProcess(server, tmp_path, command=("-c", LIMITED, "60000")) as limited:
        await ends_with(limited, "can't be backed up")

    assert bot.database.read_bytes() == before
    assert list((tmp_path / "backups").iterdir()) == []


async def test_a_full_disk_while_the_tables_are_made_is_named(bot: BotProcess, server: StandIn, tmp_path: Path) -> None:
    bot.database.unlink()
    async with BotProcess(server, tmp_path, command=("-c", LIMITED, "60000")) as limited:
        await ends_with(limited, "its disk is full")


def make_older(database: Path) -> None:
    """Put a database back by its last migration, as far as the program can tell."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0011'")
        connection.commit()


@pytest.fixture
def readable_folder() -> Iterator[Path]:
    """A folder that every user of this machine may look into, unlike pytest's."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("rights", [0o444, 0o400])
async def test_a_database_that_cannot_be_written_is_named(
    rights: int, bot: BotProcess, server: StandIn, tmp_path: Path, readable_folder: Path
) -> None:
    async with BotProcess(server, tmp_path, command=("-c", UNPRIVILEGED)) as unprivileged:
        unprivileged.database = readable_folder / bot.database.name
        shutil.copy(bot.database, unprivileged.database)
        unprivileged.database.chmod(rights)

        await ends_with(unprivileged, "can't be opened")


@pytest.mark.usefixtures("on_postgresql")
async def test_a_postgresql_database_that_can_only_be_read_is_named(bot: BotProcess) -> None:
    connection = await asyncpg.connect(bot.settings["DATABASE_URL"])
    name = await connection.fetchval("SELECT current_database()")
    await connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    await connection.close()

    await ends_with(bot, "can only be read")


@pytest.mark.usefixtures("on_postgresql")
async def test_a_postgresql_database_that_is_not_there_is_named(bot: BotProcess) -> None:
    bot.settings["DATABASE_URL"] = re.sub("test_[0-9a-f]+", "nowhere", bot.settings["DATABASE_URL"])

    await ends_with(bot, 'database "nowhere" does not exist')
