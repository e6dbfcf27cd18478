"""What is said to be wronged by a deletion, where something is."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import delete, update

from bot.core.db.database import metadata
from tests.privacy import everywhere
from tests.privacy.everywhere import OTHER
from tests.privacy.lives.remains import FOLLOWS, OF_NOBODY, rows, wronged
from tests.privacy.meanwhile.interposed import InterposedDatabase

OTHERS: Mapping[str, Mapping[str, Any]] = {
    "suggestions": {"reason": "lost"},
    "chapter_texts": {"body": "lost"},
    "work_covers": {"alt": "lost"},
    "work_totals": {"next_milestone": 7},
    "letters": {"attempted_at": None},
}
"""What nobody's deletion changes in rows that aren't theirs."""


def test_what_is_passed_over_is_there() -> None:
    names = {table.name: set(table.c.keys()) for table in metadata.sorted_tables}

    assert [name for name in (*OF_NOBODY, *FOLLOWS) if name not in names] == []
    assert {table: columns - names[table] for table, columns in FOLLOWS.items() if columns - names[table]} == {}


@pytest.mark.parametrize("name", OTHERS)
async def test_what_becomes_otherwise_of_somebody_elses_is_named(database: InterposedDatabase, name: str) -> None:
    async with database.change() as connection:
        await everywhere.fill(connection)
    before = await rows(database)
    async with database.change() as connection:
        await connection.execute(update(metadata.tables[name]).values(OTHERS[name]))

    (column,) = OTHERS[name]
    assert [
        one for one in wronged(before, await rows(database), OTHER) if f"{name} (1,): {column} was" not in one
    ] == []
    assert wronged(before, await rows(database), OTHER)


async def test_so_is_what_they_lost(database: InterposedDatabase) -> None:
    async with database.change() as connection:
        await everywhere.fill(connection)
    before = await rows(database)
    async with database.change() as connection:
        await connection.execute(delete(metadata.tables["suggestion_backs"]))

    (lost,) = wronged(before, await rows(database), OTHER)
    assert lost.startswith("suggestion_backs")
    assert lost.endswith("is gone")
