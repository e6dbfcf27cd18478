"""A work's announcements that haven't gone out: in each channel one waits for another, in their order."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, exists, null, select, update

from bot.announcements.models import Announcement, DeliveryState, Trouble
from bot.announcements.store import announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import read_all
from bot.works.chapter_store import chapters

_NOT_OUT = (DeliveryState.WAITING, DeliveryState.BLOCKED, DeliveryState.UNCERTAIN, DeliveryState.SET_ASIDE)

_STUCK_AND_ABSENT = (announcements.c.state == DeliveryState.BLOCKED) | and_(
    announcements.c.state == DeliveryState.WAITING,
    announcements.c.failure == Trouble.STRANGE,
    announcements.c.attempted_at.is_(None),
)


async def not_out(connection: AsyncConnection, work_id: int) -> list[Announcement]:
    """Find a work's announcements that haven't gone out, or may not have, the earliest first."""
    query = select(announcements).join(chapters).where(chapters.c.work_id == work_id)
    return read_all(
        Announcement,
        await connection.execute(query.where(announcements.c.state.in_(_NOT_OUT)).order_by(announcements.c.id)),
    )


def what_each_waits_for(rows: Collection[Announcement]) -> dict[int, Announcement]:
    """Find for each of these that waits behind another, by its id, the first that can't go on by itself.

    They are those of one work that haven't gone out, the earliest first.
    """
    stuck: dict[int, Announcement] = {}
    found = {}
    for row in rows:
        if row.is_stuck:
            stuck.setdefault(row.channel_id, row)
        elif row.state is DeliveryState.WAITING and row.channel_id in stuck:
            found[row.id] = stuck[row.channel_id]
    return found


async def set_aside(connection: AsyncConnection, chapter_id: int) -> bool:
    """Let what is stuck of a chapter, and surely stands nowhere, hold nothing up. False if nothing is."""
    stuck = update(announcements).where(announcements.c.chapter_id == chapter_id, _STUCK_AND_ABSENT)
    aside = stuck.values(state=DeliveryState.SET_ASIDE, due_at=null(), attempts=0)
    return (await connection.execute(aside)).rowcount > 0


async def take_up_again(connection: AsyncConnection, announcement_id: int, now: datetime) -> None:
    """Let what was set aside go out after all, in its old place."""
    aside = update(announcements).filter_by(id=announcement_id, state=DeliveryState.SET_ASIDE)
    await connection.execute(aside.values(state=DeliveryState.WAITING, due_at=now, failure=null()))


async def was_overtaken(connection: AsyncConnection, row: Announcement) -> bool:
    """Tell whether a later chapter of the work stands in an announcement's channel, or is on its way there."""
    its_work = select(chapters.c.work_id).where(chapters.c.id == row.chapter_id).scalar_subquery()
    later = (announcements.c.channel_id == row.channel_id, announcements.c.id > row.id)
    of_work = (announcements.c.chapter_id == chapters.c.id, chapters.c.work_id == its_work)
    query = select(exists().where(*later, *of_work, announcements.c.attempted_at.is_not(None)))
    return bool((await connection.execute(query)).scalar())
