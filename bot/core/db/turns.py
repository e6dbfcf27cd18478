"""Turns: whoever counts or reads before it writes goes one after the other, on PostgreSQL as on SQLite."""

from hashlib import blake2b

from sqlalchemy import func, select

from bot.core.db.connecting.connections import AsyncConnection


async def take_turn(connection: AsyncConnection, what: str, *ids: int) -> None:
    """Wait until no other transaction has the turn of this name and these ids, and keep it until this one ends.

    What is read afterwards is what the others left. A transaction that takes several takes them in one order
    everywhere. SQLite has one writer, which has every turn.
    """
    if connection.dialect.name == "postgresql":
        named = ":".join((what, *map(str, ids)))
        key = int.from_bytes(blake2b(named.encode(), digest_size=8).digest(), signed=True)
        await connection.execute(select(func.pg_advisory_xact_lock(key)))
