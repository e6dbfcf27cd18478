"""Looking at a PostgreSQL database: how its server is set, and whether a bot has it."""

from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db import engines
from bot.core.db.backups.causes import explained
from bot.core.db.locks.holds import KEY
from bot.core.db.probing.models import DatabaseProbe, NotReadable
from bot.core.db.unfinished import store as unfinished_store

REVISION = "SELECT version_num FROM alembic_version"
WHO_HAS_THE_LOCK = """
SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE locktype = 'advisory' AND granted AND datname = current_database()
    AND (classid::bigint << 32) | objid::bigint = :key)
"""


async def probe(url: URL) -> DatabaseProbe:
    """Look at a database. Raises NotReadable."""
    engine = engines.for_migrations(url)
    try:
        async with engine.connect() as connection:
            is_new = (await connection.execute(text("SELECT to_regclass('alembic_version') IS NULL"))).scalar_one()
            revision = None if is_new else (await connection.execute(text(REVISION))).scalar_one_or_none()
            settings = text(
                "SELECT current_setting('server_version'), current_setting('server_encoding'),"
                " current_setting('default_transaction_read_only') = 'on' OR pg_is_in_recovery()"
            )
            version, encoding, is_read_only = (await connection.execute(settings)).one()
            source = await unfinished_store.marked(connection)
            held = (await connection.execute(text(WHO_HAS_THE_LOCK), {"key": KEY})).scalar_one()
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise NotReadable(explained(error)) from None
    finally:
        await engine.dispose()
    return DatabaseProbe(
        revision=revision,
        is_held=held,
        version=version,
        is_read_only=is_read_only,
        encoding=encoding,
        moved_from=source,
    )
