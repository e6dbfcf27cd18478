"""What authors can do with a work's backlog, and how its chapters go out."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements.models import MissedReason
from bot.announcements.targeting import needed_targets
from bot.backlog import store as backlog_store
from bot.backlog import wording
from bot.backlog.contents import contents, drafts_and_posted, overview, waiting_in
from bot.backlog.letters import tell_of_missed_slot
from bot.backlog.models import FIRST, LAST, Backlog, BacklogOverview, by_number, to_begin_with
from bot.chapters.models import ReleasedChapter, Slot
from bot.chapters.ports import ChapterEffects
from bot.chapters.release import release
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.ownership import Share
from bot.dates.rhythms import understand_rhythm
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.targets.service import targets_of
from bot.works import store as works_store
from bot.works.access import present, require_author
from bot.works.models import Chapter, Work

log = logging.getLogger(__name__)


class Backlogs:
    """Each work has at most one backlog; `backlog_id` says which one a person saw.

    What is asked of one that has ended, or of a chapter that has gone out, does nothing: `look` shows what is true.
    Every method that takes a member raises UserFacingError if they are neither the work's author nor staff.
    """

    def __init__(self, database: Database, clock: Clock, share: Share, effects: ChapterEffects) -> None:
        self._database = database
        self._clock = clock
        self._share = share
        self._effects = effects

    async def begin(self, member: Member, work_id: int, every: str) -> BacklogOverview | None:
        """Release the drafts that are there at the rhythm that was typed; the drafts that stay out are in `others`.

        If a backlog is running, it goes on at the new rhythm, and None is returned. Raises UserFacingError if the
        rhythm is unclear, if there is no draft, or if nobody has said where to announce.
        """
        rhythm = understand_rhythm(every)
        async with self._database.change() as connection:
            work = await _authorised(connection, member, work_id)
            settings = await setup_store.find(connection, member.guild_id)
            await needed_targets(connection, work)
            first = rhythm.after(self._clock(), settings.zone)
            if running := await backlog_store.find(connection, work_id):
                await backlog_store.put(connection, replace(running, rhythm=rhythm, next=first, skipping=False))
                return None
            drafts, posted = await drafts_and_posted(connection, work_id)
            if not (chapters := to_begin_with(drafts, posted)):
                raise UserFacingError(wording.no_drafts, work)
            backlog = await backlog_store.begin(connection, work_id, rhythm, first)
            await backlog_store.put_order(connection, backlog.id, [chapter.id for chapter in chapters])
            return await overview(connection, work)

    async def look(self, member: Member, work_id: int) -> BacklogOverview:
        async with self._database.read() as connection:
            work = await present(connection, member.guild_id, work_id)
            await require_author(connection, member, work)
            return await overview(connection, work)

    async def of_work(self, work: Work) -> BacklogOverview:
        """Read a work's backlog, for whoever has been let in already."""
        async with self._database.read() as connection:
            return await overview(connection, work)

    async def pause(self, member: Member, work_id: int, backlog_id: int) -> None:
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog:
                await backlog_store.put(connection, replace(backlog, paused=True))

    async def resume(self, member: Member, work_id: int, backlog_id: int) -> None:
        """Go on with the next slot; those that passed meanwhile are not made up for."""
        now = self._clock()
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog and backlog.paused:
                if backlog.next.at <= now:
                    backlog = replace(backlog, next=backlog.upcoming(now), skipping=False)
                await backlog_store.put(connection, replace(backlog, paused=False))

    async def skip(self, member: Member, work_id: int, backlog_id: int, slot: int) -> None:
        """Let the slot at `slot`, in seconds since 1970, pass without a chapter, if it is still the next one."""
        now = self._clock()
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog and int(backlog.next.at.timestamp()) == slot:
                after = backlog.rhythm.after(max(now, backlog.next.at), backlog.next.zone)
                await backlog_store.put(connection, replace(backlog, next=after, skipping=True))

    async def skip_nothing(self, member: Member, work_id: int, backlog_id: int) -> None:
        """Take back what was skipped and hasn't passed."""
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog and backlog.skipping:
                first = backlog.upcoming(self._clock())
                await backlog_store.put(connection, replace(backlog, next=first, skipping=False))

    async def end(self, member: Member, work_id: int, backlog_id: int) -> int | None:
        """Forget the backlog; its chapters stay drafts. How many they are, or None if it had ended."""
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog is None:
                return None
            waiting, _ = await contents(connection, backlog)
            await backlog_store.end(connection, backlog.id)
            return len(waiting)

    async def move(self, member: Member, work_id: int, backlog_id: int, chapter_id: int, before: int) -> None:
        """Put a chapter before another one, or FIRST or LAST."""
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog is None:
                return
            waiting, gone = await contents(connection, backlog)
            ids = [chapter.id for chapter in waiting]
            if chapter_id not in ids or before not in (*ids, FIRST, LAST) or chapter_id == before:
                return
            ids.remove(chapter_id)
            place = {FIRST: 0, LAST: len(ids)}.get(before)
            ids.insert(ids.index(before) if place is None else place, chapter_id)
            await backlog_store.put_order(connection, backlog.id, [*gone, *ids])

    async def take_out(self, member: Member, work_id: int, backlog_id: int, chapter_id: int) -> None:
        """Leave a chapter out of the backlog; it stays a draft."""
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog:
                order = await backlog_store.order(connection, backlog.id)
                await backlog_store.put_order(connection, backlog.id, [one for one in order if one != chapter_id])

    async def add(self, member: Member, work_id: int, backlog_id: int, chapter_ids: Sequence[int]) -> None:
        """Put drafts of the work at the end, by their numbers; what isn't one is passed over."""
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog:
                order = await backlog_store.order(connection, backlog.id)
                drafts, _ = await drafts_and_posted(connection, work_id)
                chosen = [draft for draft in drafts if draft.id in chapter_ids and draft.id not in order]
                new = [chapter.id for chapter in by_number(chosen)]
                await backlog_store.put_order(connection, backlog.id, [*order, *new])

    async def due(self) -> list[Slot]:
        """Find the slots that have come, the earliest first.

        However many of a backlog's slots have passed, one chapter of it goes out; then its rhythm goes on.
        """
        async with self._database.read() as connection:
            found = await backlog_store.due(connection, self._clock(), self._share)
        return [Slot(one.next.at, f"The backlog of work {one.work_id}", partial(self._release, one)) for one in found]

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
        waiting = await waiting_in(connection, backlog)
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

    @asynccontextmanager
    async def _running(
        self, member: Member, work_id: int, backlog_id: int
    ) -> AsyncIterator[tuple[AsyncConnection, Backlog | None]]:
        """Open the backlog that the person saw, or None if it has ended; nobody else changes it meanwhile."""
        async with self._database.change() as connection:
            await _authorised(connection, member, work_id)
            backlog = await backlog_store.find(connection, work_id)
            yield connection, backlog if backlog and backlog.id == backlog_id else None


async def _authorised(connection: AsyncConnection, member: Member, work_id: int) -> Work:
    await works_store.lock(connection, work_id)
    work = await present(connection, member.guild_id, work_id)
    await require_author(connection, member, work)
    return work
