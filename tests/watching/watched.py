"""A work, its source, and the site that it is read from."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from bot.letters.models import LetterKind
from bot.letters.store import letters
from bot.watching import store
from bot.watching.listing import store as listing_store
from bot.watching.models import Feed, Source, SourceChapter, SourceMode
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState, Work
from tests.watching.made_up_feed import MadeUpFeed
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program


@dataclass
class Watched:
    """A work, its source, and the site that it is read from."""

    program: Program
    work: Work
    site: MadeUpFeed
    source: Source
    clock: SetClock

    async def later(self, **time: float) -> None:
        """Let time pass, then look at what is due, and let go out what is."""
        self.clock.advance(**(time or {"days": 2}))
        await self.program.services.watching.watcher.look_at_due()
        await self.program.timetable.release_due()

    async def listed(self) -> list[SourceChapter]:
        async with self.program.database.read() as connection:
            return await listing_store.of_source(connection, self.source.id)

    async def feed(self) -> Feed:
        async with self.program.database.read() as connection:
            return await store.find_feed(connection, self.source.feed_id)

    def days(self, count: float, **besides: float) -> timedelta:
        return timedelta(days=count, **besides)

    async def chapters(self, *states: ChapterState) -> list[Chapter]:
        async with self.program.database.read() as connection:
            found = await chapter_store.of_work(connection, self.work.id)
        return [one for one in reversed(found) if not states or one.state in states]

    async def posted(self) -> list[float | None]:
        """The numbers of what was posted, in the order in which it was."""
        found = await self.chapters(ChapterState.POSTED)
        return [one.details.number for one in sorted(found, key=lambda one: (one.posted_at, one.id))]

    async def asked(self) -> list[LetterKind]:
        """What staff are asked or told, in the order in which it was written."""
        async with self.program.database.read() as connection:
            return list((await connection.execute(select(letters.c.kind).order_by(letters.c.id))).scalars())

    async def choose(self, mode: SourceMode) -> None:
        await self.program.services.watching.sources.set_mode(AUTHOR, self.source.id, mode)
