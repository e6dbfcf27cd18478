"""Moments that all processes share out among themselves, by way of the database."""

from bot.core.db.database import Database
from bot.core.db.sharing import paces_store as store
from bot.core.db.sharing.paces_store import PaceKind


class Paces:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def reserve(self, kind: PaceKind, number: int, count: int, spacing: float) -> float:
        """Take the next `count` moments of a pace, `spacing` seconds apart: in how many seconds the first is.

        Raises what the database does where it can't be had.
        """
        async with self._database.change() as connection:
            return await store.reserve(connection, kind, number, count, spacing)

    async def hold(self, kind: PaceKind, number: int, seconds: float) -> None:
        """Let nobody take a moment within so many seconds from now."""
        async with self._database.change() as connection:
            await store.hold(connection, kind, number, seconds)
