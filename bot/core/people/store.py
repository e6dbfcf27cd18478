"""Who was forgotten just now, in the database: by a mark, so that what was under way meanwhile isn't kept after all."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Boolean, Column, Index, Table, delete, insert, select, update

from bot.core.db.columns import Moment, Snowflake, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.turns import take_turn
from bot.core.people.columns import NOT_PERSONAL
from bot.core.people.marks import mark_of

forgettings = Table(
    "forgettings",
    metadata,
    serial_id(),
    Column("mark", BigInteger, nullable=False, info=NOT_PERSONAL),
    Column("click_id", Snowflake, nullable=False, info=NOT_PERSONAL),
    Column("at", Moment, nullable=False),
    Column("purged", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_forgettings_mark", forgettings.c.mark, forgettings.c.click_id)

KEPT = timedelta(minutes=15)
"""For how long a forgetting is remembered: as long as a click of before it may be under way."""


def mark_of_person(person_id: int) -> int:
    return mark_of("forgotten", person_id)


async def take_turn_of(connection: AsyncConnection, person_id: int) -> None:
    """Wait until nothing else is written that this person asked for, and keep it so until the transaction ends."""
    await take_turn(connection, "person", person_id)


async def note(connection: AsyncConnection, person_id: int, click_id: int, at: datetime) -> int:
    """Note that somebody is forgotten from this moment on, as they asked with this click. Returns the note's id."""
    values = {"mark": mark_of_person(person_id), "click_id": click_id, "at": at, "purged": False}
    return int((await connection.execute(insert(forgettings).values(values).returning(forgettings.c.id))).scalar_one())


async def is_forgotten_since(connection: AsyncConnection, person_id: int, click_id: int) -> bool:
    """Tell whether somebody was forgotten by a later click than this."""
    query = select(forgettings.c.id).filter_by(mark=mark_of_person(person_id)).where(forgettings.c.click_id > click_id)
    return (await connection.execute(query.limit(1))).first() is not None


async def forgotten_since(connection: AsyncConnection, moment: datetime) -> frozenset[int]:
    """Find the marks of those who were forgotten since then."""
    return frozenset((await connection.execute(select(forgettings.c.mark).where(forgettings.c.at > moment))).scalars())


async def unpurged(connection: AsyncConnection) -> Sequence[int]:
    """Find the forgettings of which something may still stand in parts of the file that nobody reads any more."""
    return (await connection.execute(select(forgettings.c.id).where(forgettings.c.purged.is_(False)))).scalars().all()


async def mark_purged(connection: AsyncConnection, ids: Sequence[int]) -> None:
    await connection.execute(update(forgettings).where(forgettings.c.id.in_(ids)).values(purged=True))


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    """Remove the notes from before this moment whose work is done."""
    await connection.execute(delete(forgettings).where(forgettings.c.at < moment, forgettings.c.purged.is_(True)))
