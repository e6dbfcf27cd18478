"""Uploads in the database, for as long as they wait."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    TypeDecorator,
    delete,
    false,
    insert,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Moment, Snowflake, serial_id
from bot.core.db.database import metadata
from bot.core.db.rows import read_all, read_one
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
    Column("guild_id", Snowflake, nullable=False, index=True),
    Column("member_id", Snowflake, nullable=False),
    Column("work_id", ForeignKey("works.id")),
    Column("silent", Boolean, nullable=False),
    Column("drafts", Drafts, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    Column("due_at", Moment),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("chosen", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class KeptUpload:
    """An upload without what it holds: whose it is, and how many bytes it takes."""

    id: int
    member_id: int
    size: int
    chosen: bool


async def add(connection: AsyncConnection, upload: Upload, kept: bytes, at: datetime) -> int:
    """Keep an upload, whose drafts are written down in `kept`. Returns its id."""
    values = {
        "guild_id": upload.guild_id,
        "member_id": upload.member_id,
        "work_id": upload.work_id,
        "silent": upload.silent,
        "drafts": type_coerce(kept, LargeBinary),
        "size": len(kept),
        "chosen": upload.chosen,
        "created_at": at,
        "due_at": upload.due_at,
    }
    return int((await connection.execute(insert(uploads).values(values).returning(uploads.c.id))).scalar_one())


async def find(connection: AsyncConnection, guild_id: int, upload_id: int) -> Upload | None:
    return read_one(Upload, await connection.execute(select(uploads).filter_by(guild_id=guild_id, id=upload_id)))


async def in_guild(connection: AsyncConnection, guild_id: int) -> list[KeptUpload]:
    """Find what is kept in a server, the oldest first."""
    columns = (uploads.c.id, uploads.c.member_id, uploads.c.size, uploads.c.chosen)
    query = select(*columns).filter_by(guild_id=guild_id).order_by(uploads.c.id)
    return read_all(KeptUpload, await connection.execute(query))


async def remove(connection: AsyncConnection, upload_ids: Collection[int]) -> None:
    await connection.execute(delete(uploads).where(uploads.c.id.in_(upload_ids)))


async def mark_chosen(connection: AsyncConnection, upload_id: int) -> None:
    await connection.execute(update(uploads).filter_by(id=upload_id).values(chosen=True))


async def set_work(connection: AsyncConnection, upload_id: int, work_id: int) -> None:
    await connection.execute(update(uploads).filter_by(id=upload_id).values(work_id=work_id))


async def remove_older(connection: AsyncConnection, than: datetime) -> None:
    await connection.execute(delete(uploads).where(uploads.c.created_at < than))
