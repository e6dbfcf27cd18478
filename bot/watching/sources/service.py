"""What staff and authors can do with sources: propose, begin, choose, pause, end."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Unpack

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.intake.feeds.models import ReadFeed
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.watching import questions, store, waking_store
from bot.watching import wording as watching_wording
from bot.watching.entries.filters import EVERYTHING, EntryFilter, alike
from bot.watching.finding import wording as finding_wording
from bot.watching.listing import store as listing_store
from bot.watching.looks.looking import Looks
from bot.watching.models import DELAY, LONGEST_DELAY, Source, SourceChapter, SourceMode
from bot.watching.sources import wording
from bot.watching.sources.access import held, source_of
from bot.watching.sources.models import CheckedSource, CheckOutcome, Proposal, WatchedSource
from bot.watching.store import SourceChanges
from bot.watching.watcher import Watcher
from bot.works import store as works_store
from bot.works.access import is_recorded, own_work
from bot.works.models import UNDO, Rating, Work

MOST_SOURCES = 20
"""Sources that a work may have: more are a mistake, or somebody's try to use the bot against a site."""

FIRST_LOOK_AFTER = timedelta(minutes=2)

A_MOMENT = timedelta(minutes=1)
"""How long after a look nothing new is to be expected: whoever clicks again doesn't make the bot ask the site again."""


