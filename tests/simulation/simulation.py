"""Some hours of a busy bot, left to chance: everybody who uses it, a faulty Discord and database, and crashes."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, union_all

from bot.announcements.store import announcements
from bot.delivery.steps.store import steps
from bot.letters.store import letters
from tests.simulation.authors import Authors
from tests.simulation.process import Action, BotProcess
from tests.simulation.readers import Readers
from tests.simulation.reviewers import Reviewers
from tests.simulation.servers import Servers

QUIET, ENOUGH = 900, 12
"""Seconds between looks, and how many of them the bot gets, once Discord answers well again."""


@dataclass
class Simulation:
    """One schedule: `open`, as many turns as one likes, `settle`."""

    process: BotProcess

    def __post_init__(self) -> None:
        self.servers = Servers(self.process)
        self.authors = Authors(self.process, self.servers)
        self.readers = Readers(self.process, self.servers)
        self.reviewers = Reviewers(self.process, self.servers, self.readers)
        self.chance = self.process.chance
        self.actions: dict[Action, int] = {
            self.authors.post: 10,
            self.authors.schedule: 4,
            self.authors.edit: 6,
            self.authors.edit_the_work: 2,
            self.authors.withdraw: 4,
            self.authors.bring_back: 4,
            self.servers.retry: 3,
            self.authors.try_again: 2,
            self.authors.decide: 4,
            self.authors.send_again: 2,
            self.authors.go_on_without: 3,
            self.authors.post_after_all: 1,
            self.servers.spoil: 4,
            self.servers.mend: 3,
            self.servers.delete_a_channel: 1,
            self.servers.move: 2,
            self.servers.spoil_letters: 2,
            self.readers.suggest: 8,
            self.readers.answer_a_call: 4,
            self.readers.suggest_much_the_same: 3,
            self.readers.name_or_not: 2,
            self.readers.take_back: 2,
            self.readers.back: 2,
            self.readers.react: 8,
            self.reviewers.decide: 6,
            self.reviewers.undo: 2,
            self.reviewers.ask: 2,
            self.reviewers.call: 3,
            self.reviewers.close_a_call: 1,
            self.reviewers.poll: 3,
            self.reviewers.upload: 2,
            self.set_the_clock: 2,
        }

    async def open(self) -> None:
        await self.servers.open()
        await self.process.begin()
        self.process.database.badness = self.process.database_badness

    async def turn(self) -> None:
        """Something happens, or a few things at once, perhaps for the last time in this process; then time passes."""
        self.process.may_die_soon()
        actions = self.chance.choices(
            list(self.actions), list(self.actions.values()), k=self.chance.choice((1, 1, 2, 3))
        )
        if self.chance.random() < 0.7:
            actions.insert(self.chance.randint(0, len(actions)), self.process.look)
        await self.process.live_through(*actions)
        await asyncio.sleep(self.chance.choice((0, 0, 1, 10, 60, 300, 2400)))

    @property
    def survived(self) -> Counter[str]:
        return Counter(
            schedules=1,
            faults=self.process.channels.faults.total()
            + self.process.database.faults
            + self.process.happened["spoilt"]
            + self.process.happened["set_the_clock"],
            crashes=self.process.happened["crash"],
            messages=len(self.process.channels.messages),
            letters=len(self.process.channels.letterbox.messages),
            ideas=self.process.happened["idea"],
            held=self.process.happened["held"],
            hearts=self.process.happened["heart"],
            decided=self.process.happened["decided"],
        )

    async def set_the_clock(self) -> None:
        self.process.clock_wrong_by += timedelta(
            seconds=self.chance.choice((-1, 1)) * self.chance.choice((20, 400, 4000, 90000))
        )

    async def settle(self) -> None:
        """Discord answers well again, everything is mended, and the bot has all the time it needs."""
        self.process.channels.badness = self.process.database.badness = 0
        await self.process.live_on()
        self.process.channels.letterbox.votes_found = [1, 1]
        await asyncio.sleep(200)
        await self.process.look()
        await self.authors.decide()
        await self.servers.mend_everything()
        await self.authors.post_after_all()
        await self.process.program.kudos.reconciler.ask_all()
        for _ in range(ENOUGH):
            await asyncio.sleep(QUIET)
            await self.process.look()
            if not await self._has_more_to_do():
                return

    async def _has_more_to_do(self) -> bool:
        waiting = [
            select(table.c.due_at).where(table.c.due_at.is_not(None)) for table in (announcements, steps, letters)
        ]
        async with self.process.database.read() as connection:
            return (await connection.execute(union_all(*waiting).limit(1))).one_or_none() is not None
