"""Everything that a file holds, to be compared."""

import sqlite3
from contextlib import closing
from pathlib import Path


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())
