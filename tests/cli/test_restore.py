"""`python -m bot restore`, as a host meets it."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.core.db.locks.single_process_lock import SingleProcessLock
from tests.worlds.databases import postgresql


@pytest.fixture
def file(new_sqlite_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(new_sqlite_file, tmp_path / "chapterhouse.sqlite3"))


def typed(file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"DATABASE_URL": f"sqlite:///{file}"})


def settings_of(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        found: int = connection.execute("SELECT count(*) FROM guild_settings").fetchone()[0]
        return found


def test_a_copy_is_put_back_and_it_says_where_what_was_there_is(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert typed(file, "backup", str(copy)).exit_code == 0
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO guild_settings (guild_id) VALUES (1)")
        connection.commit()
    said = typed(file, "restore", str(copy))

    assert said.exit_code == 0, said.output
    (kept,) = tmp_path.glob("*-replaced.sqlite3")
    assert str(kept) in said.output
    assert (settings_of(file), settings_of(kept)) == (0, 1)


def test_while_a_bot_runs_it_is_refused(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    typed(file, "backup", str(copy))
    lock = SingleProcessLock(file)
    refused = typed(file, "restore", str(copy))
    lock.release()

    assert refused.exit_code == 2
    assert "another Chapterhouse runs on it" in refused.output
    assert not list(tmp_path.glob("*-replaced.sqlite3"))


def test_a_file_that_isnt_there_is_answered_with_the_newest_that_is(file: Path, tmp_path: Path) -> None:
    typed(file, "backup")
    (newest,) = (tmp_path / "backups").iterdir()
    refused = typed(file, "restore", str(tmp_path / "nowhere.sqlite3"))

    assert refused.exit_code == 2
    assert f"the newest copy is {newest}" in refused.output
    assert "Nothing was changed" in refused.output


def test_on_postgresql_it_says_what_to_type(tmp_path: Path) -> None:
    refused = CliRunner().invoke(
        app, ["restore", "a.dump"], env={"DATABASE_URL": "postgresql://ada:secret@db/chapters"}
    )

    assert refused.exit_code == 2
    assert "secret" not in refused.output
    assert "pg_restore --clean --if-exists --no-owner --single-transaction" in refused.output
    assert "python -m bot restore a.dump --put-back" in refused.output


def test_once_postgresql_has_put_it_back_the_bot_is_told(postgresql_server: postgresql.Server, tmp_path: Path) -> None:
    dump = tmp_path / "a.dump"
    dump.touch()
    with postgresql_server.database(like=postgresql.MIGRATED) as url:
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        said = CliRunner().invoke(app, ["restore", str(dump), "--put-back"], env={"DATABASE_URL": address})
        assert "Noted" in said.output
        taken_at = asyncio.run(noted(address))
    assert abs(taken_at.timestamp() - dump.stat().st_mtime) < 1


async def noted(address: str) -> datetime:
    connection = await asyncpg.connect(address)
    found: datetime = await connection.fetchval("SELECT taken_at FROM restorations")
    await connection.close()
    return found
