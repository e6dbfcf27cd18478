"""A database with a ledger in it, and one that an earlier version wrote."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db.database import Database
from bot.core.db.upgrade import upgrade
from tests.core.db import earlier_database
from tests.worlds.databases.sqlite import sqlite_url


@pytest.fixture
async def ledger(database_url: URL) -> AsyncIterator[Database]:
    """A database with one table, in which every transaction writes two entries of one name."""
    database = Database(database_url)
    async with database.change() as connection:
        await connection.execute(text("CREATE TABLE entries (name INTEGER, half INTEGER)"))
    yield database
    await database.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that an earlier version left in the middle of everything, brought up to date."""
    folder = tmp_path_factory.mktemp("written")

    async def make() -> None:
        await earlier_database.load(sqlite_url(folder))
        await upgrade(sqlite_url(folder))

    asyncio.run(make())
    return folder / "chapterhouse.sqlite3"
