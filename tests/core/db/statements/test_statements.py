"""Each statement that a store can build is one that both databases understand."""

import importlib
import inspect
from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound

from bot.core.db.database import Database
from tests.architecture.source import FILES, ROOT
from tests.core.db.statements.arguments import Store, arguments

TURNS = 12
"""How often each function is called: with other choices each time, and with or without what may be left out."""

WITHOUT_OTHER_TABLES = {
    "sqlite": "PRAGMA defer_foreign_keys = ON",
    "postgresql": "SET LOCAL session_replication_role = replica",
}
"""Lets rows stand that belong to rows which an empty database doesn't have."""

NOTHING_THERE = (IntegrityError, NoResultFound, IndexError)
"""What a function may raise because the one row it needs isn't there."""


async def test_every_statement_of_every_store_is_understood(database: Database) -> None:
    refused = [said for function in functions() if (said := await refusal(database, function))]

    assert refused == []


def functions() -> Iterator[Store]:
    """Find each function of a store that takes a connection and can be called from elsewhere."""
    for file in FILES:
        if file.stem.endswith("store"):
            module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
            for name, function in inspect.getmembers(module, inspect.iscoroutinefunction):
                if function.__module__ == module.__name__ and not name.startswith("_"):
                    yield function


async def refusal(database: Database, function: Store) -> str | None:
    """Call the function in each way; None if all it asks is understood, and one of the ways goes through."""
    name, went_through, last = f"{function.__module__}.{function.__name__}", False, ""
    for turn in range(TURNS):
        try:
            await called(database, function, turn)
            went_through = True
        except NOTHING_THERE:
            went_through = True
        except DBAPIError as problem:
            return f"{name}: {problem}"
        except Exception as problem:
            went_through |= type(problem).__module__.startswith("bot.")
            last = f"{name}: {problem!r}"
    return None if went_through else last


async def called(database: Database, function: Store, turn: int) -> None:
    positional, named = arguments(function, turn)
    async with database.change() as connection:
        await connection.execute(text(WITHOUT_OTHER_TABLES[connection.dialect.name]))
        try:
            await function(connection, *positional, **named)
        finally:
            await connection.rollback()
