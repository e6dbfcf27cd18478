"""Databases and disks that can only be read: one line says what to do, and once they can be written it goes on."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.db import engines
from tests.core.db.backups.dumped import change, dump
from tests.core.db.faults.child import Ended
from tests.core.db.faults.databases import OnFile, is_told, started, titles, typed, url_of
from tests.worlds.databases import postgresql
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.disks import NOBODY, Disk, disk, open_folder

CLOSED = "let the user who runs this write there"


@pytest.fixture
def for_all() -> Iterator[Path]:
    with open_folder() as place:
        yield place


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Disk]:
    with disk(tmp_path / "small", "80m") as mounted:
        yield mounted


@pytest.mark.parametrize("was", ["stopped", "killed"])
def test_a_disk_that_became_read_only_can_still_be_backed_up(
    written: Path, small: Disk, tmp_path: Path, was: str
) -> None:
    here = small.folder / "data"
    with OnFile(written).again(tmp_path) as url:
        file = engines.file_of(url)
        with closing(sqlite3.connect(file, isolation_level=None)) as bot:
            bot.execute("PRAGMA journal_mode = WAL")
            bot.execute("UPDATE works SET title = 'The last words'")
            if was == "killed":
                shutil.copytree(file.parent, here)
        if was == "stopped":
            shutil.copytree(file.parent, here)
        expected = dump(file)
    small.close()

    assert typed(sqlite_url(here), tmp_path, "backup", str(tmp_path / "copy.sqlite3")).code == 0
    assert dump(tmp_path / "copy.sqlite3") == expected


def test_a_copy_that_was_in_use_is_put_back_from_a_disk_that_can_only_be_read(
    written: Path, small: Disk, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(written, small.folder / "mine.sqlite3"))
    change(copy, "UPDATE works SET title = 'Of before'")
    expected = dump(copy)
    small.close()
    shutil.copy(written, tmp_path)
    put_back = typed(sqlite_url(tmp_path), tmp_path, "restore", str(copy))

    assert put_back.code == 0, put_back.words
    assert titles(tmp_path / "chapterhouse.sqlite3") == [one for one in expected if 'INTO "works"' in one]


def test_what_has_to_write_there_says_so_and_goes_once_it_may(written: Path, small: Disk, tmp_path: Path) -> None:
    copy, away = tmp_path / "copy.sqlite3", tmp_path / "away"
    shutil.copy(written, copy)
    away.mkdir()
    file, here = Path(shutil.copy(written, small.folder)), sqlite_url(small.folder)
    before = dump(file)
    tries: list[Callable[[], Ended]] = [
        lambda: started(here, tmp_path),
        lambda: typed(here, tmp_path, "restore", str(copy)),
        lambda: typed(here, tmp_path, "move", "--to", url_of(sqlite_url(away))),
        lambda: typed(here, tmp_path, "backup", str(small.folder / "copy.sqlite3")),
        lambda: typed(sqlite_url(away), tmp_path, "move", "--to", f"sqlite:///{small.folder / 'other.sqlite3'}"),
    ]
    shutil.copy(written, away)
    small.close()
    for one in tries:
        is_told(one(), CLOSED)
    assert dump(file) == before
    (away / "chapterhouse.sqlite3").unlink()
    small.open()
    for one in tries[:-1]:
        assert one().code == 0
    assert dump(small.folder / "copy.sqlite3")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may be somebody else")
def test_files_that_another_user_left_there_are_named_and_once_they_are_the_bots_it_goes_on(
    earlier: Path, for_all: Path
) -> None:
    """Such as those of a bot that was started by root once."""
    file = Path(shutil.copy(earlier, for_all))
    os.chown(for_all, NOBODY, NOBODY)
    lock = file.with_name(f"{file.name}.lock")
    lock.touch(0o600)
    for theirs in (file, lock):
        is_told(started(sqlite_url(for_all), for_all, lambda: os.setuid(NOBODY)), CLOSED, theirs.name)
        os.chown(theirs, NOBODY, NOBODY)
    assert started(sqlite_url(for_all), for_all, lambda: os.setuid(NOBODY)).code == 0


def test_a_server_that_can_only_be_read_is_named_and_goes_on_once_it_can_be_written(
    written: Path, postgresql_server: postgresql.Server, tmp_path: Path
) -> None:
    with postgresql_server.database(like=postgresql.MIGRATED) as url, OnFile(written).again(tmp_path) as source:
        setting = f"ALTER DATABASE {url.database} SET default_transaction_read_only ="
        postgresql_server._sql(f"{setting} on")
        is_told(typed(source, tmp_path, "move", "--to", url_of(url)), "can only be read")
        is_told(started(url, tmp_path), "can only be read")
        postgresql_server._sql(f"{setting} off")
        assert typed(source, tmp_path, "move", "--to", url_of(url)).code == 0
