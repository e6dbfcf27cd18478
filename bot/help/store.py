"""Registered commands in the database."""

from sqlalchemy import Column, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Snowflake
from bot.core.db.database import metadata

registered_commands = Table(
    "registered_commands",
    metadata,
    Column("application_id", Snowflake, primary_key=True, autoincrement=False),
    Column("name", String, primary_key=True),
    Column("command_id", Snowflake, nullable=False),
    Column("digest", String, nullable=False),
)


async def find(connection: AsyncConnection, application_id: int, digest: str) -> dict[str, int]:
    """Find the ids of the commands that were registered with this digest, by name; empty if others were."""
    query = select(registered_commands.c.name, registered_commands.c.command_id)
    rows = await connection.execute(query.filter_by(application_id=application_id, digest=digest))
    return {row.name: row.command_id for row in rows}


async def put(connection: AsyncConnection, application_id: int, digest: str, ids: dict[str, int]) -> None:
    """Forget every other application and digest: a bot's token has one application."""
    await connection.execute(delete(registered_commands))
    await connection.execute(
        insert(registered_commands),
        [
            {"application_id": application_id, "name": name, "command_id": command_id, "digest": digest}
            for name, command_id in ids.items()
        ],
    )
