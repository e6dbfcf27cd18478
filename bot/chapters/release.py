"""The one way in which a chapter is posted, by hand or when its time has come."""

from datetime import datetime

from bot.announcements.targeting import announce, needed_targets
from bot.chapters.ports import PostingEffects
from bot.chapters.totals import following_total
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.notices.service import tell_of_delay, tell_of_waiting
from bot.works import chapter_store
from bot.works.models import Chapter, Work


async def release(
    connection: AsyncConnection,
    clock: Clock,
    effects: PostingEffects,
    work: Work,
    chapter: Chapter,
    by: int,
    due_at: datetime | None = None,
) -> bool:
    """Post a chapter, by hand or because it is due. False if somebody else was quicker.

    Raises UserFacingError, before anything is changed, if nobody has said where.
    """
    targets = await needed_targets(connection, work)
    async with following_total(connection, clock, work):
        if not await chapter_store.mark_posted(connection, chapter.id, by, clock()):
            return False
        await effects.posted(connection, work, chapter, targets, by)
        await announce(connection, work, chapter.id, clock(), targets)
    if due_at is not None and not await tell_of_waiting(connection, clock, work, chapter, due_at):
        await tell_of_delay(connection, clock, work, chapter, due_at)
    return True
