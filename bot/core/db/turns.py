"""Turns: whoever counts or reads before it writes goes one after the other, on PostgreSQL as on SQLite."""

from hashlib import blake2b

from sqlalchemy import func, select, text

from bot.core.db.connecting.connections import AsyncConnection

EVERYBODY = 0x706C656E756D
"""The number of the lock that every transaction shares which writes, unless it writes alone."""

_WAIT = text("SET LOCAL lock_timeout = '10s'")
"""As long as SQLite waits for another process: while one waits to be alone, nobody else begins."""


async def begin(connection: AsyncConnection, *, alone: bool) -> None:
    """Begin beside all others that write, but not beside one that is to be `alone`: that waits until they have ended.

    What one that was alone erased, none of them can have read before and write back.
    """
    if connection.dialect.name != "postgresql":
        return
    if alone:
        await connection.execute(_WAIT)
    lock = func.pg_advisory_xact_lock if alone else func.pg_advisory_xact_lock_shared
    await connection.execute(select(lock(EVERYBODY)))


async def take_turn(connection: AsyncConnection, what: str, *ids: int) -> None:
    """Wait until no other transaction has the turn of this name and these ids, and keep it until this one ends.

    What is read afterwards is what the others left. A transaction that takes several takes them in one order
    everywhere. SQLite has one writer, which has every turn.
    """
    if connection.dialect.name == "postgresql":
        named = ":".join((what, *map(str, ids)))
        key = int.from_bytes(blake2b(named.encode(), digest_size=8).digest(), signed=True)
        await connection.execute(select(func.pg_advisory_xact_lock(key)))
