"""A look at a source: what it lists now is compared with what is known, and what follows is written down at once."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.addresses.reading import normal_form
from bot.chapters.namesakes.service import Namesakes
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.intake.feeds.models import ReadFeed
from bot.watching import questions, store
from bot.watching.entries.filters import takes
from bot.watching.listing import store as listing_store
from bot.watching.looks.following import follow
from bot.watching.looks.found import Finder
from bot.watching.looks.news import GONE_AFTER, LookResult, news
from bot.watching.looks.telling import told_by
from bot.watching.models import Source, SourceChapter, SourceChapterState
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.models import ChapterState, Work

log = logging.getLogger(__name__)


class Looks:
    """Writes down what looks at sources show, each in one transaction: a crash anywhere leaves all or nothing of it."""

    def __init__(self, database: Database, clock: Clock, namesakes: Namesakes) -> None:
        self._database = database
        self._clock = clock
        self._namesakes = namesakes

    async def look(self, source: Source, feed: ReadFeed, before: datetime | None) -> bool:
        """Take in what a source lists now; `before` is when the look before this one was.

        False if somebody else changed meanwhile what is known of it: nothing was written, and it is to be looked at
        again. Nothing is written either for a source that nobody waits for by now.
        """
        async with self._database.read() as connection:
            if await store.find_watched(connection, source.id) is None:
                return True
            work = await works_store.find_any(connection, source.work_id)
            known = await listing_store.of_source(connection, source.id)
            highest = await chapter_store.highest_posted(connection, work.id)
        found = await asyncio.to_thread(_compared, source, work, known, feed, highest, before)
        if found == LookResult():
            return True
        async with self._database.change() as connection:
            await works_store.lock(connection, work.id)
            now = await store.find_watched(connection, source.id)
            if now is None:
                return True
            if await listing_store.of_source(connection, source.id) != known:
                return False
            await self._write(connection, await works_store.find_any(connection, work.id), now, known, found)
        return True

    async def begin(
        self, connection: AsyncConnection, source: Source, work: Work, feed: ReadFeed
    ) -> list[SourceChapter]:
        """Note what a source lists at the first look: all of it is known, and nothing of it goes out."""
        found = await asyncio.to_thread(_compared, source, work, [], feed, None, None)
        finder = Finder(self._clock, self._namesakes, work, source)
        there = await finder.all_there(connection, [one.details for one in found.new])
        return await finder.note(connection, [], found.new, there, SourceChapterState.KNOWN)

    async def _write(
        self, connection: AsyncConnection, work: Work, source: Source, known: Sequence[SourceChapter], found: LookResult
    ) -> None:
        await listing_store.change(connection, [one.id for one in found.back], is_listed=True, missed=0)
        left = [one.id for one in found.back if one.state is SourceChapterState.LEFT]
        await listing_store.change(connection, left, state=SourceChapterState.FOUND)  # should it go again, it is asked
        await listing_store.note_missing(connection, [one.id for one in found.missing])
        for changed in found.changed:
            await follow(connection, self._clock, self._namesakes, work, changed)
        for one in found.back:
            if one.chapter_id and one.missed >= GONE_AFTER:
                await questions.refresh_about(connection, one.chapter_id, self._clock())
        for one in found.gone:
            was_left = one.state is SourceChapterState.LEFT
            if one.chapter_id and not was_left and await _is_out(connection, one.chapter_id):
                await questions.ask_about_gone(connection, self._clock, work, source, one)
        await Finder(self._clock, self._namesakes, work, source).take(connection, known, found.new, found.doubts)


def _compared(
    source: Source,
    work: Work,
    known: Sequence[SourceChapter],
    feed: ReadFeed,
    highest: float | None,
    before: datetime | None,
) -> LookResult:
    feed = replace(feed, entries=tuple(entry for entry in feed.entries if takes(source.wanted, entry)))
    hollow = {normal_form(link) for link in (feed.link, work.details.link) if link}
    return news(known, feed, partial(told_by, work=work), highest, before, hollow)


async def _is_out(connection: AsyncConnection, chapter_id: int) -> bool:
    return (await chapter_store.find_any(connection, chapter_id)).state is ChapterState.POSTED
