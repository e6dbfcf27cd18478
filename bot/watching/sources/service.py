"""What staff and authors can do with sources: propose, begin, choose, pause, end."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.text.naming import name_key
from bot.intake.feeds.models import ReadFeed
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.watching import store
from bot.watching import wording as watching_wording
from bot.watching.listing import store as listing_store
from bot.watching.looks.looking import Looks
from bot.watching.models import DELAY, LONGEST_DELAY, Feed, Source, SourceMode
from bot.watching.sources.models import Proposal, WatchedSource
from bot.watching.watcher import Watcher
from bot.works import store as works_store
from bot.works.access import is_recorded, may_post_in, own_work, present, require_author
from bot.works.models import UNDO, Rating, Work

MOST_SOURCES = 20
"""Sources that a work may have: more are a mistake, or somebody's try to use the bot against a site."""

PROPOSED_FOR = timedelta(days=1)
"""How long what was shown, and not begun, is kept."""

FIRST_LOOK_AFTER = timedelta(minutes=2)


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
        wanted: str | None = None,
    ) -> Proposal:
        """Note what a source would be, and the chapters that it lists now: they are known, should it begin.

        Raises UserFacingError if the work has this source already, or too many, or if its chapters can't be told apart.
        """
        async with self._database.change() as connection:
            await works_store.lock(connection, work_id)
            work = await own_work(connection, member, work_id)
            feed = await store.put_feed(connection, address, member.guild_id, is_list=is_list)
            await self._check_new(connection, work, feed, wanted)
            settings = await setup_store.find(connection, member.guild_id)
            asks_author = settings.notices_channel_id is None
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

    async def begin(self, member: Member, source_id: int) -> WatchedSource:
        """Watch what was proposed. Raises UserFacingError if that was too long ago."""
        return await self._changed(member, source_id, begins=True)

    async def forget(self, member: Member, source_id: int) -> None:
        """Forget what was proposed; one that is watched stays."""
        async with self._database.change() as connection:
            source, _ = await self._of(connection, member, source_id)
            if source.begun_at is None:
                await self._delete(connection, [source_id])

    async def remove_unfinished(self) -> None:
        """Forget what was proposed a day ago and never begun."""
        async with self._database.change() as connection:
            if unfinished := await store.unfinished(connection, self._clock() - PROPOSED_FOR):
                await self._delete(connection, unfinished)

    async def of_guild(self, member: Member) -> list[WatchedSource]:
        """Find the sources of a server's works that the member may change."""
        async with self._database.read() as connection:
            sources = await store.in_guild(connection, member.guild_id)
            works = {work.id: work for work in await works_store.in_guild(connection, member.guild_id)}
            theirs = {work.id for work in await may_post_in(connection, member, works.values())}
            return [
                WatchedSource(one, works[one.work_id], await store.find_feed(connection, one.feed_id))
                for one in sources
                if one.work_id in theirs
            ]

    async def of_work(self, work: Work) -> list[WatchedSource]:
        """Find a work's sources, for whoever has been let in already."""
        async with self._database.read() as connection:
            sources = [one for one in await store.in_guild(connection, work.guild_id) if one.work_id == work.id]
            return [WatchedSource(one, work, await store.find_feed(connection, one.feed_id)) for one in sources]

    async def choose(self, member: Member, text: str) -> WatchedSource:
        """Find the source that a chosen or typed option names: by its id, its link, its site or its work's title.

        Raises UserFacingError if it names none, or several.
        """
        theirs = await self.of_guild(member)
        by_link = [one for one in theirs if text in (f"source:{one.source.id}", one.source.link)]
        found = by_link or [one for one in theirs if name_key(text) in one.names]
        if len(found) != 1:
            raise UserFacingError(watching_wording.which_source if found else watching_wording.no_such_source, text)
        return found[0]

    async def look(self, member: Member, source_id: int) -> WatchedSource:
        """Find a source, and how the looks at it go."""
        async with self._database.read() as connection:
            source, work = await self._of(connection, member, source_id)
            return WatchedSource(source, work, await store.find_feed(connection, source.feed_id))

    async def check(self, member: Member, source_id: int) -> WatchedSource:
        """Look at a source now. Raises UserFacingError if it isn't watched."""
        seen = await self.look(member, source_id)
        if not seen.source.is_watched:
            raise UserFacingError(watching_wording.is_paused, seen.source)
        await self._watcher.look_now(seen.feed.id)
        return await self.look(member, source_id)

    async def set_mode(
        self, member: Member, source_id: int, mode: SourceMode, delay: timedelta | None = None
    ) -> WatchedSource:
        """Choose what becomes of new chapters; `delay` is how long after they were found they go out by themselves.

        Raises UserFacingError for chapters that would go out by themselves of a work without a rating.
        """
        if delay is not None and not timedelta() <= delay <= LONGEST_DELAY:
            raise UserFacingError(watching_wording.bad_delay, LONGEST_DELAY)
        async with self._database.change() as connection:
            source, work = await self._of(connection, member, source_id)
            if mode is SourceMode.POST and work.details.rating is Rating.NOT_RATED:
                raise UserFacingError(watching_wording.rating_first, work)
            chosen = source.delay if delay is None else delay
            await store.change(connection, source_id, mode=mode, delay=int(chosen.total_seconds()))
        return await self.look(member, source_id)

    async def set_asked(self, member: Member, source_id: int, asks_id: int | None) -> WatchedSource:
        """Choose who is asked: an author in private, or with None staff where notices go.

        Raises UserFacingError for somebody who is no author of the work.
        """
        async with self._database.change() as connection:
            _, work = await self._of(connection, member, source_id)
            if asks_id is not None and not is_recorded(work, asks_id):
                raise UserFacingError(watching_wording.asks_authors_only, work)
            await store.change(connection, source_id, asks_id=asks_id)
        return await self.look(member, source_id)

    async def pause(self, member: Member, source_id: int) -> WatchedSource:
        async with self._database.change() as connection:
            source, _ = await self._of(connection, member, source_id)
            if source.paused_at is None:
                await store.change(connection, source_id, paused_at=self._clock())
                await store.hand_on(connection, source.feed_id)
        return await self.look(member, source_id)

    async def resume(self, member: Member, source_id: int) -> WatchedSource:
        """Go on: what appeared meanwhile is new."""
        return await self._changed(member, source_id, begins=False)

    async def end(self, member: Member, source_id: int) -> WatchedSource:
        """End a source; what it brought stays."""
        async with self._database.change() as connection:
            source, _ = await self._of(connection, member, source_id)
            if source.ended_at is None:
                await store.change(connection, source_id, ended_at=self._clock())
                await store.hand_on(connection, source.feed_id)
        return await self.look(member, source_id)

    async def undo_end(self, member: Member, source_id: int) -> WatchedSource:
        """Watch a source again that was ended within the last ten minutes. Raises UserFacingError later."""
        now = self._clock()
        async with self._database.change() as connection:
            source, _ = await self._of(connection, member, source_id)
            if source.ended_at is not None:
                if now - source.ended_at > UNDO:
                    raise UserFacingError(watching_wording.too_late_to_undo_end)
                await store.change(connection, source_id, ended_at=None)
                await self._wake(connection, source, now)
        return await self.look(member, source_id)

    async def _changed(self, member: Member, source_id: int, *, begins: bool) -> WatchedSource:
        """Begin, or go on."""
        now = self._clock()
        async with self._database.change() as connection:
            source, _ = await self._of(connection, member, source_id)
            if source.begun_at is None and begins:
                await store.change(connection, source_id, begun_at=now)
                await self._wake(connection, source, now + FIRST_LOOK_AFTER)
            elif source.paused_at is not None and not begins:
                await store.change(connection, source_id, paused_at=None)
                await self._wake(connection, source, now)
        return await self.look(member, source_id)

    async def _wake(self, connection: AsyncConnection, source: Source, at: datetime) -> None:
        await store.look_soon(connection, source.feed_id, at)
        await store.hand_on(connection, source.feed_id)

    async def _check_new(self, connection: AsyncConnection, work: Work, feed: Feed, wanted: str | None) -> None:
        there = [one for one in await store.in_guild(connection, work.guild_id) if one.work_id == work.id]
        same = [one for one in there if one.feed_id == feed.id]
        if any(name_key(one.wanted or "") == name_key(wanted or "") for one in same):
            raise UserFacingError(watching_wording.is_watched_already, same[0], work)
        if len(there) >= MOST_SOURCES:
            raise UserFacingError(watching_wording.too_many_sources, work, MOST_SOURCES)

    async def _delete(self, connection: AsyncConnection, source_ids: Sequence[int]) -> None:
        await listing_store.delete_of(connection, source_ids)
        await store.delete_all(connection, source_ids)

    async def _of(self, connection: AsyncConnection, member: Member, source_id: int) -> tuple[Source, Work]:
        """Find a source, and let nobody else change it until a transaction that writes ends."""
        source = await store.find(connection, source_id)
        if source is None:
            raise UserFacingError(watching_wording.source_is_gone)
        work = await present(connection, member.guild_id, source.work_id)
        await require_author(connection, member, work)
        return source, work
