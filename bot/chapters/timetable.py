"""The timetable: whatever is due goes out in the order of its times, scheduled chapters and others' slots alike."""

import asyncio
import logging
from datetime import datetime

from bot.chapters.models import ReleasedChapter, ReturnReason
from bot.chapters.namesakes.models import Namesake
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.ports import ChapterEffects
from bot.chapters.release import release
from bot.chapters.scheduling import store as scheduling_store
from bot.chapters.scheduling.letters import tell_of_return
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.logs import log_failure
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

    def __init__(
        self,
        database: Database,
        clock: Clock,
        share: Share,
        effects: ChapterEffects,
        namesakes: Namesakes,
    ) -> None:
        self.released = asyncio.Event()
        self._database = database
        self._clock = clock
        self._share = share
        self._slots = namesakes.slots
        self._effects = effects
        self._namesakes = namesakes

    async def release_due(self) -> list[ReleasedChapter]:
        """Post what is due in the order of its times; a scheduled chapter that can't be posted is a draft again."""
        released: list[ReleasedChapter] = []
        for slot in await self._slots.due():
            released += await self._release_scheduled(until=slot.at)
            try:
                one = await slot.release()
            except Exception as error:
                log_failure(log, error, "%s failed and will be tried again", slot.name)
                continue
            if one is not None:
                released.append(one)
                self.released.set()
        return released + await self._release_scheduled(until=self._clock())

    async def _release_scheduled(self, until: datetime) -> list[ReleasedChapter]:
        until = min(until, self._clock())
        async with self._database.read() as connection:
            chapters = await scheduling_store.due(connection, until, self._share)
        released: list[ReleasedChapter] = []
        for first in range(0, len(chapters), AT_ONCE):
            some = chapters[first : first + AT_ONCE]
            async with self._database.change() as connection:
                await works_store.lock_all(connection, {chapter.work_id for chapter in some})
                works = await works_store.find_all(connection, [chapter.work_id for chapter in some])
                by_id = {work.id: work for work in works}
                due = await scheduling_store.still_due(connection, [chapter.id for chapter in some], until)
                done = [await self._release(connection, by_id.get(chapter.work_id), chapter) for chapter in due]
            released += filter(None, done)
            self.released.set()
        return released

    async def _release(
        self, connection: AsyncConnection, work: Work | None, chapter: Chapter
    ) -> ReleasedChapter | None:
        """Post a chapter; one that can't go out is a draft again."""
        in_the_way: list[Namesake] = []
        if work is None:
            why = ReturnReason.WORK_REMOVED
        elif not await targets_of(connection, work):
            why = ReturnReason.NO_CHANNEL
        elif in_the_way := await self._namesakes.in_the_way(connection, work, chapter):
            why = ReturnReason.NUMBER_TAKEN
        else:
            by = chapter.posted_by or chapter.created_by
            late = self._clock() - (chapter.due_at or self._clock())
            posted = await release(connection, self._clock, self._effects, work, chapter, by, chapter.due_at)
            return ReleasedChapter(work, chapter, late) if posted else None
        await self._return(connection, chapter, why, in_the_way)
        return None

    async def _return(
        self, connection: AsyncConnection, chapter: Chapter, why: ReturnReason, namesakes: list[Namesake]
    ) -> None:
        """Make a chapter a draft again whose time has come and which can't go out, and tell staff why."""
        log.warning("Chapter %s can't go out at its time and is a draft again: %s", chapter.id, why)
        await chapter_store.back_to_draft(connection, chapter.id, planned=chapter.due_at)
        await self._effects.changed(connection, chapter.id)
        namesake = namesakes[0].chapter if namesakes else None
        await tell_of_return(connection, self._clock, chapter, why, namesake)

    async def keep_wall_times(self) -> None:
        """Keep what was scheduled for six in the evening at six, after an update of the zones' rules."""
        async with self._database.change() as connection:
            for chapter_id, local, zone, kept in await scheduling_store.wall_times(connection):
                due, second = WallTime(local, zone), WallTime(local.replace(fold=1), zone)
                if kept not in (due.at, second.at):
                    await scheduling_store.set_due(connection, chapter_id, due.at)
                    await self._effects.changed(connection, chapter_id)
        await self._slots.keep_wall_times()
