"""Databases that another program keeps to itself: nobody waits for long, a line says so, and then it goes on."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.core.db import engines
from bot.core.db.backups import contents, restoring
from bot.core.db.moving.moving import Moving
from tests.core.db import earlier_database
from tests.core.db.backups.dumped import change, dump
from tests.core.db.faults.databases import OnFile, connected, is_told, kept_table, started, titles, typed, url_of
from tests.core.db.faults.state import state
from tests.worlds.databases import postgresql
from tests.worlds.databases.sqlite import sqlite_url

KEPT = "end what else has it open"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT", 300)
    monkeypatch.setattr(contents, "PATIENCE", 0.3)
    monkeypatch.setattr(restoring, "PATIENCE", 0.3)


@contextmanager
def kept_file(file: Path, how: str) -> Iterator[None]:
    """Another program has the file to itself."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(how)
        other.execute("SELECT count(*) FROM works").fetchone()
        yield


def test_an_update_waits_for_nobody_who_keeps_the_file_and_goes_on_afterwards(earlier: Path, tmp_path: Path) -> None:
    url = sqlite_url(earlier.parent)
    with kept_file(earlier, "BEGIN IMMEDIATE"):
        is_told(started(url, tmp_path), KEPT)
    assert started(url, tmp_path).code == 0


def test_a_backup_of_a_file_that_is_kept_says_so(written: Path, tmp_path: Path) -> None:
    with OnFile(written).again(tmp_path) as url:
        with kept_file(engines.file_of(url), "BEGIN EXCLUSIVE"):
            is_told(typed(url, tmp_path, "backup", str(tmp_path / "copy.sqlite3")), KEPT)
        assert not (tmp_path / "copy.sqlite3").exists()
        assert typed(url, tmp_path, "backup", str(tmp_path / "copy.sqlite3")).code == 0


def test_a_return_loses_nothing_that_another_program_keeps_from_the_file(written: Path, tmp_path: Path) -> None:
    """What isn't in the file itself yet would be gone if it were cut short: so it isn't begun."""
    copy = tmp_path / "copy.sqlite3"
    with OnFile(written).again(tmp_path) as url:
        file = engines.file_of(url)
        assert typed(url, tmp_path, "backup", str(copy)).code == 0
        change(file, "UPDATE works SET title = 'A'")
        with kept_file(file, "BEGIN"):
            change(file, "UPDATE works SET title = 'Since the other program began to read'")
            since = dump(file)
            is_told(typed(url, tmp_path, "restore", str(copy)), "end that one first", "Nothing was changed")
            assert dump(file) == since
        assert typed(url, tmp_path, "restore", str(copy)).code == 0
        (kept,) = file.parent.glob("*-replaced.sqlite3")
        assert dump(kept) == since


def test_an_update_of_a_server_waits_for_nobody_who_keeps_a_table(
    postgresql_server: postgresql.Server, tmp_path: Path
) -> None:
    with postgresql_server.database() as url:
        asyncio.run(earlier_database.load(url))
        with kept_table(url):
            is_told(started(url, tmp_path), KEPT, "Nothing is lost")
        assert started(url, tmp_path).code == 0


def test_a_move_waits_for_nobody_either_and_goes_on_afterwards(
    written: Path, postgresql_server: postgresql.Server, tmp_path: Path
) -> None:
    with postgresql_server.database(like=postgresql.MIGRATED) as server, OnFile(written).again(tmp_path) as source:
        there = ("move", "--to", url_of(server))
        with kept_table(server):
            is_told(typed(source, tmp_path, *there), KEPT, "Type it again")
        with kept_file(engines.file_of(source), "BEGIN IMMEDIATE"):
            is_told(typed(source, tmp_path, *there), KEPT)
        assert typed(source, tmp_path, *there).code == 0
        (tmp_path / "back").mkdir()
        back = sqlite_url(tmp_path / "back")
        with kept_table(server):
            is_told(typed(server, tmp_path, "move", "--to", url_of(back)), KEPT, "Type it again")
        assert typed(server, tmp_path, "move", "--to", url_of(back)).code == 0
        assert titles(engines.file_of(back)) == titles(engines.file_of(source))


def test_a_server_that_goes_away_in_the_middle_of_a_move_cuts_it_short_in_a_line(
    written: Path, postgresql_server: postgresql.Server, tmp_path: Path
) -> None:
    ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with postgresql_server.database(like=postgresql.MIGRATED) as url, OnFile(written).again(tmp_path) as source:

        def lose_the_server() -> None:
            original = Moving._write

            async def write(moving: Moving, *arguments: object) -> None:
                other = await connected(url)
                await other.execute(f"{ending} AND pid <> pg_backend_pid()")
                await original(moving, *arguments)  # type: ignore[arg-type]

            Moving._write = write  # type: ignore[method-assign, assignment]

        before = state(source)
        is_told(typed(source, tmp_path, "move", "--to", url_of(url), first=lose_the_server), "Type it again")
        assert typed(source, tmp_path, "move", "--to", url_of(url)).code == 0
        assert state(source) == before
