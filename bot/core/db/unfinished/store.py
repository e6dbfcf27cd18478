"""The mark that a database bears as long as something is on its way into it."""

from sqlalchemy import inspect, text

from bot.core.db.connecting.connections import AsyncConnection

MARK = "unfinished_move"
"""The table that is there until everything is."""


async def mark(connection: AsyncConnection, source: str) -> None:
    """Note that what comes from this database has not arrived yet."""
    await connection.execute(text(f"CREATE TABLE {MARK} (source VARCHAR NOT NULL)"))
    await connection.execute(text(f"INSERT INTO {MARK} (source) VALUES (:source)"), {"source": source})  # noqa: S608


async def marked(connection: AsyncConnection) -> str | None:
    """Tell from where something has not arrived yet; None where nothing is on its way."""
    if not await connection.run_sync(lambda one: inspect(one).has_table(MARK)):
        return None
    return str((await connection.execute(text(f"SELECT source FROM {MARK}"))).scalar_one())  # noqa: S608


async def unmark(connection: AsyncConnection) -> None:
    await connection.execute(text(f"DROP TABLE {MARK}"))
