"""A database of an earlier version, in the middle of everything: `written_by_0011.sql`, in either kind of database."""

import re
from pathlib import Path

from alembic import command
from sqlalchemy import Connection
from sqlalchemy.engine import URL

from bot.core.db import engines, upgrade

WRITTEN = Path(__file__).with_name("written_by_0011.sql")
REVISION = "0011"

COUNT_ON = """
    DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT table_name FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name = 'id' AND column_default LIKE 'nextval%' LOOP
            EXECUTE format(
                'SELECT setval(pg_get_serial_sequence(%L, ''id''), max(id)) FROM %I HAVING max(id) > 0', name, name);
        END LOOP;
    END $$
"""
"""Lets PostgreSQL number new rows behind those that came with a number, as SQLite does by itself."""


async def load(url: URL) -> None:
    """Turn an empty database into what the earlier version left; `upgrade` is still to come.

    Raises SQLAlchemy's errors where a row doesn't fit the schema of that version.
    """
    engine = engines.for_migrations(url)
    async with engine.connect() as connection:
        await connection.run_sync(run_migrations_to, REVISION)
        await connection.run_sync(_insert, on_sqlite=engines.is_sqlite(url))
        await connection.commit()
    await engine.dispose()


def run_migrations_to(connection: Connection, revision: str) -> None:
    """Bring a database up to an earlier schema than this program's."""
    config = upgrade._config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def statements() -> list[str]:
    """Read the file's statements, in an order in which every row finds those that it refers to."""
    return re.split(r";(?=\n|  --)", WRITTEN.read_text(encoding="utf-8"))[:-1]


def _insert(connection: Connection, *, on_sqlite: bool) -> None:
    if on_sqlite:
        for statement in statements():
            connection.exec_driver_sql(statement)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        return
    connection.exec_driver_sql("SET LOCAL TIME ZONE 'UTC'")
    for statement in statements():
        connection.exec_driver_sql(statement.replace(" AS BLOB)", " AS BYTEA)"))
    connection.exec_driver_sql(COUNT_ON)
