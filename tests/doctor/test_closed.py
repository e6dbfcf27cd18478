"""What takes another user or another server to be wrong: rights, locks, and how PostgreSQL is set."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.clock import system_clock
from bot.core.db import engines
from bot.core.db.backups import contents
from bot.core.db.backups.copying import Copying
from bot.doctor.machine.software import Software
from bot.doctor.models import FindingKind
from bot.doctor.stored import database
from tests.doctor.healthy_host import HealthyHost
from tests.doctor.somebody import found_at, somebody_without_rights, somebodys
from tests.worlds.databases import postgresql
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.disks import disk


def test_a_folder_into_which_nothing_can_be_written_is_found(folder: Path) -> None:
    file = folder / "chapterhouse.sqlite3"
    file.touch()
    file.chmod(0o600)
    somebodys(file)
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
    somebodys(folder)

    assert found_at(file) == [FindingKind.FILE_CLOSED]


def test_a_lock_that_another_user_left_there_is_found(folder: Path) -> None:
    """Such as that of a bot that root started once."""
    file = folder / "chapterhouse.sqlite3"
    lock = file.with_name(f"{file.name}.lock")
    for one in (file, lock):
        one.touch(0o600)
    somebodys(folder, file)
    lock.chmod(0o400)

    assert found_at(file) == [FindingKind.FILE_CLOSED]


async def test_what_can_be_read_on_a_disk_that_nobody_can_write_is_looked_at(host: HealthyHost, tmp_path: Path) -> None:
    if not engines.is_sqlite(host.url):
        pytest.skip("only where the database is a file")
    with disk(tmp_path / "failing", "400m") as failing:
        file = failing.folder / "chapterhouse.sqlite3"
        Copying(host.file, file, host.clock()).make()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.commit()
        host.use(file)
        failing.close()

        report = await host.examine()
        assert [one.kind for one in report.findings] == [
            FindingKind.FOLDER_CLOSED, FindingKind.FILE_CLOSED, FindingKind.SCHEMA_NEW
        ]  # fmt: skip
        assert report.facts["schema"] == "9999"


async def test_what_is_in_a_folder_that_nobody_else_can_look_into_is_its_owners(
    host: HealthyHost, folder: Path
) -> None:
    inner = folder / "data"
    inner.mkdir(mode=0o700 if os.geteuid() == 0 else 0)
    host.set(DATABASE_URL=f"sqlite:///{inner / 'chapterhouse.sqlite3'}")
    host.software, host.mounts = Software(lock=folder / "lock.txt"), folder / "mounts"
    with pytest.MonkeyPatch.context() as elsewhere, somebody_without_rights():
        elsewhere.chdir(folder)
        for name, value in host.settings.items():
            elsewhere.setenv(name, value)
        found = await host.found()

    inner.chmod(0o700)
    assert found == [FindingKind.FOLDER_CLOSED]


async def test_a_database_that_another_program_keeps_to_itself_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "PATIENCE", 0.1)
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
    assert "see whether its server runs" in str(found.arguments["why"])
    assert "correct-horse" not in str(found)
