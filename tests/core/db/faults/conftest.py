"""Where the databases come from that are killed, filled up and locked."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.db import earlier_database
from tests.core.db.faults.databases import Keeping, Making, OnServer, kept_file
from tests.worlds.databases import postgresql


@pytest.fixture(params=["sqlite", "postgresql"])
def keeping(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keeping]:
    """Keeps a database of either kind as it was made, to be had again."""
    if request.param == "sqlite":
        yield lambda making: kept_file(making, tmp_path)
        return
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    with server.database() as url:

        def keep(making: Making) -> OnServer:
            asyncio.run(making(url))
            return OnServer(server, url.database or "")

        yield keep


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A file that an earlier version left."""
    return kept_file(earlier_database.load, tmp_path).file


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a command looks for `.env`."""
    monkeypatch.chdir(tmp_path)
