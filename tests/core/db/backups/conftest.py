"""A database with something in it, and where its copies go."""

import asyncio
from pathlib import Path

import pytest

from bot.core.db.backups.shelf import Shelf
from tests.core.db import earlier_database
from tests.worlds.databases.sqlite import sqlite_url


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that an earlier version left in the middle of everything, brought up to date."""
    from bot.core.db.upgrade import upgrade

    folder = tmp_path_factory.mktemp("written")

    async def make() -> None:
        await earlier_database.load(sqlite_url(folder))
        await upgrade(sqlite_url(folder))

    asyncio.run(make())
    return folder / "chapterhouse.sqlite3"


@pytest.fixture
def file(written: Path, tmp_path: Path) -> Path:
    to = tmp_path / "chapterhouse.sqlite3"
    to.write_bytes(written.read_bytes())
    return to


@pytest.fixture
def shelf(file: Path) -> Shelf:
    return Shelf(file, file.parent / "backups")
