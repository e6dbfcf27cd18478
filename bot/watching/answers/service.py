"""What people decide about chapters that a source brought, from wherever they were asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backlog import store as backlog_store
from bot.chapters.drafting import Chapters
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.publishing import Publishing
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.watching import letters, store
from bot.watching import wording as watching_wording
from bot.watching.listing import store as listing_store
from bot.watching.looks.found import Finder
from bot.watching.looks.telling import told_by_listed
from bot.watching.models import Source, SourceChapter, SourceChapterState, SourceMode
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.access import present, require_author
from bot.works.models import Chapter, ChapterState, Rating, Work


@dataclass(frozen=True, slots=True)
class FoundChapter:
    """What somebody was asked about: a chapter that a source lists, the draft of it, and both their places."""

    row: SourceChapter
    source: Source
    work: Work
    chapter: Chapter


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

    async def guild_of(self, row_id: int) -> int:
        """Find the server of a chapter that a source lists, for whoever was asked in private."""
        async with self._database.read() as connection:
            row = await _row(connection, row_id)
            source = await store.find(connection, row.source_id)
            if source is None:
                raise UserFacingError(watching_wording.source_is_gone)
            return (await works_store.find_any(connection, source.work_id)).guild_id

    async def look(self, member: Member, row_id: int) -> FoundChapter:
        """Find what somebody was asked about, as it is now."""
        async with self._database.read() as connection:
            return await self._asked(connection, member, row_id)

    async def post(self, member: Member, row_id: int, *, again: int = 0) -> tuple[Work, Chapter]:
        """Post a chapter at once. Raises NumberTaken as posting by hand does."""
        asked = await self.look(member, row_id)
        return await self._publishing.post(member, asked.chapter.id, again=again)

    async def skip(self, member: Member, row_id: int) -> FoundChapter:
        """Delete the draft of a chapter: it isn't announced, and not asked about again."""
        asked = await self.look(member, row_id)
        await self._chapters.delete(member, asked.chapter.id)
        return await self._told(asked)

    async def take_back(self, member: Member, row_id: int) -> FoundChapter:
        """Undo within ten minutes that a chapter was skipped."""
        asked = await self.look(member, row_id)
        await self._chapters.undelete(member, asked.chapter.id)
        return await self._told(asked)

    async def hold(self, member: Member, row_id: int) -> FoundChapter:
        """Keep as a draft what would go out by itself."""
        asked = await self.look(member, row_id)
        await self._publishing.unschedule(member, asked.chapter.id)
        return await self._told(asked)

    async def refresh(self, member: Member, row_id: int) -> FoundChapter:
        """Let what was asked show what is true now, after something was done elsewhere."""
        return await self._told(await self.look(member, row_id))

    async def from_now_on(self, member: Member, row_id: int) -> FoundChapter:
        """Let a source post by itself, and this chapter with it. Raises UserFacingError if the work has no rating."""
        async with self._database.change() as connection:
            asked = await self._held(connection, member, row_id)
            if asked.work.details.rating is Rating.NOT_RATED:
                raise UserFacingError(watching_wording.rating_first, asked.work)
            await store.change(connection, asked.source.id, mode=SourceMode.POST)
            if asked.chapter.state is ChapterState.DRAFT:
                await self._finder(asked.work, asked.source).schedule(connection, asked.chapter)
            await letters.refresh(connection, asked.work.guild_id, letters.about_found(row_id), self._clock())
        return await self.look(member, row_id)

    async def take_all(self, member: Member, batch: int) -> tuple[Work, list[Chapter]]:
        """Draft all chapters that are asked about together; they join the work's backlog, if there is one.

        Nothing goes out for it: a work without a backlog has drafts, for which a rhythm can be chosen.
        """
        async with self._database.change() as connection:
            work, source, rows = await self._batch(connection, member, batch)
            chapters = [await self._draft(connection, work, source, row) for row in rows]
            backlog = await backlog_store.find(connection, work.id)
            if backlog:
                order = await backlog_store.order(connection, backlog.id)
                new = [one.id for one in chapters if one.id not in order]
                await backlog_store.put_order(connection, backlog.id, [*order, *new])
            await letters.refresh(connection, work.guild_id, letters.about_batch(batch), self._clock())
        return work, chapters

    async def take_newest(self, member: Member, batch: int) -> FoundChapter:
        """Ask about the last of several chapters alone, and skip the others."""
        async with self._database.change() as connection:
            work, source, rows = await self._batch(connection, member, batch)
            others = [row.id for row in rows[:-1]]
            await listing_store.change(connection, others, state=SourceChapterState.SKIPPED)
            await self._draft(connection, work, source, rows[-1])
            await letters.ask_about(connection, self._clock, work, source, rows[-1], ())
            await letters.refresh(connection, work.guild_id, letters.about_batch(batch), self._clock())
        return await self.look(member, rows[-1].id)

    async def skip_all(self, member: Member, batch: int) -> tuple[Work, int]:
        """Announce none of several chapters. Returns how many they are."""
        async with self._database.change() as connection:
            work, _, rows = await self._batch(connection, member, batch)
            await listing_store.change(connection, [row.id for row in rows], state=SourceChapterState.SKIPPED)
            await letters.refresh(connection, work.guild_id, letters.about_batch(batch), self._clock())
        return work, len(rows)

    async def newest(self, member: Member, source_id: int) -> Chapter:
        """Draft the newest chapter that a source lists, if that is all somebody wants of what was there before.

        Raises UserFacingError if it was announced, or lists none.
        """
        async with self._database.change() as connection:
            source = await store.find(connection, source_id)
            if source is None:
                raise UserFacingError(watching_wording.source_is_gone)
            await works_store.lock(connection, source.work_id)
            work = await _work(connection, member, source)
            rows = [row for row in await listing_store.of_source(connection, source_id) if row.is_listed]
            if not rows:
                raise UserFacingError(watching_wording.lists_nothing)
            row = max(rows, key=lambda one: one.id)
            if row.chapter_id is not None:
                return await chapter_store.find_any(connection, row.chapter_id)
            return await self._draft(connection, work, source, row)

    async def withdraw(self, member: Member, row_id: int) -> Chapter:
        """Withdraw a chapter that its source lists no more."""
        asked = await self.look(member, row_id)
        chapter = await self._publishing.withdraw(member, asked.chapter.id)
        await self._refresh(asked, letters.about_gone(row_id))
        return chapter

    async def leave(self, member: Member, row_id: int) -> FoundChapter:
        """Leave a chapter announced though its source lists it no more."""
        async with self._database.change() as connection:
            asked = await self._asked(connection, member, row_id)
            await listing_store.change(connection, [row_id], state=SourceChapterState.LEFT)
            await letters.refresh(connection, asked.work.guild_id, letters.about_gone(row_id), self._clock())
        return asked

    async def _told(self, asked: FoundChapter) -> FoundChapter:
        await self._refresh(asked, letters.about_found(asked.row.id))
        async with self._database.read() as connection:
            return replace(asked, chapter=await chapter_store.find_any(connection, asked.chapter.id))

    async def _refresh(self, asked: FoundChapter, about: str) -> None:
        async with self._database.change() as connection:
            await letters.refresh(connection, asked.work.guild_id, about, self._clock())

    async def _asked(self, connection: AsyncConnection, member: Member, row_id: int) -> FoundChapter:
        row = await _row(connection, row_id)
        source = await store.find(connection, row.source_id)
        if source is None or row.chapter_id is None:
            raise UserFacingError(watching_wording.found_is_gone)
        work = await _work(connection, member, source)
        return FoundChapter(row, source, work, await chapter_store.find_any(connection, row.chapter_id))

    async def _held(self, connection: AsyncConnection, member: Member, row_id: int) -> FoundChapter:
        """Find what somebody was asked about, and let nobody else change its work until the transaction ends."""
        asked = await self._asked(connection, member, row_id)
        await works_store.lock(connection, asked.work.id)
        return await self._asked(connection, member, row_id)

    async def _batch(
        self, connection: AsyncConnection, member: Member, batch: int
    ) -> tuple[Work, Source, Sequence[SourceChapter]]:
        """Find the chapters that are still asked about together. Raises UserFacingError if somebody decided."""
        first = await _row(connection, batch)
        source = await store.find(connection, first.source_id)
        if source is None:
            raise UserFacingError(watching_wording.source_is_gone)
        work = await _work(connection, member, source)
        await works_store.lock(connection, work.id)
        rows = await listing_store.batch(connection, batch)
        held = [row for row in rows if row.state is SourceChapterState.HELD]
        if not held:
            raise UserFacingError(watching_wording.already_decided, work, rows)
        return work, source, held

    async def _draft(self, connection: AsyncConnection, work: Work, source: Source, row: SourceChapter) -> Chapter:
        """Draft a chapter that somebody wants after all, or find the draft or chapter that is there."""
        details = told_by_listed(row, work)
        finder = self._finder(work, source)
        there = await finder.there(connection, details)
        chapter = await finder.drafted(connection, details, there)
        await listing_store.change(connection, [row.id], state=SourceChapterState.FOUND, chapter_id=chapter.id)
        return chapter

    def _finder(self, work: Work, source: Source) -> Finder:
        return Finder(self._clock, self._namesakes, work, source)


async def _row(connection: AsyncConnection, row_id: int) -> SourceChapter:
    row = await listing_store.find(connection, row_id)
    if row is None:
        raise UserFacingError(watching_wording.found_is_gone)
    return row


async def _work(connection: AsyncConnection, member: Member, source: Source) -> Work:
    work = await present(connection, member.guild_id, source.work_id)
    await require_author(connection, member, work)
    return work
