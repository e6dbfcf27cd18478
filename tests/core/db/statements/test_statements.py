"""Each statement that a store can build is one that both databases understand, and each index serves one of them."""

from bot.core.db.database import Database
from tests.core.db.statements.calls import asked, functions, refusal
from tests.core.db.statements.plans import indexes, used


async def test_every_statement_of_every_store_is_understood_and_every_index_is_used(database: Database) -> None:
    with asked() as statements:
        refused = [said for function in functions() if (said := await refusal(database, function, statements))]
    assert refused == []

    async with database.read() as connection:
        if connection.dialect.name == "sqlite":
            assert indexes() - await used(connection, statements) == set()
