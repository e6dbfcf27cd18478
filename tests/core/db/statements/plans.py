"""Which indexes a statement reads, as the database plans it."""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import sqlite

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from tests.core.db.statements.calls import Asked

DIALECT = sqlite.dialect()
PLANNED = re.compile(r"SELECT|WITH|UPDATE|DELETE|INSERT", re.I)
USES = re.compile(r"USING (?:COVERING )?INDEX (\w+)")


def indexes() -> set[str]:
    return {str(index.name) for table in metadata.tables.values() for index in table.indexes}


async def used(connection: AsyncConnection, asked: Asked) -> set[str]:
    """Find the indexes that SQLite takes for the statements, or for what these have it look for, or keep apart."""
    found = keep_apart()
    for statement, parameters in asked.items():
        if PLANNED.match(statement.lstrip()):
            found |= await _plan(connection, statement, parameters)
    for statement in looked_for_when_rows_go(asked):
        found |= await _plan(connection, statement, (1,))
    return found


async def _plan(connection: AsyncConnection, statement: str, parameters: object) -> set[str]:
    rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return {name for row in rows for name in USES.findall(row.detail)}


def keep_apart() -> set[str]:
    """Find those that are there so that no two rows are alike."""
    return {str(index.name) for table in metadata.tables.values() for index in table.indexes if index.unique}


def looked_for_when_rows_go(asked: Iterable[str]) -> Iterator[str]:
    """Ask what SQLite asks itself when a row is deleted: which rows of other tables belong to it."""
    emptied = {found[1] for statement in asked if (found := re.match(r"DELETE FROM (\w+)", statement))}
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name in emptied:
                yield str(select(key.parent).where(key.parent == bindparam(None)).compile(dialect=DIALECT))
