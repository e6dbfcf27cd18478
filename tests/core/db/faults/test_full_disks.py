"""A disk that is full in the middle: one line says what to do, nothing is lost, and once there is room it goes on."""

import asyncio
import os
import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Pool, event
from sqlalchemy.engine import URL

from bot.core.db import engines
from bot.core.db.backups import copying
from bot.core.db.backups.contents import check
from tests.core.db import earlier_database
from tests.core.db.backups.dumped import dump
from tests.core.db.faults.child import Ended, Moments, ended
from tests.core.db.faults.databases import is_told, start, started, typed, url_of
from tests.core.db.faults.soak import EVERY_MOMENT
from tests.core.db.faults.state import state
from tests.worlds.databases import postgresql
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.disks import Disk, disk, open_folder

KIB = 1024
LEFT = range(0, 1000, 16) if EVERY_MOMENT else (0, 48, 240)
"""KiB that are free when an update begins: it ends in another migration with each."""

FULL = "make room on its disk"


@pytest.fixture
def small() -> Iterator[Disk]:
    """Not in pytest's own folder: each run that begins there shuts out the user whose server uses the disk."""
    with open_folder() as place, disk(place / "small", "8m") as mounted:
        yield mounted


@pytest.fixture(autouse=True)
def nothing_is_to_be_left_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that what would be refused at once is begun, and ends in the middle."""
    monkeypatch.setattr(copying, "LEFT_FREE", -(2**40))


def updated(earlier: Path, tmp_path: Path) -> list[object]:
    """What an update comes to where there is room."""
    (tmp_path / "roomy").mkdir()
    shutil.copy(earlier, tmp_path / "roomy")
    url = sqlite_url(tmp_path / "roomy")
    assert started(url, tmp_path).code == 0
    return state(url)


def gave_up(ended: Ended) -> bool:
    """Whether it did; then it said what to do."""
    if ended.code:
        assert ended.code == 2, ended.words
        assert FULL in ended.line or "its disk is full, or broken" in ended.line, ended.line
    return bool(ended.code)


def test_an_update_goes_on_once_there_is_room(earlier: Path, small: Disk, tmp_path: Path) -> None:
    expected, failed = updated(earlier, tmp_path), 0
    for left in LEFT:
        folder = small.folder / f"{left}"
        folder.mkdir(mode=0o700)
        (tmp_path / f"copies {left}").mkdir()
        (folder / "backups").symlink_to(tmp_path / f"copies {left}")
        file = Path(shutil.copy(earlier, folder))
        small.fill(left * KIB)
        first = started(sqlite_url(folder), tmp_path)
        failed += gave_up(first)
        check(file)
        small.empty()
        assert started(sqlite_url(folder), tmp_path).code == 0
        assert state(sqlite_url(folder)) == expected, f"{left} KiB were free"
        shutil.rmtree(folder)
    assert failed > len(LEFT) / 4


def test_where_there_is_no_room_for_the_copy_before_an_update_nothing_is_begun(
    earlier: Path, small: Disk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(copying, "LEFT_FREE", 50 * 2**20)
    shutil.copy(earlier, small.folder)
    before = state(sqlite_url(small.folder))
    is_told(started(sqlite_url(small.folder), tmp_path), "the disk is too full")

    assert state(sqlite_url(small.folder)) == before


def of_so_many_pages(more: int) -> Callable[[], object]:
    """SQLite's own limit on how large the file may become."""

    def limit(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchall()[0][0] + more}")
        cursor.close()

    return lambda: event.listen(Pool, "connect", limit)


