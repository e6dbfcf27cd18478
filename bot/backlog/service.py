"""What authors can do with a work's backlog."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.announcements.targeting import needed_targets
from bot.backlog import store as backlog_store
from bot.backlog import wording
from bot.backlog.contents import contents, overview, read_material
from bot.backlog.models import FIRST, LAST, Backlog, BacklogOverview, by_number, to_begin_with
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.dates.rhythms import understand_rhythm
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.access import present, require_author
from bot.works.models import Chapter, Work

log = logging.getLogger(__name__)


class Backlogs:
    """Each work has at most one backlog; `backlog_id` says which one a person saw.

    What is asked of one that has ended, or of a chapter that has gone out, does nothing: `look` shows what is true.
    Every method that takes a member raises UserFacingError if they are neither the work's author nor staff.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def plan(self, member: Member, work_id: int, every: str) -> BacklogOverview:
        """Line up the drafts that are there at the rhythm that was typed; nothing goes out until it begins.

        A backlog that is there already, running or not, takes the new rhythm and keeps its chapters and their order.
        Raises UserFacingError if the rhythm is unclear, if there is no draft, or if nobody has said where to announce.
        """
        rhythm = understand_rhythm(every)
        async with self._database.change() as connection:
            work = await _authorised(connection, member, work_id)
            await needed_targets(connection, work)
            zone = (await setup_store.find(connection, member.guild_id)).zone
            now = self._clock()
            first, material = rhythm.after(now, zone), await read_material(connection, work)
            backlog = await backlog_store.find(connection, work_id)
            if backlog is not None:
                await backlog_store.put(connection, replace(backlog, rhythm=rhythm, next=first, skipping=False))
            elif not material.drafts:
                raise UserFacingError(wording.no_drafts, work)
            else:
                backlog = await backlog_store.plan(connection, work_id, rhythm, first)
                await backlog_store.put_order(connection, backlog.id, [one.id for one in to_begin_with(material)])
            return await overview(connection, work, now, material)

    async def would_take(self, member: Member, work_id: int) -> list[Chapter]:
        """Find the drafts that would be in a plan after `plan`; none where a backlog is running."""
        async with self._database.read() as connection:
            work = await present(connection, member.guild_id, work_id)
            await require_author(connection, member, work)
            material = await read_material(connection, work)
            backlog = await backlog_store.find(connection, work_id)
            if backlog is None:
                return to_begin_with(material)
            planned, _ = await contents(connection, backlog, material.drafts)
        return [] if backlog.begun else planned

    async def begin(self, member: Member, work_id: int, backlog_id: int) -> bool:
        """Let a plan's chapters go out at its slots, those that passed meanwhile aside. False if it isn't one any more.

        Raises UserFacingError if nobody has said where to announce.
        """
        now = self._clock()
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog is None or backlog.begun:
                return False
            await needed_targets(connection, await present(connection, member.guild_id, work_id))
            await backlog_store.put(connection, replace(backlog, begun=True, next=backlog.first_slot(now)))
            return True

    async def look(self, member: Member, work_id: int) -> BacklogOverview:
        async with self._database.read() as connection:
            work = await present(connection, member.guild_id, work_id)
            await require_author(connection, member, work)
            return await overview(connection, work, self._clock())

    async def of_work(self, work: Work) -> BacklogOverview:
        """Read a work's backlog, for whoever has been let in already."""
        async with self._database.read() as connection:
            return await overview(connection, work, self._clock())

    async def pause(self, member: Member, work_id: int, backlog_id: int) -> None:
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog:
                await backlog_store.put(connection, replace(backlog, paused=True))

    async def resume(self, member: Member, work_id: int, backlog_id: int) -> None:
        """Go on with the next slot; those that passed meanwhile are not made up for."""
        now = self._clock()
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog and backlog.paused:
                first = backlog.first_slot(now)
                skipping = backlog.skipping and first == backlog.next
                await backlog_store.put(connection, replace(backlog, paused=False, next=first, skipping=skipping))

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
            drafts = await chapter_store.drafts(connection, work_id)
            waiting, _ = await contents(connection, backlog, drafts)
            await backlog_store.end(connection, backlog.id)
            return len(waiting)

    async def move(self, member: Member, work_id: int, backlog_id: int, chapter_id: int, before: int) -> None:
        """Put a chapter before another one, or FIRST or LAST."""
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog is None:
                return
            drafts = await chapter_store.drafts(connection, work_id)
            waiting, gone = await contents(connection, backlog, drafts)
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
        """Put drafts of the work at the end, by their numbers; what isn't one is passed over.

        A preview that nobody has finished is a draft that is kept from then on.
        """
        async with self._running(member, work_id, backlog_id) as (connection, backlog):
            if backlog:
                order = await backlog_store.order(connection, backlog.id)
                drafts = await chapter_store.drafts(connection, work_id)
                chosen = [draft for draft in drafts if draft.id in chapter_ids and draft.id not in order]
                new = [chapter.id for chapter in by_number(chosen)]
                await chapter_store.keep(connection, new)
                await backlog_store.put_order(connection, backlog.id, [*order, *new])

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
