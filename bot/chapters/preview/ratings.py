"""Saying which is right where a chapter's page is stricter than its work."""

from bot.chapters import wording as chapters_wording
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works import chapter_store, store
from bot.works.access import present, require_author
from bot.works.chapter_store import LIVE
from bot.works.models import Chapter, Work
from bot.works.ports import WorkEffects
from bot.works.ratings.stricter import claim_of, taken_over, waived


class Ratings:
    """Both ways hold for every chapter of the work, and either can be chosen after the other."""

    def __init__(self, database: Database, effects: WorkEffects) -> None:
        self._database = database
        self._effects = effects

    async def take(self, member: Member, chapter_id: int) -> tuple[Work, Work, Chapter]:
        """Let the work be what the chapter's page says; the work before and after.

        Raises UserFacingError unless they are its author or staff, or if the chapter is gone.
        """
        async with self._database.change() as connection:
            work, chapter = await _found(connection, member, chapter_id)
            taken = taken_over(work, claim_of(work, chapter.details))
            await store.change(connection, work.id, taken.details)
            await self._tell(connection, work.id)
        return work, taken, chapter

    async def keep(self, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
        """Let the work stay as it is: what the chapter's page says isn't so. Raises UserFacingError as `take` does."""
        async with self._database.change() as connection:
            work, chapter = await _found(connection, member, chapter_id)
            kept = waived(work, claim_of(work, chapter.details))
            await store.waive(connection, kept)
            await self._tell(connection, work.id)
        return kept, chapter

    async def _tell(self, connection: AsyncConnection, work_id: int) -> None:
        await self._effects.details_changed(connection, work_id)
        await self._effects.looks_changed(connection, work_id)


async def _found(connection: AsyncConnection, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
    chapter = await chapter_store.find(connection, member.guild_id, chapter_id)
    if chapter is None or chapter.state not in LIVE:
        raise UserFacingError(chapters_wording.chapter_is_gone)
    await store.lock(connection, chapter.work_id)
    work = await present(connection, member.guild_id, chapter.work_id)
    await require_author(connection, member, work)
    return work, chapter
