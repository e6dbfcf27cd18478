"""What people decide about chapters that a source brought, from wherever they were asked."""

from datetime import datetime

from bot.chapters.drafting import Chapters
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.publishing import Publishing
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.dates.models import WallTime
from bot.setup.models import Member
from bot.watching import questions, store
from bot.watching import wording as watching_wording
from bot.watching.answers import wording
from bot.watching.answers.asked import FoundChapter, asked_of, row_of, work_of
from bot.watching.listing import store as listing_store
from bot.watching.looks.found import Finder
from bot.watching.models import SourceChapterState, SourceMode
from bot.works import store as works_store
from bot.works.access import is_recorded
from bot.works.models import Chapter, ChapterDetails, ChapterState, Rating, Work


class FoundChapters:
    """Carries out what was decided. Every method that takes a member raises UserFacingError if they are neither the
    work's author nor staff, or if what they were asked about is gone.
    """

    def __init__(
        self, database: Database, clock: Clock, namesakes: Namesakes, chapters: Chapters, publishing: Publishing
    ) -> None:
        self._database = database
        self._clock = clock
        self._namesakes = namesakes
        self._chapters = chapters
        self._publishing = publishing

    async def guild_of(self, author_id: int, row_id: int) -> int:
        """Find the server of a chapter that a source lists, for an author who was asked in private.

        Raises UserFacingError for anybody else, whose rights Discord tells in the server alone.
        """
        async with self._database.read() as connection:
            row = await row_of(connection, row_id)
            work = await work_of(connection, row)
            if not is_recorded(work, author_id):
                raise UserFacingError(wording.answer_in_the_server, work)
            return work.guild_id

    async def ask_staff(self, author_id: int, row_id: int) -> None:
        """Ask staff what an author was asked in private who isn't in the server any more."""
        async with self._database.change() as connection:
            row = await row_of(connection, row_id)
            work = await work_of(connection, row)
            await questions.ask_staff_instead(connection, work.guild_id, author_id, row, self._clock())

    async def look(self, member: Member, row_id: int) -> FoundChapter:
        """Find what somebody was asked about, as it is now."""
        async with self._database.read() as connection:
            return await asked_of(connection, member, row_id)

    async def post(self, member: Member, row_id: int, *, again: int = 0) -> tuple[Work, Chapter]:
        """Post a chapter at once. Raises NumberTaken as posting by hand does."""
        asked = await self.look(member, row_id)
        return await self._publishing.post(member, asked.chapter.id, again=again)

    async def schedule(self, member: Member, row_id: int, when: str) -> tuple[Chapter, WallTime]:
        """Let a chapter go out at the time that was typed. Raises as scheduling by hand does."""
        asked = await self.look(member, row_id)
        return await self._publishing.schedule(member, asked.chapter.id, when)

    async def schedule_at(self, member: Member, row_id: int, due: datetime, *, again: int) -> tuple[Chapter, WallTime]:
        """Let a chapter go out at this moment, after its question was answered."""
        asked = await self.look(member, row_id)
        return await self._publishing.schedule_at(member, asked.chapter.id, due, again=again)

    async def change(self, member: Member, row_id: int, details: ChapterDetails) -> FoundChapter:
        """Change what a chapter's card says, before it goes out."""
        asked = await self.look(member, row_id)
        await self._chapters.edit(member, asked.chapter.id, details)
        return await self.look(member, row_id)

    async def skip(self, member: Member, row_id: int) -> FoundChapter:
        """Delete the draft of a chapter: it isn't announced, and not asked about again."""
        asked = await self.look(member, row_id)
        await self._chapters.delete(member, asked.chapter.id)
        return await self.look(member, row_id)

    async def take_back(self, member: Member, row_id: int) -> FoundChapter:
        """Undo within ten minutes that a chapter was skipped."""
        asked = await self.look(member, row_id)
        await self._chapters.undelete(member, asked.chapter.id)
        return await self.look(member, row_id)

    async def hold(self, member: Member, row_id: int) -> FoundChapter:
        """Keep as a draft what would go out by itself."""
        asked = await self.look(member, row_id)
        await self._publishing.unschedule(member, asked.chapter.id)
        return await self.look(member, row_id)

    async def from_now_on(self, member: Member, row_id: int) -> FoundChapter:
        """Let a source post by itself, and this chapter with it. Raises UserFacingError if the work has no rating."""
        async with self._database.change() as connection:
            asked = await self._held(connection, member, row_id)
            if asked.work.details.rating is Rating.NOT_RATED:
                raise UserFacingError(watching_wording.rating_first, asked.work)
            await store.change(connection, asked.source.id, mode=SourceMode.POST)
            if asked.chapter.state is ChapterState.DRAFT:
                await Finder(self._clock, self._namesakes, asked.work, asked.source).schedule(connection, asked.chapter)
            await questions.refresh_open(connection, asked.work.id, self._clock())
        return await self.look(member, row_id)

    async def withdraw(self, member: Member, row_id: int) -> Chapter:
        """Withdraw a chapter that its source lists no more. Raises UserFacingError if that isn't so now."""
        asked = await self.look(member, row_id)
        _check_gone(asked)
        return await self._publishing.withdraw(member, asked.chapter.id)

    async def leave(self, member: Member, row_id: int) -> FoundChapter:
        """Leave a chapter announced though its source lists it no more. Raises UserFacingError if that isn't so now."""
        async with self._database.change() as connection:
            asked = await self._held(connection, member, row_id)
            _check_gone(asked)
            await listing_store.change(connection, [row_id], state=SourceChapterState.LEFT)
            await questions.refresh(connection, asked.work.guild_id, questions.about_gone(row_id), self._clock())
        return asked

    async def _held(self, connection: AsyncConnection, member: Member, row_id: int) -> FoundChapter:
        """Find what somebody was asked about, and let nobody else change its work until the transaction ends."""
        work = await work_of(connection, await row_of(connection, row_id))
        await works_store.lock(connection, work.id)
        return await asked_of(connection, member, row_id)


def _check_gone(asked: FoundChapter) -> None:
    if not asked.is_gone:
        raise UserFacingError(watching_wording.gone_no_more, asked.work, asked.chapter)
