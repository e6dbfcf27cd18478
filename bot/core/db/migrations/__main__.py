"""The process that runs pending migrations, and takes Alembic with it when it ends: its input is the database's URL."""

import asyncio
import os
import sqlite3
import sys
import threading

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db import engines
from bot.core.db.backups.causes import explained
from bot.core.db.upgrade import run_migrations


def main() -> None:
    url = make_url(sys.stdin.buffer.readline().decode().strip())
    threading.Thread(target=_end_with_the_bot, daemon=True).start()
    try:
        asyncio.run(_migrate(url))
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        sys.stdout.write(explained(error))
        sys.exit(1)


async def _migrate(url: URL) -> None:
    engine = engines.for_migrations(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(run_migrations)
    finally:
        await engine.dispose()


def _end_with_the_bot() -> None:
    """End when the bot does, whose lock this works under: each migration is a transaction."""
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
