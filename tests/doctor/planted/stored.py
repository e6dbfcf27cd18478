"""Faults of the database's file: each is planted on a host on which nothing else is wrong."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.core.db.unfinished import store as marks
from bot.doctor.models import FindingKind
from tests.doctor.healthy_host import HealthyHost
from tests.doctor.planted.fault import Fault

STORY = Path("story.txt")
COPY = Path("copy.sqlite3")


async def no_database_at_all(host: HealthyHost) -> None:
    host.use(_written(STORY, b"Once upon a time. " * 100))


async def folder_in_its_place(host: HealthyHost) -> None:
    host.file.with_name("house").mkdir(mode=0o700)
    host.set(DATABASE_URL="sqlite:///house")


async def damaged_page(host: HealthyHost) -> None:
    _copy(host)
    _written(COPY, b"\x5a" * 4096, at=4096 * 5)


async def rows_without_a_work(host: HealthyHost) -> None:
    with closing(sqlite3.connect(host.file)) as connection:
        connection.execute(
            "INSERT INTO target_codes (code, work_id, created_by, expires_at) VALUES ('x', 77, 3, '2026')"
        )
        connection.commit()


async def lost_table(host: HealthyHost) -> None:
    with closing(sqlite3.connect(host.file)) as connection:
        connection.execute("ALTER TABLE letters RENAME TO lost_letters")


async def older_schema(host: HealthyHost) -> None:
    _of_schema(host, "0036")


async def newer_schema(host: HealthyHost) -> None:
    _of_schema(host, "9999")


async def move_that_was_cut_short(host: HealthyHost) -> None:
    async with host.program.database.change() as connection:
        await marks.mark(connection, "sqlite:///old.sqlite3")


def _of_schema(host: HealthyHost, revision: str) -> None:
    _copy(host)
    with closing(sqlite3.connect(COPY)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()


def _written(file: Path, content: bytes, at: int = 0) -> Path:
    file.touch()
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(content)
    return file


def _copy(host: HealthyHost) -> None:
    """Let a copy be the database, which nobody has open."""
    with closing(sqlite3.connect(host.file)) as source, closing(sqlite3.connect(COPY)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    host.use(COPY)


FAULTS = [
    Fault(no_database_at_all, FindingKind.DATABASE_UNREADABLE, on_files=True),
    Fault(folder_in_its_place, FindingKind.DATABASE_UNREADABLE, on_files=True),
    Fault(damaged_page, FindingKind.DATABASE_DAMAGED, on_files=True),
    Fault(rows_without_a_work, FindingKind.DATABASE_INCONSISTENT, on_files=True),
    Fault(lost_table, FindingKind.DATABASE_UNREADABLE, on_files=True),
    Fault(move_that_was_cut_short, FindingKind.MOVE_UNFINISHED, on_files=True),
    Fault(older_schema, FindingKind.SCHEMA_OLD, on_files=True),
    Fault(newer_schema, FindingKind.SCHEMA_NEW, on_files=True),
]
