"""The copies from which this database came back, and the step by which its numbers go on behind those given since."""

from datetime import datetime

from sqlalchemy import Column, Table, delete, select, text

from bot.core.db.backups.models import Restoration
from bot.core.db.columns import Moment
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_all
from bot.core.db.upsert import insert_absent

restorations = Table(
    "restorations",
    metadata,
    Column("taken_at", Moment, primary_key=True),
    Column("restored_at", Moment, nullable=False),
)

STEP = 10_000
"""By how much the numbers of each table go on at least: more rows than anybody makes between two copies."""

_NUMBERED = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
_COUNT_ON = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass,
        coalesce(last_value, 0) + greatest(coalesce(last_value, 0), :step))
    FROM pg_sequences WHERE schemaname = current_schema()
"""

_GO_ON = text("UPDATE sqlite_sequence SET seq = :seq WHERE name = :name")
_BEGIN_LATER = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)")


async def add(connection: AsyncConnection, restoration: Restoration) -> None:
    """Write down that the database came back; the same copy once more changes nothing."""
    values = {"taken_at": restoration.taken_at, "restored_at": restoration.restored_at}
    await connection.execute(insert_absent(connection, restorations).values(values))


async def all_of(connection: AsyncConnection) -> list[Restoration]:
    """Find every return from a copy that is still to be thought of, the earliest copy first."""
    return read_all(Restoration, await connection.execute(select(restorations).order_by(restorations.c.taken_at)))


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    """Forget the returns of before a moment: what went out unknown before them is looked for no more."""
    await connection.execute(delete(restorations).where(restorations.c.restored_at < moment))


async def count_on(connection: AsyncConnection) -> None:
    """Let no number be given twice: buttons on messages of since bear those that were given since.

    Each table's go on by as many as it ever gave, and by STEP at least.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(text(_COUNT_ON), {"step": STEP})
        return
    counted = (await connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")).all()
    given = {row.name: row.seq for row in counted}
    for name in (await connection.exec_driver_sql(_NUMBERED)).scalars().all():
        last = given.get(name, 0)
        values = {"name": name, "seq": last + max(last, STEP)}
        await connection.execute(_GO_ON if name in given else _BEGIN_LATER, values)
