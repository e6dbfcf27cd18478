"""Refusing a database in which not everything has arrived."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db import engines
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.unfinished import store
from bot.core.db.upgrade import name_of, not_opened
from bot.core.errors import StartupError


async def refuse_unfinished(url: URL) -> None:
    """Raise StartupError where a move into the database was begun and not finished."""
    name = name_of(url)
    try:
        async with connected(url) as connection:
            marked = await store.marked(connection)
    except (SQLAlchemyError, OSError) as error:
        raise not_opened(url, error) from error
    if marked is not None:
        raise StartupError(
            f"Not everything has arrived in the database {name} yet: finish the move from {marked} first."
        )


@asynccontextmanager
async def connected(url: URL) -> AsyncIterator[AsyncConnection]:
    """Open a connection for whoever has the database alone."""
    engine = engines.for_migrations(url)
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()
