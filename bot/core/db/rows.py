"""From a row to a value: each field of a dataclass is read from the column of its name."""

import asyncio
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Result, Row

Value = TypeVar("Value")

AT_ONCE = 200
"""Rows that are read without a pause, or written: a few milliseconds' worth."""


def read_one(cls: type[Value], rows: Result[*tuple[Any, ...]]) -> Value | None:
    """Read the one row there may be; None where there is none."""
    row = rows.one_or_none()
    return None if row is None else read(cls, row)


def read_all(cls: type[Value], rows: Result[*tuple[Any, ...]]) -> list[Value]:
    """Read every row, in the order they come in."""
    return [read(cls, row) for row in rows]


async def read_many(cls: type[Value], rows: Result[*tuple[Any, ...]]) -> list[Value]:
    """Read every row, however many there are: whatever else waits has its turns in between."""
    found: list[Value] = []
    for part in rows.partitions(AT_ONCE):
        found += [read(cls, row) for row in part]
        await asyncio.sleep(0)
    return found


def read(cls: type[Value], row: Row[*tuple[Any, ...]], **known: object) -> Value:
    """Build a dataclass from a row, whose further columns are passed over.

    `known` are the fields that no single column holds. Raises AttributeError for a field that is neither among them
    nor a column, even if it has a default: a column that a query forgot would otherwise look like one that is empty.
    """
    build: Callable[..., Value] = cls
    return build(**{name: getattr(row, name) for name in _names(build) if name not in known}, **known)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))
