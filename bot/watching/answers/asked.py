"""What somebody was asked about, found for those alone who may decide."""

from dataclasses import dataclass

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.watching import store
from bot.watching.answers import wording
from bot.watching.listing import store as listing_store
from bot.watching.looks.news import GONE_AFTER
from bot.watching.models import Source, SourceChapter
from bot.watching.sources.access import source_of
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.models import Chapter, ChapterState, Work


@dataclass(frozen=True, slots=True)
class FoundChapter:
    """What somebody was asked about: a chapter that a source lists, the draft of it, and both their places."""

    row: SourceChapter
    source: Source
    work: Work
    chapter: Chapter

    @property
    def is_gone(self) -> bool:
        """Tell whether it is announced here, and its source lists it no more."""
        return self.chapter.state is ChapterState.POSTED and self.row.missed >= GONE_AFTER


async def asked_of(connection: AsyncConnection, member: Member, row_id: int) -> FoundChapter:
    """Find what somebody was asked about. Raises UserFacingError if it is gone, or if they may not decide."""
    row = await row_of(connection, row_id)
    source, work = await source_of(connection, member, row.source_id)
    if row.chapter_id is None:
        raise UserFacingError(wording.found_is_gone)
    return FoundChapter(row, source, work, await chapter_store.find_any(connection, row.chapter_id))


async def row_of(connection: AsyncConnection, row_id: int) -> SourceChapter:
    """Find a chapter that a source lists. Raises UserFacingError if nothing is known of it any more."""
    row = await listing_store.find(connection, row_id)
    if row is None:
        raise UserFacingError(wording.found_is_gone)
    return row


async def work_of(connection: AsyncConnection, row: SourceChapter) -> Work:
    """Find the work of a chapter that a source lists, whoever asks."""
    source = await store.find(connection, row.source_id)
    if source is None:
        raise UserFacingError(wording.found_is_gone)
    return await works_store.find_any(connection, source.work_id)
