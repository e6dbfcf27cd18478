"""Which chapter somebody means, and whether they may do something with it as it is now."""

from bot.chapters import wording
from bot.chapters.scheduling import wording as scheduling_wording
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.access import present, require_author
from bot.works.chapter_store import UNPOSTED
from bot.works.models import Chapter, ChapterState, Work


async def draft_of(connection: AsyncConnection, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
    """Find a chapter that isn't posted. Raises UserFacingError if it is by now, or is gone, or not theirs to touch."""
    work, chapter = await shown_of(connection, member, chapter_id)
    if chapter.state not in UNPOSTED:
        raise UserFacingError(wording.already_posted, chapter.details, chapter.posted_by)
    return work, chapter


async def shown_of(connection: AsyncConnection, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
    """Find a chapter, posted or not. Raises UserFacingError if it is gone, withdrawn, or not theirs to touch."""
    work, chapter = await _theirs(connection, member, chapter_id)
    if chapter.state is ChapterState.CANCELLED:
        raise UserFacingError(wording.chapter_is_gone)
    if chapter.state is ChapterState.WITHDRAWN:
        raise UserFacingError(wording.was_withdrawn, chapter.details)
    return work, chapter


async def held_draft(connection: AsyncConnection, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
    """Find a draft as `draft_of` does, and let nobody else change a chapter of its work until the transaction ends."""
    await _hold(connection, member, chapter_id)
    return await draft_of(connection, member, chapter_id)


async def held_posted(
    connection: AsyncConnection, member: Member, chapter_id: int, state: ChapterState = ChapterState.POSTED
) -> tuple[Work, Chapter]:
    """Find a chapter as `posted_of` does, and let nobody else change one of its work until the transaction ends."""
    await _hold(connection, member, chapter_id)
    return await posted_of(connection, member, chapter_id, state)


async def _theirs(connection: AsyncConnection, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
    """Find a chapter in whatever state. Raises UserFacingError if there is none, or the member may not touch it."""
    chapter = await chapter_store.find(connection, member.guild_id, chapter_id)
    if chapter is None:
        raise UserFacingError(wording.chapter_is_gone)
    work = await present(connection, member.guild_id, chapter.work_id)
    await require_author(connection, member, work)
    return work, chapter


async def _hold(connection: AsyncConnection, member: Member, chapter_id: int) -> None:
    if chapter := await chapter_store.find(connection, member.guild_id, chapter_id):
        await works_store.lock(connection, chapter.work_id)


async def deleted_of(connection: AsyncConnection, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
    """Find a chapter that may have been deleted, with its work held. Raises UserFacingError if the member may not."""
    await _hold(connection, member, chapter_id)
    return await _theirs(connection, member, chapter_id)


def require_draft(chapter: Chapter) -> None:
    """Raise UserFacingError if a chapter that isn't posted is scheduled by now."""
    if chapter.state is ChapterState.SCHEDULED:
        raise UserFacingError(scheduling_wording.stays_scheduled, chapter.details, chapter.due_at)


async def posted_of(
    connection: AsyncConnection, member: Member, chapter_id: int, state: ChapterState = ChapterState.POSTED
) -> tuple[Work, Chapter]:
    """Find a chapter in this state that the member may change. Raises UserFacingError if there is none for them."""
    work, chapter = await _theirs(connection, member, chapter_id)
    if chapter.state is not state:
        raise UserFacingError(wording.chapter_is_not, chapter.details, state)
    return work, chapter
