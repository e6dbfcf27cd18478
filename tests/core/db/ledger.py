"""A ledger in which every transaction writes two entries of one name."""

import asyncio

from sqlalchemy import text

from bot.core.db.database import Database


async def write_both(database: Database, name: int) -> None:
    async with database.change() as connection:
        await connection.execute(text("INSERT INTO entries VALUES (:name, 1)"), {"name": name})
        await asyncio.sleep(0)
        await connection.execute(text("INSERT INTO entries VALUES (:name, 2)"), {"name": name})


async def names(database: Database) -> list[int]:
    async with database.read() as connection:
        rows = await connection.execute(text("SELECT name FROM entries ORDER BY name"))
        return [row.name for row in rows]
