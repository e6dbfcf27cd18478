"""What people decide about several chapters at once: those that appeared together, and those that were there before."""

from collections.abc import Sequence

from bot.backlog import store as backlog_store
from bot.chapters.namesakes.service import Namesakes
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.watching import questions
from bot.watching.answers import wording
from bot.watching.answers.asked import FoundChapter, asked_of, row_of
from bot.watching.listing import store as listing_store
from bot.watching.looks.found import Finder
from bot.watching.looks.telling import told_by_listed
from bot.watching.models import Source, SourceChapter, SourceChapterState
from bot.watching.sources.access import held
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState, Work


class ChaptersTogether:
    """Carries out what was decided. Every method raises UserFacingError for a member who is neither the work's author
    nor staff, or if what they were asked about is gone or decided.
    """

    def __init__(self, database: Database, clock: Clock, namesakes: Namesakes) -> None:
        self._database = database
        self._clock = clock
        self._namesakes = namesakes

    async def take_all(self, member: Member, batch: int) -> tuple[Work, list[Chapter]]:
        """Draft all chapters that are asked about together; they join the work's backlog, if there is one.

        Nothing goes out for it: a work without a backlog has drafts, for which a rhythm can be chosen. Those that were
        posted, scheduled or lined up by hand meanwhile stay as they are, and aren't returned.
        """
        async with self._database.change() as connection:
            work, source, rows = await self._batch(connection, member, batch)
            drafts = [await self._draft(connection, work, source, row) for row in rows]
            chapters = [chapter for chapter, is_matched in drafts if not is_matched]
            backlog = await backlog_store.find(connection, work.id)
            if backlog:
                order = await backlog_store.order(connection, backlog.id)
                new = [one.id for one in chapters if one.state is ChapterState.DRAFT and one.id not in order]
                await backlog_store.put_order(connection, backlog.id, [*order, *new])
            await questions.refresh(connection, work.guild_id, questions.about_batch(batch), self._clock())
        return work, chapters

    async def take_newest(self, member: Member, batch: int) -> tuple[FoundChapter, int]:
        """Ask about the last of several chapters alone, and skip the others. Returns how many those are.

        One that was posted by hand meanwhile isn't asked about.
        """
        async with self._database.change() as connection:
            work, source, rows = await self._batch(connection, member, batch)
            others = [row.id for row in rows[:-1]]
            await listing_store.change(connection, others, state=SourceChapterState.SKIPPED)
            _, is_matched = await self._draft(connection, work, source, rows[-1])
            if not is_matched:
                await questions.ask_about(connection, self._clock, work, source, rows[-1], ())
            await questions.refresh(connection, work.guild_id, questions.about_batch(batch), self._clock())
            return await asked_of(connection, member, rows[-1].id), len(others)

    async def skip_all(self, member: Member, batch: int) -> tuple[Work, int]:
        """Announce none of several chapters. Returns how many they are."""
        async with self._database.change() as connection:
            work, _, rows = await self._batch(connection, member, batch)
            await listing_store.change(connection, [row.id for row in rows], state=SourceChapterState.SKIPPED)
            await questions.refresh(connection, work.guild_id, questions.about_batch(batch), self._clock())
        return work, len(rows)

    async def newest(self, member: Member, source_id: int) -> Chapter:
        """Draft the newest chapter that a source lists, if that is all somebody wants of what was there before.

        Returns the chapter that it is, if it was drafted or announced. Raises UserFacingError if it lists none.
        """
        async with self._database.change() as connection:
            source, work = await held(connection, member, source_id)
            rows = [row for row in await listing_store.of_source(connection, source_id) if row.is_listed]
            if not rows:
                raise UserFacingError(wording.lists_nothing)
            row = max(rows, key=lambda one: one.id)
            if row.chapter_id is not None:
                return await chapter_store.find_any(connection, row.chapter_id)
            chapter, _ = await self._draft(connection, work, source, row)
            if row.batch is not None:
                await questions.refresh(connection, work.guild_id, questions.about_batch(row.batch), self._clock())
            return chapter

    async def _batch(
        self, connection: AsyncConnection, member: Member, batch: int
    ) -> tuple[Work, Source, Sequence[SourceChapter]]:
        """Find the chapters that are still asked about together. Raises UserFacingError if somebody decided."""
        first = await row_of(connection, batch)
        source, work = await held(connection, member, first.source_id)
        rows = await listing_store.batch(connection, batch)
        undecided = [row for row in rows if row.state is SourceChapterState.HELD]
        if not undecided:
            raise UserFacingError(wording.already_decided, work, rows)
        return work, source, undecided

    async def _draft(
        self, connection: AsyncConnection, work: Work, source: Source, row: SourceChapter
    ) -> tuple[Chapter, bool]:
        """Draft a chapter that somebody wants after all, or find the draft or chapter that is there.

        Returns too whether it was posted by hand, or will be: nothing is left to decide then.
        """
        details = told_by_listed(row, work)
        finder = Finder(self._clock, self._namesakes, work, source)
        there = await finder.there(connection, details)
        if there.namesake is not None and there.is_matched:
            chapter, state = there.namesake.chapter, SourceChapterState.MATCHED
        else:
            chapter, state = await finder.drafted(connection, details, there), SourceChapterState.FOUND
        await listing_store.change(connection, [row.id], state=state, chapter_id=chapter.id)
        return chapter, there.is_matched
