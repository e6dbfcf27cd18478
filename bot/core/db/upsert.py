"""Inserting what may be there already, in either database's words."""

from typing import Any

from sqlalchemy import Insert, Table

from bot.core.db.connecting.connections import AsyncConnection


def insert_into(connection: AsyncConnection, table: Table) -> Any:
    """Build an INSERT that can say what becomes of rows whose key is taken.

    PostgreSQL's words are loaded where it is used: they take 2 MiB.
    """
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def insert_absent(connection: AsyncConnection, table: Table) -> Insert:
    """Build an INSERT that passes over rows whose key is taken."""
    absent: Insert = insert_into(connection, table).on_conflict_do_nothing()
    return absent


def insert_or_update(connection: AsyncConnection, table: Table, *names: str) -> Insert:
    """Build an INSERT that changes these columns of rows whose key is taken."""
    inserted = insert_into(connection, table)
    key = [column.name for column in table.primary_key]
    changed = {name: inserted.excluded[name] for name in names}
    updating: Insert = inserted.on_conflict_do_update(index_elements=key, set_=changed)
    return updating
