"""The rows of any table: read in order, told apart, and written as they are."""

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, select, text, tuple_, update

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.moving.plain import leads_to_itself, plain

BATCH = 1000
"""Rows that are read, and written, at a time."""

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class TableSum:
    """How many rows there are, and what all of them come to: the same in whatever order they are kept."""

    rows: int
    total: int


async def batches(connection: AsyncConnection, table: Table) -> AsyncIterator[Rows]:
    """Read all rows of a table, by its key."""
    kept = plain(table, connection.dialect.name)
    key = list(kept.primary_key)
    types = [one.type for one in key]
    query = select(kept).order_by(*key).limit(BATCH)
    after: tuple[Any, ...] | None = None
    while True:
        further = query if after is None else query.where(tuple_(*key) > tuple_(*after, types=types))
        rows = (await connection.execute(further)).mappings().all()
        if not rows:
            return
        yield [dict(row) for row in rows]
        after = tuple(rows[-1][one.name] for one in key)


async def digest(connection: AsyncConnection, table: Table) -> TableSum:
    """Count and sum up what a table holds."""
    count = total = 0
    async for rows in batches(connection, table):
        count += len(rows)
        total = sum((_hash_of(row) for row in rows), total) % 2**128
    return TableSum(count, total)


async def count(connection: AsyncConnection, table: Table) -> int:
    return int((await connection.execute(select(func.count()).select_from(table))).scalar_one())


async def put(connection: AsyncConnection, table: Table, rows: Rows) -> None:
    """Write rows; where they point to others of the same table, they do so once `point` was called."""
    nowhere = dict.fromkeys(leads_to_itself(table))
    await connection.execute(insert(plain(table, connection.dialect.name)), [{**row, **nowhere} for row in rows])


async def point(connection: AsyncConnection, table: Table, rows: Rows) -> None:
    """Let rows that are written point to others of the same table."""
    kept = plain(table, connection.dialect.name)
    for name in leads_to_itself(table):
        pointing = [{f"its_{one.name}": row[one.name] for one in kept.primary_key} | {"to": row[name]} for row in rows]
        if pointing := [one for one in pointing if one["to"] is not None]:
            which = [one == bindparam(f"its_{one.name}") for one in kept.primary_key]
            await connection.execute(update(kept).where(*which).values({name: bindparam("to")}), pointing)


async def clear(connection: AsyncConnection, table: Table) -> None:
    """Remove all rows of a table."""
    for name in leads_to_itself(table):
        await connection.execute(update(table).values({name: None}))
    await connection.execute(delete(table))


async def last_numbers(connection: AsyncConnection, tables: Sequence[Table]) -> dict[str, int]:
    """Tell which number each table gave last, whether its row is still there or not."""
    if connection.dialect.name == "sqlite":
        rows = (await connection.execute(text("SELECT name, seq FROM sqlite_sequence"))).all()
        return {row.name: row.seq for row in rows}
    query = text("SELECT last_value FROM pg_sequences WHERE schemaname = current_schema() AND sequencename = :name")
    found = {}
    for table in _numbered(tables):
        last = (await connection.execute(query, {"name": f"{table.name}_id_seq"})).scalar_one_or_none()
        found[table.name] = int(last or 0)
    return found


async def count_on(connection: AsyncConnection, tables: Sequence[Table], last: Mapping[str, int]) -> None:
    """Let each table give its numbers behind the last that it gave."""
    for table in _numbered(tables):
        number = last.get(table.name, 0)
        if number and connection.dialect.name == "postgresql":
            await connection.execute(select(func.setval(f"{table.name}_id_seq", number)))
        elif number:
            await connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
            values = {"name": table.name, "seq": number}
            await connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"), values)


def _numbered(tables: Sequence[Table]) -> list[Table]:
    return [table for table in tables if table.dialect_options["sqlite"]["autoincrement"]]


def _hash_of(row: Mapping[str, Any]) -> int:
    parts = b"".join(len(part).to_bytes(8) + part for part in (_bytes_of(row[name]) for name in sorted(row)))
    return int.from_bytes(hashlib.blake2b(parts, digest_size=16).digest())


def _bytes_of(value: Any) -> bytes:
    """Write a value so that two are written alike only if they are the same."""
    if isinstance(value, datetime):
        return b"t" + value.astimezone(UTC).isoformat().encode()
    if isinstance(value, bytes | memoryview):
        return b"b" + bytes(value)
    if isinstance(value, str):
        return b"s" + value.encode("utf-8", "surrogatepass")
    return type(value).__name__.encode() + repr(value).encode()
