"""Everything that a database holds, its schema and the numbers that it will give next, to be compared."""

import asyncio
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db import engines
from tests.core.db.backups.dumped import dump

LISTED = (
    "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
    " WHERE table_schema = 'public' ORDER BY 1, 2",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
    "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
    "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
)
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


def state(url: URL) -> list[Any]:
    return _of_file(url) if engines.is_sqlite(url) else asyncio.run(_of_server(url))


def _of_file(url: URL) -> list[str]:
    """Line by line, in any order: a table that is rebuilt may have its constraints in another one."""
    return sorted(line.strip().rstrip(",") for one in dump(engines.file_of(url)) for line in one.splitlines())


async def _of_server(url: URL) -> list[Any]:
    engine = engines.for_migrations(url)
    async with engine.connect() as connection:
        found: list[Any] = [(await connection.execute(text(query))).all() for query in LISTED]
        for name in (await connection.execute(text(TABLES))).scalars().all():
            rows = (await connection.execute(text(f'SELECT t::text FROM "{name}" t'))).scalars()  # noqa: S608
            found.append((name, sorted(rows)))
    await engine.dispose()
    return found
