"""Which announcements were reacted to lately: a small table that is read whole, beside one of a million reactions."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, ForeignKey, Table, delete, select

from bot.announcements.store import announcements
from bot.core.db.columns import Moment
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.relations import given
from bot.core.db.upsert import insert_or_update
from bot.core.ownership import Share

reacted_lately = Table(
    "reacted_lately",
    metadata,
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("noticed_at", Moment, nullable=False),
)

NOTED_AGAIN = timedelta(minutes=5)
"""After which an announcement is noted once more: not with each of the reactions that come in a flood."""


async def note(connection: AsyncConnection, announcement_ids: Iterable[int], at: datetime) -> None:
    """Note that reactions on these announcements were noticed."""
    ids = sorted(set(announcement_ids))
    if not ids:
        return
    asked = given(connection, {"id": BigInteger()}, [(one,) for one in ids])
    fresh = select(reacted_lately.c.announcement_id).where(
        reacted_lately.c.announcement_id.in_(select(asked.c.id)), reacted_lately.c.noticed_at > at - NOTED_AGAIN
    )
    noted = set((await connection.execute(fresh)).scalars())
    rows = [{"announcement_id": one, "noticed_at": at} for one in ids if one not in noted]
    if rows:
        await connection.execute(insert_or_update(connection, reacted_lately, "noticed_at"), rows)


async def since(connection: AsyncConnection, moment: datetime, share: Share) -> list[int]:
    """Find a share's announcements on which a reaction was noticed since then, or up to NOTED_AGAIN before."""
    query = select(reacted_lately.c.announcement_id).where(reacted_lately.c.noticed_at > moment - NOTED_AGAIN)
    if not share.is_everything:
        theirs = share.clause(announcements.c.guild_id)
        query = query.join(announcements, announcements.c.id == reacted_lately.c.announcement_id).where(theirs)
    return list((await connection.execute(query)).scalars())


async def forget_before(connection: AsyncConnection, moment: datetime) -> None:
    """Drop what is long ago, so that the table stays small."""
    await connection.execute(delete(reacted_lately).where(reacted_lately.c.noticed_at < moment - NOTED_AGAIN))
