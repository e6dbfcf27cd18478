"""How the chapters of backlogs go out: at each slot the first one that can."""

import logging
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.announcements.models import MissedReason
from bot.backlog import store as backlog_store
from bot.backlog.contents import line_up_in_order, read_material
from bot.backlog.letters import tell_of_missed_slot
from bot.backlog.models import Backlog
from bot.chapters.models import ReleasedChapter, Slot
from bot.chapters.ports import PostingEffects
from bot.chapters.release import release
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.ownership import Share
from bot.targets.service import targets_of
from bot.works import store as works_store
from bot.works.models import Chapter, Work

log = logging.getLogger(__name__)


class BacklogSlots:
    """The moments at which chapters of backlogs go out, for a process that answers for this share of all servers."""

    def __init__(self, database: Database, clock: Clock, share: Share, effects: PostingEffects) -> None:
        self._database = database
        self._clock = clock
        self._share = share
        self._effects = effects

    async def due(self) -> list[Slot]:
        """Find the slots that have come, the earliest first.

        However many of a backlog's slots have passed, one chapter of it goes out; then its rhythm goes on.
        """
        async with self._database.read() as connection:
            found = await backlog_store.due(connection, self._clock(), self._share)
        return [Slot(one.next.at, f"The backlog of work {one.work_id}", partial(self._release, one)) for one in found]

    async def waiting(self, connection: AsyncConnection, work: Work) -> dict[int, datetime | None]:
        """Find the drafts that wait in a work's backlog, and when each goes out; None while it has no slot."""
        backlog = await backlog_store.find(connection, work.id)
        if backlog is None or not backlog.begun:
            return {}
        waiting = await line_up_in_order(connection, backlog, await read_material(connection, work), self._clock())
        return {one.chapter.id: one.at for one in waiting}

    async def _release(self, seen: Backlog) -> ReleasedChapter | None:
        now = self._clock()
        async with self._database.change() as connection:
            await works_store.lock(connection, seen.work_id)
            backlog = await backlog_store.find(connection, seen.work_id)
            if backlog is None or backlog != seen:
                return None
            if backlog.next.at > now:
                log.warning("The clock was wrong: the backlog of work %s has its next slot sooner", backlog.work_id)
                await backlog_store.put(connection, replace(backlog, next=backlog.upcoming(now)))
                return None
            work = await works_store.find_any(connection, backlog.work_id)
            outcome = await self._release_first(connection, work, backlog)
            trouble = outcome if isinstance(outcome, MissedReason) else None
            if trouble:
                await tell_of_missed_slot(connection, self._clock, work, trouble)
            used = replace(backlog, used_at=now, skipping=False, trouble=trouble, missed_at=now if trouble else None)
            await backlog_store.put(connection, replace(used, next=used.upcoming(now)))
        if trouble:
            log.warning("A slot of the backlog of work %s passed: %s", work.id, trouble)
        if not isinstance(outcome, Chapter):
            return None
        return ReleasedChapter(work, outcome, now - backlog.next.at)

    async def _release_first(
        self, connection: AsyncConnection, work: Work, backlog: Backlog
    ) -> Chapter | MissedReason | None:
        """Let the first chapter that can go out do so; why none could, or None if none waited."""
        waiting = await line_up_in_order(connection, backlog, await read_material(connection, work), self._clock())
        for one in waiting:
            if one.taken or not await backlog_store.hold_draft(connection, one.chapter.id):
                continue
            if not await targets_of(connection, work):
                return MissedReason.NO_CHANNEL
            by, slot = one.chapter.created_by, backlog.next.at
            await release(connection, self._clock, self._effects, work, one.chapter, by, slot)
            return one.chapter
        return MissedReason.NUMBERS_TAKEN if waiting else None

    async def keep_wall_times(self) -> None:
        """Keep a slot at six in the evening at six, after an update of the zones' rules."""
        async with self._database.read() as connection:
            work_ids = await backlog_store.moved_in_time(connection)
        for work_id in work_ids:
            async with self._database.change() as connection:
                await works_store.lock(connection, work_id)
                if backlog := await backlog_store.find(connection, work_id):
                    await backlog_store.put(connection, backlog)
