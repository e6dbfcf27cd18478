"""An index of some of a table's rows, said once for both databases."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Index


def partial_index(name: str, *columns: Column[Any], where: ColumnElement[bool], unique: bool = False) -> None:
    """Add an index to the columns' table that holds only the rows of which `where` is true."""
    Index(name, *columns, unique=unique, sqlite_where=where)
