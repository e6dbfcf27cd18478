"""Tables as they are kept, whatever their columns mean: as it is read from one it is written to another."""

from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, LargeBinary, MetaData, String, Table, cast, type_coerce
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.core.db.columns import Moment


class KeptJson(TypeDecorator[str]):
    """JSON as the very text that is kept: to understand it, and write it anew, could change it."""

    impl = String
    cache_ok = True

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        return type_coerce(cast(column, String), self)

    def bind_expression(self, bindparam: Any) -> ColumnElement[Any]:
        return cast(type_coerce(bindparam, String), JSON)


def plain(table: Table, dialect: str) -> Table:
    """Return a table of the same name and columns, whose values are those that the database keeps."""
    columns = [Column(one.name, _kept(one.type, dialect), primary_key=one.primary_key) for one in table.columns]
    return Table(table.name, MetaData(), *columns)


def leads_to_itself(table: Table) -> list[str]:
    """Name the columns by which rows of a table point to others of it."""
    return [one.name for one in table.columns if any(key.column.table is table for key in one.foreign_keys)]


def _kept(kind: TypeEngine[Any], dialect: str) -> TypeEngine[Any]:
    if isinstance(kind, Moment):
        return kind
    within = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    if isinstance(within, JSON):
        return String() if dialect == "sqlite" else KeptJson()
    return LargeBinary() if isinstance(within, LargeBinary) else within