class Sources:
    """Every method that takes a member raises UserFacingError if they are neither the work's author nor staff."""

    def __init__(self, database: Database, clock: Clock, looks: Looks, watcher: Watcher) -> None:
        self._database = database
        self._clock = clock
        self._looks = looks
        self._watcher = watcher

    async def propose(
        self,
        member: Member,
        work_id: int,
        link: str,
        address: str,
        read: ReadFeed,
        *,
        is_list: bool,
        wanted: EntryFilter = EVERYTHING,
    ) -> Proposal:
        """Note what a source would be, and the chapters that it lists now: they are known, should it begin.

        Raises UserFacingError if the work has this source already, or too many.
        """
        async with self._database.change() as connection:
            await works_store.lock(connection, work_id)
            work = await own_work(connection, member, work_id)
            feed = await store.put_feed(connection, address, member.guild_id, is_list=is_list, title=read.title)
            await self._check_new(connection, work, feed.id, wanted)
            settings = await setup_store.find(connection, member.guild_id)
            asks_author = settings.notices_channel_id is None and is_recorded(work, member.id)
            source = await store.add(
                connection,
                Source(
                    id=0,
                    work_id=work_id,
                    feed_id=feed.id,
                    link=link,
                    wanted=wanted,
                    mode=SourceMode.ASK,
                    delay=DELAY,
                    asks_id=member.id if asks_author else None,
                    added_by=member.id,
                    added_at=self._clock(),
                ),
            )
            chapters = await self._looks.begin(connection, source, work, read)
        return Proposal(source, work, feed, chapters)

    async def proposal(self, member: Member, source_id: int) -> Proposal:
        """Find what was proposed, as it was chosen since."""
        async with self._database.read() as connection:
            source, work = await source_of(connection, member, source_id)
            feed = await store.find_feed(connection, source.feed_id)
            return Proposal(source, work, feed, await listing_store.of_source(connection, source_id))

    async def narrow(self, member: Member, source_id: int, read: ReadFeed, wanted: EntryFilter) -> Proposal:
        """Choose which entries are the work's, before a source begins.

        Raises UserFacingError if it did, or if the work has such a source already.
        """
        async with self._database.change() as connection:
            source, work = await held(connection, member, source_id)
            if source.begun_at is not None:
                raise UserFacingError(wording.begun_already, source)
            feed = await store.find_feed(connection, source.feed_id)
            await self._check_new(connection, work, feed.id, wanted)
            await store.choose_wanted(connection, source_id, wanted)
            await listing_store.delete_of(connection, [source_id])
            narrowed = replace(source, wanted=wanted)
            return Proposal(narrowed, work, feed, await self._looks.begin(connection, narrowed, work, read))

    async def begin(self, member: Member, source_id: int) -> WatchedSource:
        """Watch what was proposed. Raises UserFacingError if that was too long ago."""
        return await self._changed(member, source_id, begins=True)

    async def forget(self, member: Member, source_id: int) -> None:
        """Forget what was proposed. Raises UserFacingError if it is watched by now."""
        async with self._database.change() as connection:
            source, _ = await held(connection, member, source_id)
            if source.begun_at is not None:
                raise UserFacingError(wording.begun_already, source)
            await listing_store.delete_sources(connection, [source_id])

    async def look(self, member: Member, source_id: int) -> WatchedSource:
        """Find a source, and how the looks at it go."""
        async with self._database.read() as connection:
            source, work = await source_of(connection, member, source_id)
            return WatchedSource(source, work, await store.find_feed(connection, source.feed_id))

    async def check(self, member: Member, source_id: int) -> CheckedSource:
        """Look at a source now, unless somebody did a moment ago. Raises UserFacingError if it isn't watched."""
        before = await self.look(member, source_id)
        if not before.source.is_watched:
            raise UserFacingError(wording.is_paused, before.source)
        if not self._watcher.reader.is_bound:
            raise UserFacingError(finding_wording.no_contact)
        checked_at = before.feed.checked_at
        if checked_at is not None and self._clock() - checked_at < A_MOMENT:
            return CheckedSource(before, CheckOutcome.A_MOMENT_AGO)
        newest = max((row.id for row in await self._listed(source_id)), default=0)
        is_running = not await self._watcher.look_now(before.feed.id)
        now = await self.look(member, source_id)
        if is_running or now.feed.checked_at == checked_at:
            return CheckedSource(now, CheckOutcome.RUNS if is_running else CheckOutcome.PUT_OFF)
        new = [row for row in await self._listed(source_id) if row.id > newest]
        return CheckedSource(now, CheckOutcome.FAILED if now.feed.trouble else CheckOutcome.LOOKED, new)

    async def _listed(self, source_id: int) -> list[SourceChapter]:
        async with self._database.read() as connection:
            return await listing_store.of_source(connection, source_id)

    async def set_mode(
        self, member: Member, source_id: int, mode: SourceMode, delay: timedelta | None = None
    ) -> WatchedSource:
        """Choose what becomes of new chapters; `delay` is how long after they were found they go out by themselves.

        Raises UserFacingError for chapters that would go out by themselves of a work without a rating.
        """
        if delay is not None and not timedelta() <= delay <= LONGEST_DELAY:
            raise UserFacingError(wording.bad_delay, LONGEST_DELAY)
        async with self._database.change() as connection:
            source, work = await held(connection, member, source_id)
            if mode is SourceMode.POST and work.details.rating is Rating.NOT_RATED:
                raise UserFacingError(watching_wording.rating_first, work)
            chosen = source.delay if delay is None else delay
            await store.change(connection, source_id, mode=mode, delay=int(chosen.total_seconds()))
            await questions.refresh_open(connection, work.id, self._clock())
        return await self.look(member, source_id)

    async def set_asked(self, member: Member, source_id: int, asks_id: int | None) -> WatchedSource:
        """Choose who is asked: an author in private, or with None staff where notices go.

        Raises UserFacingError for somebody who is no author of the work.
        """
        async with self._database.change() as connection:
            _, work = await held(connection, member, source_id)
            if asks_id is not None and not is_recorded(work, asks_id):
                raise UserFacingError(wording.asks_authors_only, work)
            await store.change(connection, source_id, asks_id=asks_id)
        return await self.look(member, source_id)

    async def pause(self, member: Member, source_id: int) -> WatchedSource:
        async with self._database.change() as connection:
            source, _ = await held(connection, member, source_id)
            if source.paused_at is None:
                await _set_going(connection, source, None, paused_at=self._clock())
        return await self.look(member, source_id)

    async def resume(self, member: Member, source_id: int) -> WatchedSource:
        """Go on: what appeared meanwhile is new."""
        return await self._changed(member, source_id, begins=False)

    async def end(self, member: Member, source_id: int) -> WatchedSource:
        """End a source; what it brought stays."""
        async with self._database.change() as connection:
            source, _ = await held(connection, member, source_id)
            if source.ended_at is None:
                await _set_going(connection, source, None, ended_at=self._clock())
        return await self.look(member, source_id)

    async def undo_end(self, member: Member, source_id: int) -> WatchedSource:
        """Watch a source again that was ended within the last ten minutes. Raises UserFacingError later."""
        now = self._clock()
        async with self._database.change() as connection:
            source, work = await held(connection, member, source_id)
            if source.ended_at is not None:
                if now - source.ended_at > UNDO:
                    raise UserFacingError(wording.too_late_to_undo_end)
                await self._check_new(connection, work, source.feed_id, source.wanted)
                await _set_going(connection, source, now, ended_at=None)
        return await self.look(member, source_id)

    async def _changed(self, member: Member, source_id: int, *, begins: bool) -> WatchedSource:
        """Begin, or go on."""
        now = self._clock()
        async with self._database.change() as connection:
            source, work = await held(connection, member, source_id)
            if source.begun_at is None and begins:
                await self._check_new(connection, work, source.feed_id, source.wanted)
                await _set_going(connection, source, now + FIRST_LOOK_AFTER, begun_at=now)
            elif source.paused_at is not None and not begins:
                await _set_going(connection, source, now, paused_at=None)
        return await self.look(member, source_id)

    async def _check_new(self, connection: AsyncConnection, work: Work, feed_id: int, wanted: EntryFilter) -> None:
        """Raise UserFacingError if a work has such a source, or as many as it may have."""
        there = [one for one in await store.in_guild(connection, work.guild_id) if one.work_id == work.id]
        same = [one for one in there if one.feed_id == feed_id and alike(one.wanted, wanted)]
        if same:
            raise UserFacingError(wording.is_watched_already, same[0], work)
        if len(there) >= MOST_SOURCES:
            raise UserFacingError(wording.too_many_sources, work, MOST_SOURCES)


async def _set_going(
    connection: AsyncConnection, source: Source, look_at: datetime | None, **changes: Unpack[SourceChanges]
) -> None:
    """Let a source begin or go on with a look at a moment, or with None rest; its feed follows."""
    await waking_store.lock(connection, [source.feed_id])
    await store.change(connection, source.id, **changes)
    if look_at is not None:
        await waking_store.look_soon(connection, source.feed_id, look_at)
    await waking_store.hand_on(connection, source.feed_id)
