"""Looking at feeds whose time has come, one after another of each host."""

import asyncio
import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.fetching.errors import FetchError, HostPaused
from bot.core.fetching.models import Validators
from bot.core.logs import log_failure
from bot.core.ownership import Share
from bot.core.ports import Port
from bot.intake.feeds.models import NoFeed, NoFeedReason
from bot.watching import rhythm, store, waking_store
from bot.watching.listing import store as listing_store
from bot.watching.looks.looking import Looks
from bot.watching.models import Feed, FeedTrouble
from bot.watching.ports import FeedReader, FetchedFeed
from bot.watching.questions import tell_of_recovery, tell_of_trouble
from bot.watching.rhythm import next_look, next_try
from bot.watching.troubles import trouble_of
from bot.works import store as works_store

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
"""How long a look may take, turns of a busy host included, until somebody else may try."""

AT_ONCE = 4
"""Feeds that are fetched side by side, of different hosts."""

SILENCE = timedelta(days=1)
"""For how long looks fail until somebody hears of it: most of what fails is mended by then."""

AGAIN_SOON = timedelta(minutes=1)


class Watcher:
    """Looks at what is due. `reader` is bound by whoever may ask the web; without one, nothing is watched."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        share: Share,
        looks: Looks,
        chance: Random | None = None,
    ) -> None:
        self.reader = Port[FeedReader]("reader of feeds")
        self._database = database
        self._clock = clock
        self._share = share
        self._looks = looks
        self._looking: set[int] = set()
        self._chance = chance or Random()  # noqa: S311

    async def look_at_due(self) -> int:
        """Look at every feed of this share whose time has come, but at no two of one host together.

        However many wait at a host that is slow, or wants long gaps, those of others go on. Returns how many there
        were.
        """
        looked, looking = 0, dict[asyncio.Task[bool], str]()
        try:
            while self.reader.is_bound:
                while len(looking) < AT_ONCE and (feed := await self._next_due(looking.values())):
                    looking[asyncio.create_task(self._take(feed))] = _host_of(feed)
                if not looking:
                    break
                done, _ = await asyncio.wait(looking, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    del looking[task]
                    looked += task.result()
        finally:
            for task in looking:
                task.cancel()
            await asyncio.gather(*looking, return_exceptions=True)
        return looked

    async def look_now(self, feed_id: int) -> bool:
        """Look at a feed at once, for somebody who waits for it. False if it is being looked at already."""
        if feed_id in self._looking:
            return False
        async with self._database.change() as connection:
            await waking_store.look_soon(connection, feed_id, self._clock())
            feed = await store.find_feed(connection, feed_id)
        return await self._take(feed)

    async def look_soon(self, feed_id: int) -> None:
        """Let the loop look at a feed in its next turn."""
        async with self._database.change() as connection:
            await waking_store.look_soon(connection, feed_id, self._clock())

    async def _next_due(self, hosts: Collection[str]) -> Feed | None:
        async with self._database.read() as connection:
            return await store.next_due(connection, self._clock(), self._share, besides=hosts)

    async def _take(self, feed: Feed) -> bool:
        """Look at a feed that is due. False if somebody else took it."""
        if feed.id in self._looking:
            return False
        self._looking.add(feed.id)
        try:
            claimed = await self._claim(feed)
            return claimed is not None and await self._look(claimed)
        finally:
            self._looking.discard(feed.id)

    async def _claim(self, feed: Feed) -> Feed | None:
        """Take a feed for one look, which is known by when it ends at the latest. None if somebody else took it."""
        until = self._clock() + LEASE
        async with self._database.change() as connection:
            return replace(feed, due_at=until) if await store.claim(connection, feed, until) else None

    async def _look(self, feed: Feed) -> bool:
        try:
            await self._fetch(feed)
        except Exception as error:  # its lease ends by itself
            log_failure(log, error, "Feed %s can't be looked at, and will be later", feed.id)
        return True

    async def _fetch(self, feed: Feed) -> None:
        try:
            fetched = await self.reader().fetch(feed)
            if fetched.read is not None and not fetched.read.entries and await self._had_any(feed):
                raise NoFeed(NoFeedReason.EMPTY)
        except (FetchError, NoFeed) as problem:
            await self._note_failure(feed, problem)
        else:
            await self._take_in(feed, fetched)

    async def _had_any(self, feed: Feed) -> bool:
        """Tell whether a feed listed anything before: a new blog may well have no posts yet."""
        async with self._database.read() as connection:
            return bool(await listing_store.times(connection, feed.id))

    async def _take_in(self, feed: Feed, fetched: FetchedFeed) -> None:
        """Write down what each source shows, and only then that the feed was looked at."""
        async with self._database.read() as connection:
            sources = await store.watched(connection, feed.id)
        if fetched.read is not None:
            for source in sources:
                if not await self._looks.look(source, fetched.read, feed.success_at):
                    await self._put_off(feed)
                    return
        await self._note_success(feed, fetched)

    async def _note_success(self, feed: Feed, fetched: FetchedFeed) -> None:
        now = self._clock()
        known = fetched.validators if fetched.read is not None else Validators(feed.etag, feed.last_modified)
        async with self._database.change() as connection:
            came = await listing_store.times(connection, feed.id)
            due_at = next_look(now, came, fetched.wait, self._chance)
            await store.note_look(connection, feed, due_at=due_at, etag=known.etag, last_modified=known.last_modified)
            await store.note(
                connection,
                feed.id,
                title=fetched.read.title if fetched.read is not None else feed.title,
                checked_at=now,
                success_at=now,
                failing_since=None,
                trouble=None,
                failures=0,
            )
            for source in await store.watched(connection, feed.id):
                if source.told_at is not None:
                    work = await works_store.find_any(connection, source.work_id)
                    await store.change(connection, source.id, told_at=None)
                    await tell_of_recovery(connection, self._clock, work, source, source.told_at)
            await waking_store.hand_on(connection, feed.id)

    async def _note_failure(self, feed: Feed, problem: FetchError | NoFeed) -> None:
        """Note that a look failed; nobody hears of it within the first day, and everybody once after that."""
        trouble = trouble_of(problem)
        if trouble is None and isinstance(problem, HostPaused) and await self._is_kept_waiting(feed):
            trouble = FeedTrouble.BLOCKED
        if trouble is None:
            await self._put_off(feed, problem.until if isinstance(problem, HostPaused) else None)
            return
        now = self._clock()
        since = feed.failing_since or now
        log.info("Feed %s can't be read: %s", feed.id, type(problem).__name__)
        async with self._database.change() as connection:
            due_at = next_try(now, feed.failures, _until(problem, now), self._chance)
            failures = feed.failures + 1
            await store.note_look(connection, feed, due_at=due_at)
            await store.note(
                connection, feed.id, checked_at=now, failing_since=since, trouble=trouble, failures=failures
            )
            if now - since >= SILENCE:
                failing = replace(feed, failing_since=since, trouble=trouble)
                for source in await store.watched(connection, feed.id):
                    if source.told_at is None:
                        work = await works_store.find_any(connection, source.work_id)
                        await store.change(connection, source.id, told_at=now)
                        await tell_of_trouble(connection, self._clock, work, source, failing)
            await waking_store.hand_on(connection, feed.id)

    async def _is_kept_waiting(self, feed: Feed) -> bool:
        """Tell whether nobody could ask a feed's host for so long that those who watch it have to hear of it."""
        async with self._database.read() as connection:
            begun = [one.begun_at for one in await store.watched(connection, feed.id) if one.begun_at]
        since = feed.success_at or min(begun, default=self._clock())
        return self._clock() - since >= rhythm.LONGEST + SILENCE

    async def _put_off(self, feed: Feed, until: datetime | None = None) -> None:
        """Look again soon, or then, at the whole feed: nothing was learned of it."""
        soon = self._clock() + AGAIN_SOON
        async with self._database.change() as connection:
            await store.note_look(connection, feed, due_at=max(until or soon, soon))


def _until(problem: Exception, now: datetime) -> timedelta:
    return problem.until - now if isinstance(problem, HostPaused) else timedelta()


def _host_of(feed: Feed) -> str:
    """Return the part of a feed's address that its host's others begin with, too."""
    scheme, _, rest = feed.address.partition("//")
    return f"{scheme}//{rest.partition('/')[0]}/"
