"""From a chapter to its announcements: one for each channel where its work is announced."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements import store
from bot.announcements.models import Announcement, new_nonce
from bot.core.errors import UserFacingError
from bot.delivery import outbox_store
from bot.setup import store as setup_store
from bot.targets.service import targets_of
from bot.works import store as works_store
from bot.works import wording as works_wording
from bot.works.models import Target, Work


async def needed_targets(connection: AsyncConnection, work: Work) -> list[Target]:
    """Raises UserFacingError if nobody has said where the work is announced."""
    if found := await targets_of(connection, work):
        return found
    raise UserFacingError(works_wording.no_channel())


async def announce(
    connection: AsyncConnection, work: Work, chapter_id: int, now: datetime, targets: list[Target] | None = None
) -> None:
    """Let a chapter go out in every channel of its work, or in these, that it isn't announced in.

    Raises UserFacingError if there is none.
    """
    announced = {one.channel_id for one in await store.of_chapter(connection, chapter_id) if one.state in store.LIVE}
    for target in targets or await needed_targets(connection, work):
        if target.channel_id in announced:
            continue
        await setup_store.keep_emojis(connection, target.guild_id, now)
        await store.add(connection, chapter_id, target.guild_id, target.channel_id, new_nonce(), now)


async def go_elsewhere(connection: AsyncConnection, work: Work, row: Announcement, now: datetime) -> bool:
    """Whether the work is no longer announced where this can't go out: it goes where the work is announced now."""
    channels = {one.channel_id for one in await targets_of(connection, work)}
    if row.channel_id in channels or not channels:
        return False
    await store.drop(connection, row.id)
    await announce(connection, work, row.chapter_id, now)
    return True


async def retarget(connection: AsyncConnection, work_id: int, now: datetime) -> None:
    """What never went out goes where the work is announced now."""
    work = await works_store.find_any(connection, work_id)
    channels = {one.channel_id for one in await targets_of(connection, work)}
    for one in await store.never_out(connection, work_id):
        if one.channel_id in channels:
            await outbox_store.release(connection, one.chapter_id, now)
        elif channels:
            await store.drop(connection, one.id)
            await announce(connection, work, one.chapter_id, now)
