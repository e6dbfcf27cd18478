"""Where the tests keep a database of SQLite."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url


def sqlite_url(folder: Path) -> URL:
    return make_url(f"sqlite+aiosqlite:///{folder / 'chapterhouse.sqlite3'}")
