"""Everything in Discord that works and settings name, read from where it is kept."""

from collections.abc import Collection

from sqlalchemy import Column, select

from bot.core.db.connecting.connections import AsyncConnection
from bot.notices.models import Named, NamedThing
from bot.setup.store import guild_settings, kudos_emojis
from bot.targets.store import targets
from bot.works.store import works


async def named(connection: AsyncConnection, guild_ids: Collection[int]) -> list[Named]:
    """Find the roles, channels and emoji of these servers that a work or `/setup` names now."""
    return [
        *await _of_works(connection, guild_ids),
        *await _of_targets(connection, guild_ids),
        *await _of_settings(connection, guild_ids),
        *await _emojis(connection, guild_ids),
    ]


async def _of_works(connection: AsyncConnection, guild_ids: Collection[int]) -> list[Named]:
    query = select(works.c.guild_id, works.c.id, works.c.role_id, works.c.channel_id)
    rows = await connection.execute(query.where(works.c.guild_id.in_(guild_ids), works.c.removed_at.is_(None)))
    return _both([(row.guild_id, row.id, row.role_id, row.channel_id) for row in rows])


async def _of_targets(connection: AsyncConnection, guild_ids: Collection[int]) -> list[Named]:
    query = select(targets.c.guild_id, targets.c.work_id, targets.c.role_id, targets.c.channel_id)
    rows = await connection.execute(query.where(targets.c.guild_id.in_(guild_ids), targets.c.ended_at.is_(None)))
    return _both([(row.guild_id, row.work_id, row.role_id, row.channel_id) for row in rows])


def _both(rows: list[tuple[int, int, int | None, int | None]]) -> list[Named]:
    roles = [Named(guild, NamedThing.WORK_ROLE, role, work) for guild, work, role, _ in rows if role]
    return roles + [Named(guild, NamedThing.WORK_CHANNEL, channel, work) for guild, work, _, channel in rows if channel]


async def _of_settings(connection: AsyncConnection, guild_ids: Collection[int]) -> list[Named]:
    kinds: list[tuple[NamedThing, Column[int]]] = [
        (NamedThing.CHANNEL, guild_settings.c.channel_id),
        (NamedThing.STAFF_ROLE, guild_settings.c.staff_role_id),
    ]
    found = []
    for kind, column in kinds:
        query = select(guild_settings.c.guild_id, column.label("its_id"))
        rows = await connection.execute(query.where(guild_settings.c.guild_id.in_(guild_ids), column.is_not(None)))
        found += [Named(row.guild_id, kind, row.its_id) for row in rows]
    return found


async def _emojis(connection: AsyncConnection, guild_ids: Collection[int]) -> list[Named]:
    current = (kudos_emojis.c.guild_id.in_(guild_ids), kudos_emojis.c.ended_at.is_(None))
    rows = await connection.execute(select(kudos_emojis).where(*current))
    return [
        Named(row.guild_id, NamedThing.EMOJI, int(row.emoji), shown=row.shown) for row in rows if row.emoji.isdecimal()
    ]
