"""`python -m bot backup`, as a host meets it."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy.engine import URL
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.core.db.backups import postgresql as postgresql_commands
from bot.core.db.backups.contents import check
from tests.worlds.databases import postgresql


@pytest.fixture
def file(new_sqlite_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(new_sqlite_file, tmp_path / "chapterhouse.sqlite3"))


def backup(file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["backup", *arguments], env={"DATABASE_URL": f"sqlite:///{file}"})


def test_without_a_file_the_copy_goes_among_the_daily_ones(file: Path, tmp_path: Path) -> None:
    said = backup(file)

    assert said.exit_code == 0
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.endswith("-daily.sqlite3")
    assert f"Backed up to {copy}: " in said.output
    assert check(copy).revision in said.output


def test_a_file_or_a_folder_may_be_named(file: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()

    assert backup(file, str(tmp_path / "mine.sqlite3")).exit_code == 0
    assert backup(file, str(tmp_path / "stick")).exit_code == 0
    (copy,) = (tmp_path / "stick").iterdir()
    assert check(copy) == check(tmp_path / "mine.sqlite3")
    assert not (tmp_path / "backups").exists()


def test_what_is_there_already_isnt_replaced(file: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.sqlite3").write_text("something dear")
    refused = backup(file, str(tmp_path / "mine.sqlite3"))

    assert refused.exit_code == 2
    assert "is there already" in refused.output
    assert (tmp_path / "mine.sqlite3").read_text() == "something dear"


def test_where_there_is_no_database_it_says_so(tmp_path: Path) -> None:
    refused = backup(tmp_path / "nowhere.sqlite3")

    assert refused.exit_code == 2
    assert "there is none at" in refused.output
    assert list(tmp_path.iterdir()) == []


def test_on_postgresql_it_says_what_to_type_without_the_password() -> None:
    url = "postgresql://ada:secret@db.example/chapters?sslmode=require"
    refused = CliRunner().invoke(app, ["backup", "my copy.dump"], env={"DATABASE_URL": url})

    assert refused.exit_code == 2
    assert "secret" not in refused.output
    line = (
        "pg_dump --format=custom '--file=my copy.dump' '--dbname=postgresql://ada@db.example/chapters?sslmode=require'"
    )
    assert line in refused.output


def test_the_lines_for_postgresql_do_what_they_say(postgresql_server: postgresql.Server, tmp_path: Path) -> None:
    if shutil.which("pg_dump") is None:
        pytest.skip("PostgreSQL's commands aren't on the PATH")
    file = str(tmp_path / "chapterhouse.dump")
    with postgresql_server.database(like=postgresql.MIGRATED) as one, postgresql_server.database() as other:
        typed(postgresql_commands.dump_command(one, file))
        typed(postgresql_commands.restore_command(other, file))
        typed(postgresql_commands.restore_command(other, file))
        assert tables(other) == tables(one) != ""


def typed(line: str) -> None:
    subprocess.run(line, shell=True, check=True)  # noqa: S602


def tables(url: URL) -> str:
    *_, address, _ = shlex.split(postgresql_commands.restore_command(url))
    listing = ["psql", "--command=\\d", address.removeprefix("--dbname=")]
    return subprocess.run(listing, check=True, capture_output=True, text=True).stdout
