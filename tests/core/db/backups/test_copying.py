"""A copy of a database that is in use: whole, of one moment, and there or not there at all."""

import errno
import os
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.db.backups import contents, copying
from bot.core.db.backups.copying import Copying
from bot.core.db.backups.errors import BackupFailed, Damaged
from tests.core.db.backups.dumped import dump
from tests.worlds.clock import FRIDAY


def writing(file: Path) -> sqlite3.Connection:
    """A bot's connection that writes."""
    connection = sqlite3.connect(file, isolation_level=None, timeout=0)
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def test_a_copy_holds_what_the_database_does_in_one_file_for_its_owner_alone(file: Path, tmp_path: Path) -> None:
    to = tmp_path / "far" / "away" / "copy.sqlite3"
    with closing(writing(file)) as bot:
        bot.execute("UPDATE works SET title = 'What is only in the log of writes so far'")
        found = Copying(file, to, FRIDAY).make()

    assert dump(to) == dump(file)
    assert list(to.parent.iterdir()) == [to]
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert stat.S_IMODE(to.parent.stat().st_mode) == 0o700
    assert found.rows["works"] > 0
    assert found.total == sum(found.rows.values())
    assert found.taken_at == FRIDAY


def test_who_writes_meanwhile_isnt_held_up_and_the_copy_is_of_one_moment(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES", 5)
    before, to, written = dump(file), tmp_path / "copy.sqlite3", 0
    with closing(writing(file)) as bot:

        def write(_done: int, _of: int) -> None:
            nonlocal written
            written += 1
            bot.execute("BEGIN IMMEDIATE")
            bot.execute("UPDATE works SET title = title || ?", (f" {written}",))
            bot.execute("UPDATE suggestions SET idea = idea || ?", (f" {written}",))
            bot.execute("COMMIT")

        Copying(file, to, FRIDAY, write).make()

    assert written > 20
    assert dump(to) == before
    assert dump(file) != before


def test_a_database_that_is_damaged_is_named_and_nothing_is_left(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'works'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("rb+") as spoilt:
        spoilt.seek((page - 1) * size)
        spoilt.write(b"\xff" * size)

    with pytest.raises(BackupFailed):
        Copying(file, tmp_path / "copies" / "copy.sqlite3", FRIDAY).make()
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_row_that_points_nowhere_is_noticed(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE chapters SET work_id = 4711")
        connection.commit()

    with pytest.raises(Damaged, match="point to others"):
        Copying(file, tmp_path / "copy.sqlite3", FRIDAY).make()


def test_what_isnt_the_bots_isnt_copied(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "recipes.sqlite3")) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")

    with pytest.raises(BackupFailed, match="isn't a database of Chapterhouse's"):
        Copying(tmp_path / "recipes.sqlite3", tmp_path / "copy.sqlite3", FRIDAY).make()


def test_where_the_disk_would_be_too_full_afterwards_nothing_is_begun(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "LEFT_FREE", 2**60)

    with pytest.raises(BackupFailed, match=r"the disk is too full: .* MiB are needed, .* MiB are free"):
        Copying(file, tmp_path / "copies" / "copy.sqlite3", FRIDAY).make()
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_place_that_cant_be_written_is_named(file: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").write_text("not a folder")

    with pytest.raises(BackupFailed, match=os.strerror(errno.ENOTDIR) + "|" + os.strerror(errno.EEXIST)):
        Copying(file, tmp_path / "copies" / "copy.sqlite3", FRIDAY).make()


def test_one_that_is_to_stop_stops_and_leaves_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES", 5)
    stopped = threading.Event()
    one = Copying(
        file,
        tmp_path / "copies" / "copy.sqlite3",
        FRIDAY,
        lambda *_: stopped.set(),
        goes_on=lambda: not stopped.is_set(),
    )

    with pytest.raises(BackupFailed, match="stopped"):
        one.make()
    assert list((tmp_path / "copies").iterdir()) == []


def test_one_that_is_to_stop_while_it_is_checked_stops_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LOOKED_AT_EVERY", 100)

    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        contents.check(file, lambda: False)


def test_a_copy_says_of_which_minute_it_is_until_it_is_told_otherwise(file: Path, tmp_path: Path) -> None:
    to = tmp_path / "copy.sqlite3"
    Copying(file, to, FRIDAY + timedelta(seconds=59)).make()

    with closing(sqlite3.connect(to)) as connection:
        assert contents.taken_at(connection) == FRIDAY
        contents.mark_taken(connection, None)
        assert contents.taken_at(connection) is None
