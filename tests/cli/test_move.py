"""`python -m bot move`, as a host meets it."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.core.db.backups.contents import check


def move(source: Path, to: str) -> Result:
    return CliRunner().invoke(app, ["move", "--to", to], env={"DATABASE_URL": f"sqlite:///{source}"})


def test_it_says_what_arrived_and_what_to_change(new_sqlite_file: Path, tmp_path: Path) -> None:
    source, target = Path(shutil.copy(new_sqlite_file, tmp_path / "old.sqlite3")), tmp_path / "new.sqlite3"
    said = move(source, f"sqlite:///{target}")

    assert said.exit_code == 0, said.output
    assert f"let DATABASE_URL in .env be sqlite:///{target}" in said.output
    assert f"sqlite:///{source} is as it was" in said.output
    assert check(target).rows == check(source).rows


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("mysql://somewhere/else", "it must start with sqlite:/// or postgresql://"),
        ("nonsense", "it is not a database URL"),
        ("sqlite://", "it must name a file"),
    ],
)
def test_what_is_no_database_is_refused_in_a_line(tmp_path: Path, to: str, words: str) -> None:
    refused = move(tmp_path / "old.sqlite3", to)

    assert refused.exit_code == 2
    assert words in refused.output
