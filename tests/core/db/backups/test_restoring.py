"""Putting a copy back: all of it or nothing, and what was there before is kept."""

import errno
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from bot.core.db.backups import store as backups_store
from bot.core.db.backups.copying import Copying
from bot.core.db.backups.errors import BackupFailed
from bot.core.db.backups.models import Restoration
from bot.core.db.backups.restoring import Restored, Restoring
from bot.core.db.backups.shelf import Shelf
from bot.core.db.database import Database
from bot.core.db.upgrade import refuse_newer, upgrade
from bot.core.errors import StartupError
from bot.forms.store import refused_forms
from tests.core.db.backups.dumped import change, dump
from tests.worlds.clock import FRIDAY, SetClock
from tests.worlds.databases.sqlite import sqlite_url

BEAT = """
    INSERT INTO heartbeats (owner, version, started_at, beat_at, is_connected)
    VALUES ('all', '0.1.0', '2026-09-30 12:00:00.000000', '2026-10-01 12:00:00.000000', 1)
"""
LATER = FRIDAY + timedelta(days=1)


@pytest.fixture
def copy(file: Path, tmp_path: Path) -> Path:
    to = tmp_path / "copy.sqlite3"
    Copying(file, to, FRIDAY).make()
    return to


def restore(shelf: Shelf, copy: Path) -> Restored:
    restoring = Restoring(shelf, copy, LATER, lambda revision: refuse_newer(revision, str(copy)))
    restoring.check()
    return restoring.put_back()


@pytest.mark.parametrize("crash", [False, True], ids=["stopped", "killed"])
def test_the_database_is_what_the_copy_is_and_what_was_there_is_kept(
    shelf: Shelf, file: Path, copy: Path, *, crash: bool
) -> None:
    before = dump(file)
    change(file, "UPDATE works SET title = 'Since the copy'", crash=crash)
    since = dump(Path(shutil.copytree(file.parent, file.parent / "looked at")) / file.name)
    restored = restore(shelf, copy)

    assert dump(file) == before
    assert restored.kept is not None
    assert dump(restored.kept) == since != before
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [copy.reason for copy in shelf.copies()] == ["replaced"]
    assert not list(file.parent.glob("*.restoring*"))


def test_a_database_that_is_gone_or_damaged_is_no_hindrance(shelf: Shelf, file: Path, copy: Path) -> None:
    before = dump(file)
    file.write_bytes(b"\xff" * 8192)
    restored = restore(shelf, copy)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"\xff" * 8192
    assert dump(file) == before

    file.unlink()
    assert restore(shelf, copy).kept is None
    assert dump(file) == before


def damaged(copy: Path) -> None:
    copy.write_bytes(b"\xff" * 8192)


def emptied(copy: Path) -> None:
    copy.write_bytes(b"")


