"""Weeks of a watched site, left to chance: its author, the people who are asked, faults, and ends of the process."""

import contextlib
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.core.errors import UserFacingError
from bot.watching import store
from bot.watching.listing import store as listing_store
from bot.watching.models import Feed, SourceChapter, SourceChapterState, SourceMode
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState, Rating
from tests.simulation.crash_point import Crash, CrashPoint
from tests.simulation.crashing_database import CrashingDatabase, DatabaseFault
from tests.watching.histories.made_up_site import MadeUpSite, token_of
from tests.watching.made_up_feed import ADDRESS, PAGE
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program

UNTIL_DONE = 6
FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass
class History:
    """One history. `stood` are the tokens of chapters in what was read and taken in after the first look, `first` of
    those that were there then, `wanted` of those that somebody posted, by hand or when asked.
    """

    database: CrashingDatabase
    crash_point: CrashPoint
    chance: random.Random
    clock: SetClock = field(default_factory=SetClock)
    happened: Counter[str] = field(default_factory=Counter)
    first: frozenset[str] = frozenset()
    stood: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)

    async def begin(self) -> None:
        self.site = MadeUpSite(self.chance, self.clock, self.crash_point)
        self.site.begin()
        self.program = await Program.on(self.database, self.clock, reader=self.site).set_up(notices_channel_id=77)
        self.work = await self.program.work(rating=Rating.GENERAL)
        sources = self.program.services.watching.sources
        is_list = self.site.kind == "list"
        proposal = await sources.propose(AUTHOR, self.work.id, PAGE, ADDRESS, self.site.read(), is_list=is_list)
        self.first = self.site.last_read or frozenset()
        self.source = (await sources.begin(AUTHOR, proposal.source.id)).source
        mode = self.chance.choice((SourceMode.POST, SourceMode.POST, SourceMode.ASK, SourceMode.BACKLOG))
        await sources.set_mode(AUTHOR, self.source.id, mode)
        self.crashiness = self.chance.choice((0, 0.2, 0.6))
        self.faultiness = self.chance.choice((0, 0, 0.1))
        self.answers = self.chance.random() < 0.6

    async def live(self) -> None:
        for _ in range(self.chance.randrange(5, 30)):
            self.clock.advance(minutes=self.chance.choice((30, 90, 600, 2000, 6000)))
            if self.chance.random() < 0.6:
                self.site.act()
            if self.chance.random() < 0.1:
                await self.post_by_hand()
            if self.chance.random() < 0.1:
                await self.meddle()
            if self.chance.random() < 0.8:
                await self.look()
            if self.answers and self.chance.random() < 0.4:
                await self.answer()
        self.site.badness = self.crashiness = self.faultiness = 0
        await self.program.services.watching.sources.resume(AUTHOR, self.source.id)
        for _ in range(UNTIL_DONE):
            self.clock.advance(days=1, minutes=10)
            await self.look()
        self.site.read()
        self.stood |= self.site.last_read or frozenset()

    async def look(self) -> None:
        """Let the bot do what is due, and die in the middle if it comes so."""
        if self.chance.random() < self.crashiness:
            self.crash_point.steps_left = self.chance.randrange(1, 80)
        self.database.badness, self.database.faults = self.faultiness, 0
        try:
            await self.program.services.watching.watcher.look_at_due()
            self.crash_point.steps_left = None
            if self.site.last_read is not None and (await self.feed()).success_at == self.clock():
                self.stood |= self.site.last_read
                self.happened["looks"] += 1
            await self.program.timetable.release_due()
        except (Crash, BaseExceptionGroup):
            self.happened["crashes"] += 1
        except DatabaseFault:
            pass
        finally:
            self.happened["faults"] += self.database.faults
            self.database.badness = 0
            self.site.last_read, self.crash_point.steps_left = None, None
            self.program = Program.on(self.database, self.clock, reader=self.site)

    async def meddle(self) -> None:
        """Pause the source or go on with it, or end it and take that back."""
        sources = self.program.services.watching.sources
        for step in self.chance.choice(([sources.pause], [sources.resume], [sources.end, sources.undo_end])):
            await step(AUTHOR, self.source.id)
        self.happened["meddled"] += 1

    async def post_by_hand(self) -> None:
        """Post the newest chapter before the bot finds it."""
        newest = self.site.chapters[-1]
        if newest.number is not None and newest.token not in self.first | self.wanted:
            with contextlib.suppress(UserFacingError):
                link = self.site.link(newest) if self.chance.random() < 0.5 else None
                if not await self.with_token(newest.token):
                    await self.program.posted(
                        self.work, newest.number, title=f"{newest.word} {newest.token}", link=link
                    )
                    self.wanted.add(newest.token)
                    self.happened["by hand"] += 1

    async def answer(self) -> None:
        """Answer what is asked: of what is a chapter's second draft, nobody posts that."""
        found, together = self.program.services.watching.found, self.program.services.watching.together
        for row in await self.rows():
            chapter = await self.chapter(row)
            with contextlib.suppress(UserFacingError):
                if row.state is SourceChapterState.HELD and self.chance.random() < 0.5:
                    decide = self.chance.choice((together.take_all, together.take_newest, together.skip_all))
                    await decide(AUTHOR, row.batch or 0)
                    self.happened["answers"] += 1
                elif chapter and chapter.state is ChapterState.DRAFT and chapter.created_by == AUTHOR.id:
                    token = token_of(chapter.details.title) or ""
                    if token in self.wanted | self.first or self.chance.random() < 0.5:
                        await found.skip(AUTHOR, row.id)
                    elif not [one for one in await self.with_token(token) if one.state is not ChapterState.DRAFT]:
                        self.wanted.add(token)
                        await found.post(AUTHOR, row.id, again=1)
                    self.happened["answers"] += 1

    async def feed(self) -> Feed:
        async with self.database.read() as connection:
            return await store.find_feed(connection, self.source.feed_id)

    async def rows(self) -> list[SourceChapter]:
        async with self.database.read() as connection:
            return await listing_store.of_source(connection, self.source.id)

    async def chapters(self) -> list[Chapter]:
        async with self.database.read() as connection:
            return list(reversed(await chapter_store.of_work(connection, self.work.id)))

    async def chapter(self, row: SourceChapter) -> Chapter | None:
        if row.chapter_id is None:
            return None
        async with self.database.read() as connection:
            return await chapter_store.find_any(connection, row.chapter_id)

    async def with_token(self, token: str) -> list[Chapter]:
        return [one for one in await self.chapters() if token_of(one.details.title) == token]

    async def check(self) -> None:
        """Hold what came of it against the oracle: none doubled, none lost, none of the first look."""
        posted = [one for one in await self.chapters() if one.state in (ChapterState.POSTED, ChapterState.SCHEDULED)]
        tokens = Counter(token_of(one.details.title) or "" for one in posted)
        assert not [token for token, count in tokens.items() if count > 1], "doubled"
        assert not [token for token in tokens if token in self.first - self.wanted], "of the first look"
        rows = await self.rows()
        noted = {token_of(row.title) for row in rows if row.state is not SourceChapterState.KNOWN}
        assert not self.stood - self.first - noted, "lost"
        for row in rows:
            assert row.state in (SourceChapterState.KNOWN, SourceChapterState.SKIPPED, SourceChapterState.HELD) or (
                await self.chapter(row)
            ), "noted without a chapter"
        by_itself = [one for one in posted if token_of(one.details.title) not in self.wanted]
        in_order = sorted(by_itself, key=lambda one: (one.due_at or FOREVER, one.id))
        numbers = [one.details.number for one in in_order if one.details.number is not None]
        assert numbers == sorted(numbers), "out of order"
        self.happened["posted by itself"] += len(by_itself)
        self.happened["asked"] += len([row for row in rows if row.state is SourceChapterState.HELD])
        self.happened["asked"] += len([one for one in await self.chapters() if one.state is ChapterState.DRAFT])
