"""A move that is killed at any moment, to PostgreSQL and back: typed again, it goes on until everything is there."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from bot.core.db.moving import store
from bot.core.db.moving.moving import Moving
from tests.core.db.faults.child import READING, Ended, ended
from tests.core.db.faults.databases import OnFile, OnServer, once_free, started
from tests.core.db.faults.soak import in_parts, some
from tests.core.db.faults.state import state
from tests.worlds.databases import postgresql
from tests.worlds.databases.sqlite import sqlite_url

Way = tuple[OnFile | OnServer, OnFile | OnServer]
"""What is moved, and an empty database to which it is."""


@pytest.fixture(params=["to PostgreSQL", "to SQLite"])
def way(
    request: pytest.FixtureRequest, postgresql_server: postgresql.Server, written: Path, new_sqlite_file: Path
) -> Iterator[Way]:
    source = OnFile(written)
    if request.param == "to PostgreSQL":
        yield source, OnServer(postgresql_server, postgresql.MIGRATED)
        return
    with postgresql_server.database() as moved:
        asyncio.run(Moving(sqlite_url(written.parent), moved).move())
        yield OnServer(postgresql_server, moved.database or ""), OnFile(new_sqlite_file)


def move(source: URL, target: URL, folder: Path, dies_at: int | None = None) -> Ended:
    return ended(lambda moments: asyncio.run(Moving(source, target, moments.progress).move()), folder, dies_at=dies_at)


@in_parts
def test_typed_again_it_goes_on(way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(store, "BATCH", 50)
    kept_source, kept_target = way
    with kept_source.again(tmp_path) as source:
        before = state(source)
        with kept_target.again(tmp_path) as target:
            whole = move(source, target, tmp_path)
            assert (whole.code, whole.words) == (0, "")
            expected = state(target)
        for moment in some(writing(whole.moments), part, usual=3):
            with kept_target.again(tmp_path) as target:
                assert move(source, target, tmp_path, dies_at=moment).was_killed
                no_bot_takes_it_for_whole(target, expected, tmp_path)
                again = once_free(lambda: move(source, target, tmp_path))
                assert (again.code, again.words) == (0, ""), f"killed before {whole.moments[moment]}"
                assert state(target) == expected, f"killed before {whole.moments[moment]}"
        assert state(source) == before


def writing(moments: list[str]) -> list[int]:
    """Between what is only read nothing changes that a kill could leave behind."""
    return [number for number, one in enumerate(moments) if not one.startswith(READING)]


def no_bot_takes_it_for_whole(target: URL, whole: list[object], folder: Path) -> None:
    """A bot is refused, unless nothing was begun there, or nothing was left to do."""
    bot = started(target, folder)
    if bot.code != 0:
        assert "Not everything has arrived in the database" in bot.line
        assert "finish the move from" in bot.line
    elif state(target) != whole:
        assert rows(target) == 0


def rows(url: URL) -> int:
    from bot.core.db.database import metadata
    from bot.core.db.unfinished.refusal import connected

    async def count() -> int:
        async with connected(url) as connection:
            return sum([await store.count(connection, table) for table in metadata.sorted_tables])

    return asyncio.run(count())
