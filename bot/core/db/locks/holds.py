"""What is locked in a PostgreSQL database: all of it, or the part that one process has."""

from typing import Protocol

from sqlalchemy import text

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import InUse

KEY = 0x6368617074657273
"""The number of the lock, among those that the database's other users may take."""


class Hold(Protocol):
    """What is locked."""

    async def take(self, connection: AsyncConnection) -> None:
        """Lock it, for as long as the connection lasts. Raises InUse if somebody else has it, Starting if somebody may
        have it for a moment only.
        """
        ...


class Exclusive:
    """The whole database, for one process alone."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def take(self, connection: AsyncConnection) -> None:
        if not await try_lock(connection, "SELECT pg_try_advisory_lock(:key)", key=KEY):
            raise InUse(f"The database {self._name} is in use: another Chapterhouse runs on it. Stop that one first.")


async def try_lock(connection: AsyncConnection, statement: str, **values: object) -> bool:
    """Run a statement that takes locks at once or not at all, and tell whether it has."""
    return bool((await connection.execute(text(statement), values)).scalar())
