"""Inserting what may be there already, in either database's words."""

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.db.connecting.connections import AsyncConnection


def insert_absent(connection: AsyncConnection, table: Table) -> Insert:
    """Build an INSERT that passes over rows whose key is taken."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()