def of_so_many_bytes(more: int, file: Path) -> Callable[[], object]:
    """The system's limit on how large a file may become; what is too much is an error and no signal."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + more, hard))


@pytest.mark.parametrize("more", range(0, 60, 2) if EVERY_MOMENT else (0, 12, 30))
@pytest.mark.parametrize("by", ["SQLite", "the system"])
def test_an_update_that_may_not_let_the_file_grow_goes_on_once_it_may(
    earlier: Path, tmp_path: Path, by: str, more: int
) -> None:
    expected = updated(earlier, tmp_path)
    (tmp_path / "backups").mkdir()
    file = Path(shutil.copy(earlier, tmp_path))
    limit = of_so_many_pages(more) if by == "SQLite" else of_so_many_bytes(more * 4 * KIB, file)

    def limited(moments: Moments) -> None:
        limit()
        start(sqlite_url(tmp_path))(moments)

    first = ended(limited, tmp_path)
    assert gave_up(first) or more
    check(file)

    assert started(sqlite_url(tmp_path), tmp_path).code == 0
    assert state(sqlite_url(tmp_path)) == expected


def test_a_backup_is_whole_once_there_is_room(written: Path, small: Disk, tmp_path: Path) -> None:
    url, to = sqlite_url(written.parent), small.folder / "copy.sqlite3"
    small.fill(200 * KIB)
    is_told(typed(url, tmp_path, "backup", str(to)), FULL)
    assert [one.name for one in small.folder.iterdir()] == ["filler"]

    small.empty()
    assert typed(url, tmp_path, "backup", str(to)).code == 0
    assert dump(to) == dump(written)


def test_a_return_changes_nothing_until_there_is_room(written: Path, small: Disk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert typed(sqlite_url(written.parent), tmp_path, "backup", str(copy)).code == 0
    url, file = sqlite_url(small.folder), Path(shutil.copy(written, small.folder))
    before = dump(file)
    small.fill(100 * KIB)
    is_told(typed(url, tmp_path, "restore", str(copy)), FULL)
    assert dump(file) == before
    assert not list(small.folder.glob("*restoring*"))

    small.empty()
    assert typed(url, tmp_path, "restore", str(copy)).code == 0
    assert dump(file) == dump(copy)


def rows(file: Path) -> dict[str, int]:
    """How many rows there are, but for those in which an index keeps its words as it likes."""
    return {name: count for name, count in check(file).rows.items() if not name.startswith("suggestion_words_")}


def moved(source: URL, target: URL, folder: Path, first: Callable[[], object] = lambda: None) -> Ended:
    return typed(source, folder, "move", "--to", url_of(target), first=first)


@pytest.mark.parametrize("left", range(0, 1200, 40) if EVERY_MOMENT else (0, 800))
def test_a_move_to_a_file_goes_on_once_there_is_room(written: Path, small: Disk, tmp_path: Path, left: int) -> None:
    source, target = sqlite_url(written.parent), sqlite_url(small.folder)
    before = state(source)
    small.fill(left * KIB)
    first = moved(source, target, tmp_path)
    gave_up(first)
    small.empty()
    again = moved(source, target, tmp_path)

    assert again.code == 0, again.words
    assert "all of them are there" in again.words
    assert rows(engines.file_of(target)) == rows(written)
    assert state(source) == before


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[postgresql.Server]:
    """A server for one test: as long as a disk of its is full, it can do nothing for others."""
    (tmp_path / "server").mkdir()
    with postgresql.server(tmp_path / "server", lambda _: None) as server:
        yield server


@pytest.fixture
def small_server(small: Disk, own_server: postgresql.Server) -> Iterator[URL]:
    """An empty database of a server's, on a small disk."""
    small.grow("24m")
    place = small.folder / "space"
    place.mkdir()
    shutil.chown(place, own_server._user)
    for each in (small.folder, *small.folder.parents):
        if each.stat().st_uid == os.geteuid() and each != Path("/"):
            each.chmod(each.stat().st_mode | 0o011)
    name = f"small_{os.getpid()}"
    own_server._sql(f"CREATE TABLESPACE {name} LOCATION '{place}'")
    own_server._sql(f"CREATE DATABASE {name} TABLESPACE {name}")
    yield sqlite_url(place).set(
        drivername="postgresql+asyncpg", username=own_server._user, database=name,
        query={"host": str(own_server._socket)},
    )  # fmt: skip
    small.empty()
    own_server._sql(f"DROP DATABASE {name} WITH (FORCE)")
    own_server._sql(f"DROP TABLESPACE {name}")


@pytest.mark.parametrize("left", range(0, 3000, 200) if EVERY_MOMENT else (400,))
def test_a_move_to_a_server_goes_on_once_there_is_room(
    written: Path, small: Disk, small_server: URL, tmp_path: Path, left: int
) -> None:
    source = sqlite_url(written.parent)
    small.fill(left * KIB)
    first = moved(source, small_server, tmp_path)
    gave_up(first)
    small.empty()
    again = moved(source, small_server, tmp_path)

    assert again.code == 0, again.words
    assert moved(small_server, sqlite_url(tmp_path), tmp_path).code == 0
    assert rows(tmp_path / "chapterhouse.sqlite3") == rows(written)


@pytest.mark.parametrize("left", range(0, 3000, 200) if EVERY_MOMENT else (300,))
def test_an_update_of_a_server_goes_on_once_there_is_room(
    small: Disk, small_server: URL, own_server: postgresql.Server, tmp_path: Path, left: int
) -> None:
    with own_server.database() as roomy:
        for url in (roomy, small_server):
            asyncio.run(earlier_database.load(url))
        assert started(roomy, tmp_path).code == 0
        small.fill(left * KIB)
        first = started(small_server, tmp_path)
        gave_up(first)
        small.empty()
        assert started(small_server, tmp_path).code == 0
        assert state(small_server) == state(roomy)
