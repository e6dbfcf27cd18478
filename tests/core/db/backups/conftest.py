"""A database with something in it, and where its copies go."""

from pathlib import Path

import pytest

from bot.core.db.backups.shelf import Shelf


@pytest.fixture
def file(written: Path, tmp_path: Path) -> Path:
    to = tmp_path / "chapterhouse.sqlite3"
    to.write_bytes(written.read_bytes())
    return to


@pytest.fixture
def shelf(file: Path) -> Shelf:
    return Shelf(file, file.parent / "backups")
