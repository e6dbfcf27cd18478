"""Weeks of a watched site, left to chance: its author, the people who are asked, faults, and ends of the process."""

import random
from collections import Counter
from dataclasses import dataclass, field

from bot.setup.models import Member
from bot.watching import store
from bot.watching.models import Feed
from tests.simulation.crash_point import Crash, CrashPoint
from tests.simulation.crashing_database import CrashingDatabase, DatabaseFault
from tests.watching.histories.made_up_site import BOOKS, MadeUpSite
from tests.watching.histories.watch import Watch
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, OTHER_GUILD
from tests.worlds.program import Program

UNTIL_DONE = 6
THERE = Member(OTHER_GUILD, AUTHOR.id, AUTHOR.name)


@dataclass
class History:
    """One history: a site, and one or two works that are watched there, of one server or of two."""

    database: CrashingDatabase
    crash_point: CrashPoint
    chance: random.Random
    clock: SetClock = field(default_factory=SetClock)
    happened: Counter[str] = field(default_factory=Counter)

    async def begin(self) -> None:
        self.site = MadeUpSite(self.chance, self.clock, self.crash_point)
        self.site.begin()
        self.program = await Program.on(self.database, self.clock, reader=self.site).set_up(notices_channel_id=77)
        self.watches = self._watches()
        for number, watch in enumerate(self.watches):
            if watch.author is THERE:
                await self.program.set_up(OTHER_GUILD, notices_channel_id=78)
            await watch.begin(self.program, f"The Lighthouse {number}")
            watch.happened = self.happened
        self.crashiness = self.chance.choice((0, 0.2, 0.6))
        self.faultiness = self.chance.choice((0, 0, 0.1))
        self.answers = self.chance.random() < 0.6

    def _watches(self) -> list[Watch]:
        """Choose who watches: one work all of the feed, or two, of one server or of two, all of it or a book each."""
        first, second = Watch(self.site, self.chance), Watch(self.site, self.chance)
        match self.chance.randrange(6):
            case 0:
                second.author = THERE
            case 1:
                first.book, second.book = BOOKS
            case 2:
                first.book, second.book, second.author = BOOKS[0], BOOKS[0], THERE
            case 3:
                first.book = BOOKS[0]
                return [first]
            case _:
                return [first]
        self.happened["two sources"] += 1
        return [first, second]

    async def live(self) -> None:
        for _ in range(self.chance.randrange(5, 30)):
            self.clock.advance(minutes=self.chance.choice((30, 90, 600, 2000, 6000)))
            if self.chance.random() < 0.6:
                self.site.act()
            watch = self.chance.choice(self.watches)
            await self._do_something(watch)
            if self.chance.random() < 0.8:
                await self.look()
            if self.answers and self.chance.random() < 0.4:
                await watch.answer(self.program)
        self.site.badness = self.crashiness = self.faultiness = 0
        for watch in self.watches:
            await watch.go_on(self.program)
        for _ in range(UNTIL_DONE):
            self.clock.advance(days=1, minutes=10)
            await self.look()
        self.site.read()
        for watch in self.watches:
            watch.stood |= watch.its(self.site.last_read)

    async def _do_something(self, watch: Watch) -> None:
        if self.chance.random() < 0.1:
            await watch.post_by_hand(self.program)
        if self.chance.random() < 0.1:
            await watch.meddle(self.program)

    async def look(self) -> None:
        """Let the bot do what is due, and die in the middle if it comes so."""
        if self.chance.random() < self.crashiness:
            self.crash_point.steps_left = self.chance.randrange(1, 80)
        self.database.badness, self.database.faults = self.faultiness, 0
        try:
            await self.program.services.watching.watcher.look_at_due()
            self.crash_point.steps_left = None
            if self.site.last_read is not None and (await self.feed()).success_at == self.clock():
                await self._note_what_stood()
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

    async def _note_what_stood(self) -> None:
        """Note what those have to know by now for whom the look was."""
        self.database.badness = 0
        async with self.database.read() as connection:
            ids = {one.id for one in await store.watched(connection, (await self.feed()).id)}
        for watch in self.watches:
            if watch.source.id in ids:
                watch.stood |= watch.its(self.site.last_read)
        self.happened["looks"] += 1

    async def feed(self) -> Feed:
        async with self.database.read() as connection:
            return await store.find_feed(connection, self.watches[0].source.feed_id)

    async def check(self) -> None:
        for watch in self.watches:
            await watch.check(self.program)
