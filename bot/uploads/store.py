"""Uploads in the database, for as long as they wait."""

from datetime import datetime

from sqlalchemy import Boolean, Column, ForeignKey, LargeBinary, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Moment, Snowflake, serial_id
from bot.core.db.database import metadata
from bot.intake import wire
from bot.uploads.models import Upload

uploads = Table(
    "uploads",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("member_id", Snowflake, nullable=False),
    Column("work_id", ForeignKey("works.id")),
    Column("silent", Boolean, nullable=False),
    Column("drafts", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    sqlite_autoincrement=True,
)


async def add(connection: AsyncConnection, upload: Upload, at: datetime) -> int:
    values = {
        "guild_id": upload.guild_id,
        "member_id": upload.member_id,
        "work_id": upload.work_id,
        "silent": upload.silent,
        "drafts": wire.encode(list(upload.drafts)),
        "created_at": at,
    }
    return int((await connection.execute(insert(uploads).values(values).returning(uploads.c.id))).scalar_one())


async def find(connection: AsyncConnection, guild_id: int, upload_id: int) -> Upload | None:
    row = (await connection.execute(select(uploads).filter_by(guild_id=guild_id, id=upload_id))).one_or_none()
    if row is None:
        return None
    return Upload(row.id, row.guild_id, row.member_id, row.work_id, row.silent, tuple(wire.decode(row.drafts)))


async def set_work(connection: AsyncConnection, upload_id: int, work_id: int) -> None:
    await connection.execute(update(uploads).filter_by(id=upload_id).values(work_id=work_id))


async def remove_older(connection: AsyncConnection, than: datetime) -> None:
    await connection.execute(delete(uploads).where(uploads.c.created_at < than))
