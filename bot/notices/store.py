"""Notices to a server's staff in the database: each is said once, until what it is about has been mended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, delete, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.columns import Moment, Snowflake, TypedText, serial_id
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.setup.store import guild_settings

notices = Table(
    "notices",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("about", String, nullable=False),
    Column("words", TypedText, nullable=False),
    Column("work_id", ForeignKey("works.id")),
    Column("nonce", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("attempts", Integer, nullable=False),
    sqlite_autoincrement=True,
)
Index("uq_notices_guild_id", notices.c.guild_id, notices.c.about, unique=True)
Index("ix_notices_due_at", notices.c.due_at)


@dataclass(frozen=True, slots=True)
class Notice:
    id: int
    channel_id: int
    about: str
    words: str
    work_id: int | None
    nonce: str
    attempts: int


async def add(
    connection: AsyncConnection, guild_id: int, about: str, words: str, work_id: int | None, nonce: str, now: datetime
) -> None:
    """Once for each `about`; a second one changes nothing."""
    await connection.execute(
        insert_absent(connection, notices).values(
            guild_id=guild_id,
            about=about,
            words=words,
            work_id=work_id,
            nonce=nonce,
            created_at=now,
            due_at=now,
            attempts=0,
        )
    )


async def mended(connection: AsyncConnection, about: Iterable[str]) -> None:
    """What these notices were about is over: the next time it is worth saying again."""
    await connection.execute(delete(notices).where(notices.c.about.in_(list(about)), notices.c.due_at.is_(None)))


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Notice]:
    """The notices to be posted, the oldest first; those of a server without a channel for them wait for one."""
    query = (
        select(
            notices.c.id,
            guild_settings.c.notices_channel_id,
            notices.c.about,
            notices.c.words,
            notices.c.work_id,
            notices.c.nonce,
            notices.c.attempts,
        )
        .join(guild_settings, guild_settings.c.guild_id == notices.c.guild_id)
        .where(notices.c.due_at <= now, guild_settings.c.notices_channel_id.is_not(None))
        .order_by(notices.c.id)
        .limit(limit)
    )
    return [Notice(*row) for row in await connection.execute(query)]


async def claim(connection: AsyncConnection, notice: Notice, until: datetime) -> bool:
    """Whether nobody else took it meanwhile; the attempt is written down."""
    claimed = await connection.execute(
        update(notices)
        .filter_by(id=notice.id, attempts=notice.attempts)
        .values(attempts=notice.attempts + 1, due_at=until)
    )
    return claimed.rowcount == 1


async def release_all(connection: AsyncConnection, now: datetime) -> None:
    """End the pauses of a process that is no more."""
    await connection.execute(update(notices).where(notices.c.due_at > now).values(due_at=now))


async def clock_set_back(connection: AsyncConnection, now: datetime, by: timedelta) -> None:
    """What waits for a moment waits no longer than it was to."""
    for row in (await connection.execute(select(notices).where(notices.c.due_at > now))).all():
        await connection.execute(update(notices).filter_by(id=row.id).values(due_at=row.due_at - by))


async def finish(connection: AsyncConnection, notice_id: int) -> None:
    await connection.execute(update(notices).filter_by(id=notice_id).values(due_at=null()))
