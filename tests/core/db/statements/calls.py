"""Each function of each store, called until it asks nothing new; on an empty database."""

import importlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound

from bot.core.db.database import Database
from tests.architecture.source import FILES, ROOT, is_in
from tests.core.db.statements.arguments import Store, arguments

IN_VAIN = 12
"""How often a function is called without asking anything new before it is thought to have asked all it can."""

WITHOUT_OTHER_TABLES = {
    "sqlite": "PRAGMA defer_foreign_keys = ON",
    "postgresql": "SET LOCAL session_replication_role = replica",
}
"""Lets rows stand that belong to rows which an empty database doesn't have."""

NOTHING_THERE = (IntegrityError, NoResultFound, IndexError)
"""What a function may raise because the one row it needs isn't there."""

Asked = dict[str, Any]
"""Each statement, with parameters that it was once run with."""


def functions() -> Iterator[Store]:
    """Find each function of a store that takes a connection and can be called from elsewhere.

    Those of `bot/core/db` are left out: what they make and move are whole tables, which they are given.
    """
    for file in FILES:
        if file.stem.endswith("store") and not is_in(file, "bot/core/db"):
            module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
            for name, function in inspect.getmembers(module, inspect.iscoroutinefunction):
                if function.__module__ == module.__name__ and not name.startswith("_"):
                    yield function


@contextmanager
def asked() -> Iterator[Asked]:
    """Note every statement that the block runs."""
    noted: Asked = {}

    def note(_connection: Connection, _cursor: Any, statement: str, parameters: Any, _: Any, many: bool) -> None:
        noted.setdefault(statement, parameters[0] if many else parameters)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield noted
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def refusal(database: Database, function: Store, noted: Asked) -> str | None:
    """Call the function in each way; None if all it asks is understood, and one of the ways goes through."""
    name, went_through, last = f"{function.__module__}.{function.__name__}", False, ""
    chance, before, in_vain = Random(name), 0, 0
    while in_vain < IN_VAIN:
        try:
            await _call(database, function, chance)
            went_through = True
        except NOTHING_THERE:
            went_through = True
        except DBAPIError as problem:
            return f"{name}: {problem}"
        except Exception as problem:
            went_through |= type(problem).__module__.startswith("bot.")
            last = f"{name}: {problem!r}"
        before, in_vain = len(noted), 0 if len(noted) > before else in_vain + 1
    return None if went_through else last


async def _call(database: Database, function: Store, chance: Random) -> None:
    positional, named = arguments(function, chance)
    async with database.change() as connection:
        await connection.execute(text(WITHOUT_OTHER_TABLES[connection.dialect.name]))
        try:
            await function(connection, *positional, **named)
        finally:
            await connection.rollback()
