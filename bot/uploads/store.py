"""Uploads in the database, for as long as they wait."""

from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    LargeBinary,
    Table,
    TypeDecorator,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Moment, Snowflake, serial_id
from bot.core.db.database import metadata
from bot.core.db.rows import read_one
from bot.intake.formats.draft import ChapterDraft
from bot.uploads import kept_drafts
from bot.uploads.models import Upload


class Drafts(TypeDecorator[tuple[ChapterDraft, ...]]):
    """The drafts of a file, all of them in one value."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: tuple[ChapterDraft, ...] | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return value if value is None else kept_drafts.encode(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> tuple[ChapterDraft, ...] | None:  # noqa: ARG002
        return value if value is None else kept_drafts.decode(value)


uploads = Table(
    "uploads",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("member_id", Snowflake, nullable=False),
    Column("work_id", ForeignKey("works.id")),
    Column("silent", Boolean, nullable=False),
    Column("drafts", Drafts, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    Column("due_at", Moment),
    sqlite_autoincrement=True,
)


async def add(connection: AsyncConnection, upload: Upload, at: datetime) -> int:
    values = {
        "guild_id": upload.guild_id,
        "member_id": upload.member_id,
        "work_id": upload.work_id,
        "silent": upload.silent,
        "drafts": upload.drafts,
        "created_at": at,
        "due_at": upload.due_at,
    }
    return int((await connection.execute(insert(uploads).values(values).returning(uploads.c.id))).scalar_one())


async def find(connection: AsyncConnection, guild_id: int, upload_id: int) -> Upload | None:
    return read_one(Upload, await connection.execute(select(uploads).filter_by(guild_id=guild_id, id=upload_id)))


async def set_work(connection: AsyncConnection, upload_id: int, work_id: int) -> None:
    await connection.execute(update(uploads).filter_by(id=upload_id).values(work_id=work_id))


async def remove_older(connection: AsyncConnection, than: datetime) -> None:
    await connection.execute(delete(uploads).where(uploads.c.created_at < than))
