"""What takes another user or another server to be wrong: rights, locks, and how PostgreSQL is set."""

import asyncio
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.core.clock import system_clock
from bot.core.db.backups.shelf import BACKUPS, Shelf
from bot.core.db.probing import files as database_files
from bot.doctor.machine import files
from bot.doctor.models import FindingKind
from bot.doctor.stored import database
from tests.worlds.databases import postgresql
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.disks import disk

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody can look into; what pytest makes is its owner's alone."""
    place = Path(tempfile.mkdtemp(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@contextmanager
def somebody_without_rights() -> Iterator[None]:
    """Root may write anywhere: then somebody else looks."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def found_at(file: Path) -> list[FindingKind]:
    with somebody_without_rights():
        return [one.kind for one in files.examine(Shelf(file, file.parent / BACKUPS))]


def test_a_folder_into_which_nothing_can_be_written_is_found(folder: Path) -> None:
    file = folder / "chapterhouse.sqlite3"
    file.touch()
    file.chmod(0o600)
    if os.geteuid() == 0:
        os.chown(file, NOBODY, NOBODY)
    folder.chmod(0o555)

    assert found_at(file) == [FindingKind.FOLDER_CLOSED]
    folder.chmod(0o755)


def test_a_folder_into_which_nobody_else_can_even_look_is_found(folder: Path) -> None:
    inner = folder / "data"
    inner.mkdir(mode=0o700)
    if os.geteuid() != 0:
        inner.chmod(0)

    assert found_at(inner / "chapterhouse.sqlite3") == [FindingKind.FOLDER_CLOSED]
    inner.chmod(0o700)


def test_a_file_that_can_only_be_read_is_found(folder: Path) -> None:
    file = folder / "chapterhouse.sqlite3"
    file.touch()
    file.chmod(0o400)
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)

    assert found_at(file) == [FindingKind.FILE_CLOSED]


def test_a_lock_that_another_user_left_there_is_found(folder: Path) -> None:
    """Such as that of a bot that root started once."""
    file = folder / "chapterhouse.sqlite3"
    lock = file.with_name(f"{file.name}.lock")
    for one in (file, lock):
        one.touch(0o600)
    if os.geteuid() == 0:
        for one in (folder, file):
            os.chown(one, NOBODY, NOBODY)
    lock.chmod(0o400)

    assert found_at(file) == [FindingKind.FILE_CLOSED]


def test_a_folder_for_copies_into_which_nothing_can_be_written_is_found(folder: Path) -> None:
    file = folder / "chapterhouse.sqlite3"
    file.touch(0o600)
    (folder / BACKUPS).mkdir(mode=0o555)
    (folder / BACKUPS).chmod(0o500)
    if os.geteuid() == 0:
        for one in (folder, file):
            os.chown(one, NOBODY, NOBODY)

    assert found_at(file) == [FindingKind.BACKUPS_CLOSED]


def test_a_disk_for_copies_that_is_nearly_full_is_found(tmp_path: Path) -> None:
    file = tmp_path / "chapterhouse.sqlite3"
    file.touch(0o600)
    with disk(tmp_path / "stick", "8m") as stick:
        (one,) = files.examine(Shelf(file, stick.folder / "copies"))

    assert one.kind is FindingKind.DISK_LOW
    assert one.arguments["folder"] == str(stick.folder)


async def test_a_database_that_another_program_keeps_to_itself_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_files, "PATIENCE", 0.1)
    url = sqlite_url(tmp_path)
    with closing(sqlite3.connect(url.database or "", isolation_level=None)) as other:
        other.execute("CREATE TABLE things (id INTEGER)")
        other.execute("BEGIN EXCLUSIVE")

        examined = await database.examine(url, system_clock())

    assert [one.kind for one in examined.findings] == [FindingKind.DATABASE_LOCKED]


@pytest.mark.parametrize(
    ("how", "kind"),
    [
        ("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII'", FindingKind.ENCODING_OTHER),
        (
            "CREATE DATABASE {name}; ALTER DATABASE {name} SET default_transaction_read_only = on",
            FindingKind.DATABASE_READ_ONLY,
        ),
    ],
    ids=["another encoding", "read-only"],
)
def test_a_server_that_takes_no_text_or_no_change_is_found(
    how: str, kind: FindingKind, postgresql_server: postgresql.Server
) -> None:
    with postgresql_server.database() as there:
        name = f"{there.database}_other"
        for statement in how.format(name=name).split(";"):
            postgresql_server._sql(statement)
        try:
            examined = asyncio.run(database.examine(there.set(database=name), system_clock()))
        finally:
            postgresql_server._sql(f"DROP DATABASE {name} WITH (FORCE)")

    assert [one.kind for one in examined.findings] == [kind]


async def test_a_server_that_isnt_there_is_found(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path).set(
        drivername="postgresql+asyncpg", host="127.0.0.1", port=9, database="stories", password="correct-horse"
    )

    examined = await database.examine(url, system_clock())

    (found,) = examined.findings
    assert found.kind is FindingKind.DATABASE_UNREADABLE
    assert "correct-horse" not in str(found)
