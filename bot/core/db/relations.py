"""Many rows handed to one statement, in either database's words: one crossing into the database, not one a row."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, String, Subquery, column, func, literal, select, type_coerce
from sqlalchemy.types import TypeEngine

from bot.core.db.connecting.connections import AsyncConnection

Columns = Mapping[str, TypeEngine[Any]]
"""The names of a relation's columns and their types: whole numbers, texts and booleans."""


def given(connection: AsyncConnection, columns: Columns, rows: Sequence[Sequence[Any]]) -> Subquery:
    """Make the rows a relation to select from. However many there are, they are a few bound values."""
    if connection.dialect.name == "sqlite":
        return _json(columns, rows)
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [literal(list(each), ARRAY(kind)) for each, kind in zip(values, columns.values(), strict=True)]
    names = [column(name, kind) for name, kind in columns.items()]
    return select(func.unnest(*arrays).table_valued(*names).render_derived()).subquery()


def _json(columns: Columns, rows: Sequence[Sequence[Any]]) -> Subquery:
    each = func.json_each(literal(json.dumps(rows, separators=(",", ":")), String)).table_valued("value")
    fields = [
        type_coerce(func.json_extract(each.c.value, f"$[{place}]"), kind).label(name)
        for place, (name, kind) in enumerate(columns.items())
    ]
    return select(*fields).subquery()
