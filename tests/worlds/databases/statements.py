"""What is asked of the databases: by a block of a test, or by one statement."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ClauseElement, Connection, Engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler


@contextmanager
def statements() -> Iterator[list[str]]:
    """Note the text of every statement that the block runs, on one line each."""
    noted: list[str] = []

    def note(_connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        noted.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield noted
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def sql_of(statement: ClauseElement) -> str:
    """Write what SQLite is asked on one line: known values are filled in, `:name` stands for those of each call."""
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
    assert isinstance(compiled, SQLCompiler)
    known = {name: _literal(bind.value) for name, bind in compiled.binds.items() if not bind.required}
    sql = on_one_line(str(compiled))
    filled = re.sub(r":(\w+)|__\[POSTCOMPILE_(\w+)\]", lambda found: known.get(found[1] or found[2], found[0]), sql)
    return re.sub(r" AS (min|max|count)_\d+| OFFSET 0\b", "", filled)


def _literal(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    return ", ".join(sorted(map(_literal, value))) if isinstance(value, list | tuple | frozenset) else str(value)


def on_one_line(sql: str) -> str:
    return " ".join(sql.split())
