"""Targets in the database, and the codes by which another server takes one."""

from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Table,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.core.db.columns import Moment, Snowflake, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.indexes import partial_index
from bot.core.db.rows import read_all
from bot.core.people.columns import NOT_PERSONAL, Fate, person
from bot.works.models import Target
from bot.works.store import works

targets = Table(
    "targets",
    metadata,
    serial_id(),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("role_id", Snowflake),
    Column("created_by", Snowflake, nullable=False, info=person(Fate.NAMELESS)),
    Column("created_at", Moment, nullable=False),
    Column("ended_at", Moment),
    sqlite_autoincrement=True,
)
partial_index(
    "uq_targets_channel",
    targets.c.work_id,
    targets.c.channel_id,
    unique=True,
    where=targets.c.ended_at.is_(None),
)
Index("ix_targets_guild_id", targets.c.guild_id)

target_codes = Table(
    "target_codes",
    metadata,
    Column("code", String, primary_key=True, info=NOT_PERSONAL),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("created_by", Snowflake, nullable=False, info=person(Fate.NAMELESS)),
    Column("expires_at", Moment, nullable=False),
    Column("redeemed_by", Snowflake, info=person(Fate.NAMELESS, "codes_used")),
)

_STANDING = targets.c.ended_at.is_(None)
_OF_WORK = select(targets).where(_STANDING, targets.c.work_id == bindparam("work_id")).order_by(targets.c.id)


def readable_in(guild_id: int) -> ColumnElement[bool]:
    """Tell of a work whether readers of a server find it: it is the server's own, or announced there by a target."""
    announced = select(targets.c.work_id).where(_STANDING, targets.c.guild_id == guild_id)
    return and_(works.c.removed_at.is_(None), or_(works.c.guild_id == guild_id, works.c.id.in_(announced)))


class AlreadyATarget(Exception):
    """The work is announced in this channel already."""


async def add(connection: AsyncConnection, target: Target, by: int, at: datetime) -> None:
    """Let a work be announced in one more channel. Raises AlreadyATarget."""
    values = {"work_id": target.work_id, "guild_id": target.guild_id, "channel_id": target.channel_id}
    try:
        await connection.execute(insert(targets).values(**values, created_by=by, created_at=at))
    except IntegrityError:
        raise AlreadyATarget from None


async def end(connection: AsyncConnection, target: Target, at: datetime) -> bool:
    """End a target. False if it had ended before."""
    ended = await connection.execute(
        update(targets)
        .where(_STANDING, targets.c.work_id == target.work_id, targets.c.channel_id == target.channel_id)
        .values(ended_at=at)
    )
    return ended.rowcount == 1


async def role(connection: AsyncConnection, work_id: int, guild_id: int) -> int | None:
    """Find the role of a work's followers in another server."""
    query = select(func.max(targets.c.role_id)).where(
        _STANDING, targets.c.work_id == work_id, targets.c.guild_id == guild_id
    )
    role_id: int | None = (await connection.execute(query)).scalar_one()
    return role_id


async def set_role(
    connection: AsyncConnection, work_id: int, guild_id: int, role_id: int, *, instead_of: int | None
) -> None:
    """Give a work's followers in another server a role, unless they got another one meanwhile."""
    await connection.execute(
        update(targets)
        .where(_STANDING, targets.c.work_id == work_id, targets.c.guild_id == guild_id)
        .where(targets.c.role_id.is_not_distinct_from(instead_of))
        .values(role_id=role_id)
    )


async def of_work(connection: AsyncConnection, work_id: int) -> list[Target]:
    """Find the channels that a work has beside its own, the earliest first."""
    return read_all(Target, await connection.execute(_OF_WORK, {"work_id": work_id}))


async def in_guild(connection: AsyncConnection, guild_id: int) -> list[Target]:
    """Find the channels of a server that works of other servers are announced in."""
    elsewhere = works.c.guild_id != targets.c.guild_id
    query = select(targets).join(works).where(_STANDING, targets.c.guild_id == guild_id, elsewhere)
    return read_all(Target, await connection.execute(query.order_by(targets.c.id)))


async def stands(connection: AsyncConnection, work_id: int, guild_id: int) -> bool | None:
    """Tell whether a work of another server is announced in this one; None if it never was."""
    query = select(targets.c.ended_at).join(works)
    query = query.where(works.c.id == work_id, works.c.guild_id != guild_id, targets.c.guild_id == guild_id)
    ends = (await connection.execute(query)).scalars().all()
    return None in ends if ends else None


async def ever_in_guild(connection: AsyncConnection, guild_id: int) -> list[tuple[int, int]]:
    """Find the works of other servers that are or were announced in this one: their server and id."""
    query = select(works.c.guild_id, works.c.id).join(targets).where(works.c.guild_id != guild_id)
    rows = await connection.execute(query.where(targets.c.guild_id == guild_id).distinct())
    return [(row.guild_id, row.id) for row in rows]


async def add_code(connection: AsyncConnection, code: str, work_id: int, by: int, expires_at: datetime) -> None:
    await connection.execute(
        insert(target_codes).values(code=code, work_id=work_id, created_by=by, expires_at=expires_at)
    )


async def redeem(connection: AsyncConnection, code: str, by: int, now: datetime) -> int | None:
    """Use a code up and return the work that it stands for; None if it was used before, or too late."""
    used = await connection.execute(
        update(target_codes)
        .where(target_codes.c.code == code, target_codes.c.redeemed_by.is_(None), target_codes.c.expires_at > now)
        .values(redeemed_by=by)
        .returning(target_codes.c.work_id)
    )
    work_id: int | None = used.scalar_one_or_none()
    return work_id


async def behind_code(connection: AsyncConnection, code: str, now: datetime) -> int | None:
    """Find the work that a code stands for, as long as it can be used."""
    query = select(target_codes.c.work_id).where(
        target_codes.c.code == code, target_codes.c.redeemed_by.is_(None), target_codes.c.expires_at > now
    )
    return (await connection.execute(query)).scalar_one_or_none()
