"""Erasing all that a server left behind, in the database."""

from datetime import datetime

from sqlalchemy import ColumnElement, MetaData, Table, and_, delete, exists, or_, select, union, update

from bot.announcements.store import announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.setup.departures_store import departures
from bot.setup.store import kudos_emojis
from bot.suggestions.store import suggestions
from bot.watching import waking_store
from bot.works.store import works


async def with_data(connection: AsyncConnection, metadata: MetaData) -> set[int]:
    """Find the servers of which anything is stored."""
    tables = [table for table in metadata.sorted_tables if table is not departures and table is not announcements]
    columns = [table.c.guild_id for table in tables if "guild_id" in table.c]
    return set((await connection.execute(union(*(select(column).distinct() for column in columns)))).scalars())


async def erase(connection: AsyncConnection, metadata: MetaData, guild_id: int, at: datetime) -> dict[str, int]:
    """Delete all that a server left behind. Returns how many rows went, by their tables' names.

    A feed that others have sources at is theirs from then on.
    What its readers gave to works of other servers stays with those: kudos as they are counted, ideas without the
    server's name. So do the announcements that hold such kudos, and which emoji stood for them.
    """
    await _part_with_guests(connection, guild_id, at)
    await waking_store.give_away(connection, guild_id)
    gone = {}
    for table in reversed(metadata.sorted_tables):
        its = _belongs(table, guild_id)
        if its is not None:
            gone[table.name] = (await connection.execute(delete(table).where(its))).rowcount
    return {name: count for name, count in gone.items() if count > 0}


async def _part_with_guests(connection: AsyncConnection, guild_id: int, at: datetime) -> None:
    theirs = suggestions.c.from_guild_id == guild_id
    nowhere = {"from_guild_id": None, "from_guild_name": None}
    await connection.execute(update(suggestions).where(theirs).values(nowhere))
    there = (announcements.c.guild_id == guild_id, announcements.c.deleted_at.is_(None))
    await connection.execute(update(announcements).where(*there).values(deleted_at=at, due_at=None))


def _belongs(table: Table, guild_id: int) -> ColumnElement[bool] | None:
    """Tell of a table's row whether it is the server's, or hangs on one that is; None if no row of it can be."""
    if table is departures:
        return None
    if table is announcements:
        return _hangs_on(table, guild_id)
    if table is kudos_emojis:
        return and_(table.c.guild_id == guild_id, ~exists().where(announcements.c.guild_id == guild_id))
    own = [table.c.guild_id == guild_id] if "guild_id" in table.c else []
    work = table.c.get("work_id")
    if work is not None and not work.foreign_keys:
        own.append(work.in_(select(works.c.id).where(works.c.guild_id == guild_id)))
    hanging = _hangs_on(table, guild_id)
    found = [*own, *([hanging] if hanging is not None else [])]
    return or_(*found) if found else None


def _hangs_on(table: Table, guild_id: int) -> ColumnElement[bool] | None:
    found = []
    for key in table.foreign_keys:
        parent = key.column.table
        its = None if parent is table else _belongs(parent, guild_id)
        if its is not None:
            found.append(key.parent.in_(select(key.column).where(its)))
    return or_(*found) if found else None