def cut_short(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def deleted(copy: Path) -> None:
    copy.unlink()


def of_a_newer_program(copy: Path) -> None:
    change(copy, "UPDATE alembic_version SET version_num = '9999'")


def the_database_itself(copy: Path) -> None:
    copy.unlink()
    copy.symlink_to(copy.with_name("chapterhouse.sqlite3"))


@pytest.mark.parametrize("spoil", [damaged, emptied, cut_short, deleted, of_a_newer_program, the_database_itself])
def test_what_cant_be_put_back_is_refused_and_nothing_is_changed(
    shelf: Shelf, file: Path, copy: Path, spoil: object
) -> None:
    change(file, "UPDATE works SET title = 'Since the copy'")
    spoil(copy)  # type: ignore[operator]
    before = dump(file)

    with pytest.raises(StartupError):
        restore(shelf, copy)
    assert dump(file) == before
    assert shelf.copies() == []


def test_a_disk_that_is_too_full_changes_nothing(
    shelf: Shelf, file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.core.db.backups.copying.LEFT_FREE", 2**60)
    before = dump(file)

    with pytest.raises(BackupFailed, match="too full"):
        restore(shelf, copy)
    assert dump(file) == before
    assert shelf.copies() == []


def test_where_a_file_can_have_no_second_name_a_copy_of_it_that_is_cut_short_is_taken_for_none(
    shelf: Shelf, file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = []

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    def torn(path: Path, to: Path) -> None:
        Path(to).write_bytes(Path(path).read_bytes()[:4096])
        called.extend(shelf.copies())
        raise OSError(errno.ENOSPC, "No space left on device")

    before = dump(file)
    monkeypatch.setattr(os, "link", no_links)
    with monkeypatch.context() as full:
        full.setattr(shutil, "copy2", torn)
        with pytest.raises(BackupFailed, match="make room"):
            restore(shelf, copy)
    assert called == shelf.copies() == []
    assert dump(file) == before

    kept = restore(shelf, copy).kept
    assert kept is not None
    assert dump(kept) == before


async def test_the_next_start_knows_that_it_is_a_copy_and_counts_on_behind_what_was_given_since(
    shelf: Shelf, file: Path, copy: Path, clock: SetClock
) -> None:
    with closing(sqlite3.connect(file)) as connection:
        before = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    restore(shelf, copy)
    clock.now = LATER
    for _ in range(2):
        await upgrade(sqlite_url(file.parent), clock=clock)

    database = Database(sqlite_url(file.parent))
    async with database.read() as connection_:
        assert await backups_store.all_of(connection_) == [Restoration(FRIDAY, LATER)]
        rows = (await connection_.execute(text("SELECT name, seq FROM sqlite_sequence"))).all()
    await database.close()
    now: dict[str, int] = {row.name: row.seq for row in rows}
    assert {name: now[name] - before.get(name, 0) for name in now} == dict.fromkeys(now, backups_store.STEP)
    assert set(before) <= set(now)


async def test_a_copy_of_what_was_put_back_and_never_started_is_still_of_the_first_moment(
    shelf: Shelf, file: Path, copy: Path, clock: SetClock
) -> None:
    restore(shelf, copy)
    Copying(file, file.with_name("second.sqlite3"), LATER).make()
    restored = restore(shelf, file.with_name("second.sqlite3"))

    assert restored.contents.taken_at == FRIDAY


def test_a_file_that_the_bot_didnt_copy_is_as_old_as_it_looks(shelf: Shelf, file: Path, copy: Path) -> None:
    shutil.copyfile(file, copy)
    written = datetime(2026, 10, 1, 12, tzinfo=UTC)
    os.utime(copy, (written.timestamp(), written.timestamp()))

    assert restore(shelf, copy).contents.taken_at == written


def test_a_file_that_was_copied_again_is_as_old_as_what_a_bot_wrote_there_last(
    shelf: Shelf, file: Path, copy: Path
) -> None:
    """Such as a copy by hand that was carried to another machine: its file is of today."""
    shutil.copyfile(file, copy)
    change(copy, BEAT)

    assert restore(shelf, copy).contents.taken_at == datetime(2026, 10, 1, 12, tzinfo=UTC)


async def test_numbers_go_on_behind_those_that_were_given_on_either_database(database: Database) -> None:
    values = {"user_id": 1, "custom_id": "", "filled_in": "", "refused_at": FRIDAY}
    ids = []
    for _ in range(2):
        async with database.change() as connection:
            made = await connection.execute(insert(refused_forms).values(values).returning(refused_forms.c.id))
            ids.append(made.scalar_one())
            await backups_store.count_on(connection)

    assert ids[1] - ids[0] > backups_store.STEP


async def test_returns_are_forgotten_in_time(database: Database) -> None:
    async with database.change() as connection:
        await backups_store.add(connection, Restoration(FRIDAY, LATER))
        await backups_store.drop_before(connection, LATER)
        assert len(await backups_store.all_of(connection)) == 1
        await backups_store.drop_before(connection, LATER + timedelta(seconds=1))
        assert await backups_store.all_of(connection) == []
