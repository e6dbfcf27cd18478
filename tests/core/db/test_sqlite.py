"""SQLite's driver: asked no oftener than there is something to ask."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.core.db.database import Database
from bot.core.db.sqlite import Connection
from tests.worlds.databases.sqlite import sqlite_url


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was handed to the driver's thread."""
    found: list[Any] = []
    execute = Connection._execute

    async def note(connection: Connection, work: Any, *args: Any, **options: Any) -> Any:
        found.append(work)
        return await execute(connection, work, *args, **options)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(Connection, "_execute", note)
    return found


async def test_a_transaction_is_handed_over_once_a_statement_at_its_beginning_and_its_end(
    tmp_path: Path, asked: list[Any]
) -> None:
    database = Database(sqlite_url(tmp_path))
    async with database.change() as connection:
        await connection.execute(text("CREATE TABLE kudos (id INTEGER PRIMARY KEY, name TEXT)"))
    asked.clear()

    async with database.change() as connection:
        await connection.execute(text("INSERT INTO kudos (name) VALUES ('ines'), ('rosa')"))
        found = await connection.execute(text("SELECT name FROM kudos ORDER BY id"))
        assert found.scalars().all() == ["ines", "rosa"]

    assert len(asked) == 4
    await database.close()


async def test_a_statement_says_how_many_rows_it_touched_and_what_it_made(tmp_path: Path) -> None:
    database = Database(sqlite_url(tmp_path))
    async with database.change() as connection:
        await connection.execute(text("CREATE TABLE kudos (id INTEGER PRIMARY KEY, name TEXT)"))
        many = text("INSERT INTO kudos (name) VALUES (:name)")
        await connection.execute(many, [{"name": "ines"}, {"name": "rosa"}])

        made = await connection.execute(text("INSERT INTO kudos (name) VALUES ('rui') RETURNING id"))
        assert made.scalar_one() == 3
        assert (await connection.execute(text("UPDATE kudos SET name = 'remy' WHERE id > 1"))).rowcount == 2
        assert (await connection.execute(text("DELETE FROM kudos WHERE id > 9"))).rowcount == 0
    await database.close()
