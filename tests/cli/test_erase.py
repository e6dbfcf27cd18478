"""`python -m bot erase`, as a host meets it."""

import asyncio
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.core.db.database import Database
from bot.core.db.locks.single_process_lock import SingleProcessLock
from bot.setup import store
from tests.worlds.databases.sqlite import sqlite_url

SERVER = 1_100_000_000_000_000_001


@pytest.fixture
def file(new_sqlite_file: Path, tmp_path: Path) -> Path:
    file = Path(shutil.copy(new_sqlite_file, tmp_path / "chapterhouse.sqlite3"))

    async def set_up() -> None:
        database = Database(sqlite_url(tmp_path))
        async with database.change() as connection:
            await store.lock(connection, SERVER)
        await database.close()

    asyncio.run(set_up())
    return file


def erase(file: Path, *arguments: str, typed: str = "") -> Result:
    environment = {"DATABASE_URL": f"sqlite:///{file}"}
    return CliRunner().invoke(app, ["erase", "--guild", str(SERVER), *arguments], input=typed, env=environment)


def test_it_asks_and_a_no_leaves_everything(file: Path) -> None:
    said = erase(file, typed="n\n")

    assert said.exit_code == 1
    assert "It can't be undone" in said.output
    assert "1 rows erased" in erase(file, "--yes").output


def test_it_says_what_it_erased_and_a_second_time_that_there_is_nothing(file: Path) -> None:
    first, second = erase(file, typed="y\n"), erase(file, "--yes")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "guild_settings" in first.output
    assert f"Nothing is stored about {SERVER}." in second.output


def test_while_the_bot_runs_it_refuses(file: Path) -> None:
    lock = SingleProcessLock(file)
    try:
        said = erase(file, "--yes")
    finally:
        asyncio.run(lock.end())

    assert said.exit_code == 2
    assert "chapterhouse:" in said.output
