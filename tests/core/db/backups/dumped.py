"""Everything that a file holds, to be compared, and a change of it."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def change(file: Path, statement: str, *, crash: bool = False) -> None:
    """Write as a bot does, which may die before what it wrote is in the file itself."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(statement)
    if crash:
        for beside in ("", "-wal"):
            shutil.copy(f"{file}{beside}", f"{file}{beside}.then")
    connection.close()
    if crash:
        for beside in ("", "-wal"):
            os.replace(f"{file}{beside}.then", f"{file}{beside}")  # noqa: PTH105
