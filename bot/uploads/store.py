"""Uploads in the database, for as long as they wait."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    TypeDecorator,
    delete,
    false,
    insert,
    literal,
    select,
    type_coerce,
    update,
)

from bot.core.db.columns import Moment, Snowflake, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_all, read_one
from bot.core.people.columns import Fate, person, words_of
from bot.intake.formats.draft import ChapterDraft
from bot.uploads import kept_drafts
from bot.uploads.models import ChosenChapter, DraftSource, Upload


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
    Column("member_id", Snowflake, nullable=False, info=person(Fate.BY_FEATURE)),
    Column("work_id", ForeignKey("works.id")),
    Column("silent", Boolean, nullable=False),
    Column("drafts", Drafts, nullable=False, info=words_of("member_id", Fate.BY_FEATURE)),
    Column("created_at", Moment, nullable=False, index=True),
    Column("due_at", Moment),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("chosen", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)


draft_sources = Table(
    "draft_sources",
    metadata,
    Column("chapter_id", ForeignKey("chapters.id"), primary_key=True, autoincrement=False),
    Column("upload_id", ForeignKey("uploads.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("put_back", Boolean, nullable=False),
)
"""The upload that a draft was made from and its place there, while that keeps front matter which may be put back."""


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
    await _remove(connection, uploads.c.id.in_(upload_ids))


async def mark_chosen(connection: AsyncConnection, upload_id: int) -> None:
    await connection.execute(update(uploads).filter_by(id=upload_id).values(chosen=True))


async def set_work(connection: AsyncConnection, upload_id: int, work_id: int) -> None:
    await connection.execute(update(uploads).filter_by(id=upload_id).values(work_id=work_id))


async def forget_member(connection: AsyncConnection, member_id: int) -> None:
    await _remove(connection, uploads.c.member_id == member_id)


async def remove_older(connection: AsyncConnection, than: datetime) -> None:
    await _remove(connection, uploads.c.created_at < than)


async def _remove(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    gone = select(uploads.c.id).where(which)
    await connection.execute(delete(draft_sources).where(draft_sources.c.upload_id.in_(gone)))
    await connection.execute(delete(uploads).where(which))


async def note_chosen(connection: AsyncConnection, chapter_id: int, chosen: ChosenChapter) -> None:
    """Note that a draft was made of what an upload holds, and where its front matter is kept, if it has some."""
    await mark_chosen(connection, chosen.upload_id)
    if chosen.has_front_matter:
        await put_source(connection, DraftSource(chapter_id, chosen.upload_id, chosen.place))


async def put_source(connection: AsyncConnection, source: DraftSource) -> None:
    """Note which upload keeps the front matter of a draft, in place of what was known of that; none that is gone."""
    await connection.execute(delete(draft_sources).filter_by(chapter_id=source.chapter_id))
    values = [literal(value, draft_sources.c[name].type).label(name) for name, value in asdict(source).items()]
    kept = select(*values).where(uploads.c.id == source.upload_id).with_for_update(read=True, key_share=True)
    await connection.execute(insert(draft_sources).from_select(list(asdict(source)), kept))


async def source_of(connection: AsyncConnection, guild_id: int, member_id: int, chapter_id: int) -> DraftSource | None:
    """Find where the front matter of a draft is kept, if this member handed it in and it is kept still."""
    theirs = (uploads.c.guild_id == guild_id, uploads.c.member_id == member_id)
    query = select(draft_sources).join(uploads).where(draft_sources.c.chapter_id == chapter_id, *theirs)
    return read_one(DraftSource, await connection.execute(query))
