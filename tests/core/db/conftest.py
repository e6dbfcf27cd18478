"""A database with a ledger in it."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db.database import Database


@pytest.fixture
async def ledger(database_url: URL) -> AsyncIterator[Database]:
    """A database with one table, in which every transaction writes two entries of one name."""
    database = Database(database_url)
    async with database.change() as connection:
        await connection.execute(text("CREATE TABLE entries (name INTEGER, half INTEGER)"))
    yield database
    await database.close()
