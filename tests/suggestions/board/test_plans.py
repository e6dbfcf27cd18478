"""What is offered at each letter typed is looked up by what one sees or backs oneself, however much others back."""

import pytest

from bot.core.db.database import Database
from bot.suggestions import backing_store
from tests.core.db.statements.calls import asked


@pytest.mark.parametrize("which", ["those of some ideas", "those of one reader"])
async def test_no_backing_of_others_is_looked_at(database: Database, which: str) -> None:
    async with database.read() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("EXPLAIN QUERY PLAN is SQLite's")
        with asked() as statements:
            if which == "those of some ideas":
                await backing_store.concerning(connection, [1, 2], reader_id=7)
            else:
                await backing_store.backed_by(connection, 1, 7, guests=[(2, 3)], limit=100)
        ((query, parameters),) = [one for one in statements.items() if "suggestion_backs" in one[0]]
        plan = [row.detail for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", parameters)]

    looked_up = "suggestion_id=? AND reader_id=?" if which == "those of some ideas" else "reader_id=?"
    assert [line.rpartition("(")[2] for line in plan if "suggestion_backs" in line] == [f"{looked_up})"]
