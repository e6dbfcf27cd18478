"""Clicks in the database. The first change made for one inserts it, so that it is there if the change is."""

from datetime import datetime

from sqlalchemy import Column, Index, String, Table, delete, select, text, update

from bot.clicks.models import Click, WrittenClick, earliest, first_id
from bot.core.buttons import CustomId
from bot.core.db.columns import Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_one
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import NOT_PERSONAL, Fate, person, words_of
from bot.core.people.store import take_turn_of

clicks = Table(
    "clicks",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False, info=NOT_PERSONAL),
    Column("user_id", Snowflake, nullable=False, info=person(Fate.GOES)),
    Column("content", String, nullable=False, info=words_of("user_id", Fate.GOES)),
    Column("outcome", String, info=words_of("user_id", Fate.GOES)),
)
Index("ix_clicks_user_id", clicks.c.user_id, clicks.c.id)

CLICK = "click_id"
"""The option of a connection that says for which click it writes."""

_WAIT = text("SET LOCAL lock_timeout = '10s'")
"""As long as SQLite waits for another process: somebody waits for the answer."""


async def write_for(connection: AsyncConnection, click: Click) -> None:
    """Let everything that is written in this transaction be written for a click."""
    await connection.execution_options(**{CLICK: click.id})
    if connection.dialect.name == "postgresql":
        await connection.execute(_WAIT)


async def add(connection: AsyncConnection, click: Click) -> bool:
    """Note that something is written for a click. False if something was before."""
    await take_turn_of(connection, click.user_id)
    values = {"id": click.id, "user_id": click.user_id, "content": click.content}
    added = await connection.execute(insert_absent(connection, clicks).values(values))
    return added.rowcount == 1


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    """Forget the clicks from before this moment, but for those that somebody is writing for just now."""
    past = select(clicks.c.id).where(clicks.c.id < first_id(moment)).with_for_update(skip_locked=True)
    await connection.execute(delete(clicks).where(clicks.c.id.in_(past)))


async def find(connection: AsyncConnection, click_id: int) -> WrittenClick | None:
    return read_one(WrittenClick, await connection.execute(select(clicks).filter_by(id=click_id)))


async def latest_besides(connection: AsyncConnection, click: Click) -> WrittenClick | None:
    """Find the last other click for which something was written for the same person, if that isn't long past."""
    theirs = (clicks.c.user_id == click.user_id, clicks.c.id != click.id, clicks.c.id >= earliest(click.id))
    query = select(clicks).where(*theirs).order_by(clicks.c.id.desc()).limit(1)
    return read_one(WrittenClick, await connection.execute(query))


async def tell(connection: AsyncConnection, outcome: CustomId) -> None:
    """Note what comes of the click for which this transaction writes, if it writes for one.

    `outcome` is what a button would carry that shows it.
    """
    click_id = click_of(connection)
    if click_id is not None:
        await connection.execute(update(clicks).filter_by(id=click_id).values(outcome=str(outcome)))


def click_of(connection: AsyncConnection) -> int | None:
    """Return the click for which this transaction writes, if it writes for one."""
    click_id: int | None = connection.sync_connection.get_execution_options().get(CLICK)
    return click_id
