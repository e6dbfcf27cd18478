"""Registered commands in the database."""

from sqlalchemy import Column, String, Table, delete, insert, select

from bot.core.db.columns import Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.people.columns import NOT_PERSONAL

registered_commands = Table(
    "registered_commands",
    metadata,
    Column("application_id", Snowflake, primary_key=True, autoincrement=False, info=NOT_PERSONAL),
    Column("name", String, primary_key=True, info=NOT_PERSONAL),
    Column("command_id", Snowflake, nullable=False, info=NOT_PERSONAL),
    Column("digest", String, nullable=False, info=NOT_PERSONAL),
)


async def ids(connection: AsyncConnection, application_id: int) -> dict[str, int]:
    """Find the ids of the commands that were registered last, by name; empty if another application's were."""
    query = select(registered_commands.c.name, registered_commands.c.command_id)
    rows = await connection.execute(query.filter_by(application_id=application_id))
    return {row.name: row.command_id for row in rows}


async def is_newest(connection: AsyncConnection, digest: str) -> bool:
    """Tell whether what was registered last has this digest."""
    found = await connection.execute(select(registered_commands.c.digest).filter_by(digest=digest).limit(1))
    return found.first() is not None


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
