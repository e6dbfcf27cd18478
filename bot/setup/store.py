"""Servers' settings in the database, and every emoji that ever stood for kudos."""

from datetime import datetime

from sqlalchemy import Column, Integer, String, Table, bindparam, delete, insert, select, update

from bot.core.db.columns import Moment, Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read, read_all
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import NOT_PERSONAL
from bot.setup.emoji import Emoji
from bot.setup.models import DEFAULT_KUDOS, DEFAULT_ZONE, GuildSettings

guild_settings = Table(
    "guild_settings",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("channel_id", Snowflake),
    Column("notices_channel_id", Snowflake),
    Column("staff_role_id", Snowflake),
    Column("zone", String, info=NOT_PERSONAL),
)

kudos_emojis = Table(
    "kudos_emojis",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("emoji", String, primary_key=True, info=NOT_PERSONAL),
    Column("shown", String, nullable=False, info=NOT_PERSONAL),
    Column("position", Integer, nullable=False),
    Column("ended_at", Moment),
)


_SETTINGS = select(guild_settings).where(guild_settings.c.guild_id == bindparam("guild_id"))
_EMOJIS = (
    select(kudos_emojis.c.emoji.label("key"), kudos_emojis.c.shown)
    .where(kudos_emojis.c.guild_id == bindparam("guild_id"), kudos_emojis.c.ended_at.is_(None))
    .order_by(kudos_emojis.c.position)
)


async def find(connection: AsyncConnection, guild_id: int) -> GuildSettings:
    row = (await connection.execute(_SETTINGS, {"guild_id": guild_id})).one_or_none()
    emojis = tuple(read_all(Emoji, await connection.execute(_EMOJIS, {"guild_id": guild_id}))) or DEFAULT_KUDOS
    if row is None:
        return GuildSettings(guild_id, kudos_emojis=emojis)
    return read(GuildSettings, row, kudos_emojis=emojis, zone=row.zone or DEFAULT_ZONE)


async def lock(connection: AsyncConnection, guild_id: int) -> None:
    """Let nobody else change this server's settings until the transaction ends; on SQLite nobody can anyway."""
    await connection.execute(insert_absent(connection, guild_settings).values(guild_id=guild_id))
    await connection.execute(select(guild_settings.c.guild_id).filter_by(guild_id=guild_id).with_for_update())


async def put(connection: AsyncConnection, settings: GuildSettings) -> None:
    """Change the settings of a server whose row is locked."""
    await connection.execute(
        update(guild_settings)
        .filter_by(guild_id=settings.guild_id)
        .values(
            channel_id=settings.channel_id,
            notices_channel_id=settings.notices_channel_id,
            staff_role_id=settings.staff_role_id,
            zone=settings.zone,
        )
    )


async def put_emojis(connection: AsyncConnection, guild_id: int, emojis: tuple[Emoji, ...], at: datetime) -> None:
    """Let these emoji stand for kudos on every announcement; earlier ones, on what was announced before `at`."""
    await connection.execute(
        update(kudos_emojis)
        .where(kudos_emojis.c.guild_id == guild_id, kudos_emojis.c.ended_at.is_(None))
        .values(ended_at=at)
    )
    await connection.execute(
        delete(kudos_emojis).where(
            kudos_emojis.c.guild_id == guild_id, kudos_emojis.c.emoji.in_([emoji.key for emoji in emojis])
        )
    )
    await connection.execute(
        insert(kudos_emojis),
        [
            {"guild_id": guild_id, "emoji": emoji.key, "shown": emoji.shown, "position": position, "ended_at": None}
            for position, emoji in enumerate(emojis)
        ],
    )


async def write_down_default_emojis(connection: AsyncConnection, guild_id: int, at: datetime) -> None:
    """Write down what stands for kudos, so that a later change of the defaults leaves old announcements alone."""
    if await _has_emojis(connection, guild_id):
        return
    await lock(connection, guild_id)
    if not await _has_emojis(connection, guild_id):
        await put_emojis(connection, guild_id, (await find(connection, guild_id)).kudos_emojis, at)


async def _has_emojis(connection: AsyncConnection, guild_id: int) -> bool:
    known = select(kudos_emojis.c.emoji).filter_by(guild_id=guild_id).limit(1)
    return (await connection.execute(known)).first() is not None
