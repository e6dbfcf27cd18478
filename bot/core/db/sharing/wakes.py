"""Telling the other processes that there is something to do: at the commit of whoever made it so."""

from enum import StrEnum

from sqlalchemy import func, select

from bot.core.db.connecting.connections import AsyncConnection

CHANNEL = "chapterhouse"
"""The channel of PostgreSQL's NOTIFY. What is told there is lost where nobody listens: everybody looks by themselves,
too, a few seconds later.
"""


class Wake(StrEnum):
    """What there is to do."""

    ANNOUNCEMENTS = "announcements"
    LETTERS = "letters"


async def wake(connection: AsyncConnection, what: Wake) -> None:
    """Let every process hear of it once this transaction is committed. SQLite has one, which needs no telling."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_notify(CHANNEL, what)))
