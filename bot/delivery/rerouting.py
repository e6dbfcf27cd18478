"""What can't go out where its work is no longer announced: it goes where the work is announced now."""

from datetime import datetime

from bot.announcements import store
from bot.announcements.models import Announcement
from bot.announcements.targeting import announce
from bot.core.db.connecting.connections import AsyncConnection
from bot.delivery import refresh_store
from bot.targets.service import targets_of
from bot.works import store as works_store
from bot.works.models import Work


async def go_elsewhere(connection: AsyncConnection, work: Work, row: Announcement, now: datetime) -> bool:
    """Let go out where the work is announced now what can't go out elsewhere. False if it is still announced there."""
    channels = {one.channel_id for one in await targets_of(connection, work)}
    if row.channel_id in channels or not channels:
        return False
    await store.drop(connection, row.id)
    await announce(connection, work, row.chapter_id, now)
    return True


async def retarget(connection: AsyncConnection, work_id: int, now: datetime) -> None:
    """Let what never went out go where the work is announced now; of two at once, one after the other."""
    await works_store.lock(connection, work_id)
    work = await works_store.find_any(connection, work_id)
    channels = {one.channel_id for one in await targets_of(connection, work)}
    for one in await store.never_out(connection, work_id):
        if one.channel_id in channels:
            await refresh_store.release(connection, one.chapter_id, now)
        elif channels:
            await store.drop(connection, one.id)
            await announce(connection, work, one.chapter_id, now)


async def retarget_all(connection: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Let what never went out of a server's works go where they are announced now."""
    for work_id in await works_store.all_ids(connection, guild_id):
        await retarget(connection, work_id, now)
