"""The timetable: whatever is due goes out in the order of its times, scheduled chapters and others' slots alike."""

import asyncio
import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chapters.models import ReleasedChapter
from bot.chapters.ports import ChapterEffects, Slots
from bot.chapters.release import release
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.ownership import Share
from bot.dates.models import WallTime
from bot.targets.service import targets_of
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.models import Chapter, Work

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Chapters of one transaction that are released together: a few milliseconds each."""


class Timetable:
    """`released` is set whenever chapters went to the outbox because their time had come."""

    def __init__(self, database: Database, clock: Clock, share: Share, slots: Slots, effects: ChapterEffects) -> None:
        self.released = asyncio.Event()
        self._database = database
        self._clock = clock
        self._share = share
        self._slots = slots
        self._effects = effects

    async def release_due(self) -> list[ReleasedChapter]:
        """Post what is due in the order of its times; a scheduled chapter that can't be posted is a draft again."""
        released: list[ReleasedChapter] = []
        for slot in await self._slots.due():
            released += await self._release_scheduled(until=slot.at)
            try:
                one = await slot.release()
            except Exception:
                log.exception("%s failed and will be tried again", slot.name)
                continue
            if one is not None:
                released.append(one)
                self.released.set()
        return released + await self._release_scheduled(until=self._clock())

    async def _release_scheduled(self, until: datetime) -> list[ReleasedChapter]:
        async with self._database.read() as connection:
            chapters = await chapter_store.due(connection, min(until, self._clock()), self._share)
        released: list[ReleasedChapter] = []
        for first in range(0, len(chapters), AT_ONCE):
            some = chapters[first : first + AT_ONCE]
            async with self._database.change() as connection:
                works = await works_store.find_all(connection, [chapter.work_id for chapter in some])
                by_id = {work.id: work for work in works}
                done = [await self._release(connection, by_id.get(chapter.work_id), chapter) for chapter in some]
            released += filter(None, done)
            self.released.set()
        return released

    async def _release(
        self, connection: AsyncConnection, work: Work | None, chapter: Chapter
    ) -> ReleasedChapter | None:
        """Post a chapter; a draft again it is where its work was removed, or is announced nowhere."""
        now = self._clock()
        if work is None or not await targets_of(connection, work):
            log.warning("Chapter %s has nowhere to go and is a draft again", chapter.id)
            await chapter_store.back_to_draft(connection, chapter.id)
            return None
        by = chapter.posted_by or chapter.created_by
        posted = await release(connection, self._clock, self._effects, work, chapter, by, chapter.due_at)
        return ReleasedChapter(work, chapter, now - (chapter.due_at or now)) if posted else None

    async def keep_wall_times(self) -> None:
        """Keep what was scheduled for six in the evening at six, after an update of the zones' rules."""
        async with self._database.change() as connection:
            for chapter_id, local, zone, kept in await chapter_store.wall_times(connection):
                due, second = WallTime(local, zone), WallTime(local.replace(fold=1), zone)
                if kept not in (due.at, second.at):
                    await chapter_store.set_due(connection, chapter_id, due.at)
        await self._slots.keep_wall_times()
