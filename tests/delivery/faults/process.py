"""A bot that may die at any of its steps, on a machine whose clock may be wrong."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.errors import UserFacingError
from tests.delivery.crash_point import CrashPoint
from tests.delivery.faults.crashing_database import CrashingDatabase
from tests.delivery.faults.faulty_discord import FaultyDiscord
from tests.delivery.faults.skipping_loop import SkippingLoop
from tests.worlds.program import Program

LOOP = 5.0
"""Seconds that the bot's loop gives to what is due before it looks again."""

Action = Callable[[], Awaitable[object]]


@dataclass
class BotProcess:
    """A bot with what it runs on: it may die at any step, and another one takes its place."""

    database: CrashingDatabase
    crash_point: CrashPoint
    loop: SkippingLoop
    chance: random.Random
    happened: Counter[str] = field(default_factory=Counter)
    clock_wrong_by: timedelta = timedelta()

    def __post_init__(self) -> None:
        self.channels = FaultyDiscord(
            self.loop.now, self.crash_point, self.chance, self.chance.choice((0, 0.05, 0.2, 0.4))
        )
        self.program = Program.on(self.database, self.clock)
        self.crashiness = self.chance.choice((0, 0.1, 0.4))

    def clock(self) -> datetime:
        """Tell what the machine takes the time for."""
        return self.loop.now() + self.clock_wrong_by

    async def begin(self) -> None:
        letters = self.program.services.letters
        letters.messenger.bind(self.channels.notices)
        await letters.begin()
        await self.program.begin_sending(self.channels)

    def may_die_soon(self) -> None:
        """Decide by chance whether the process dies after a few of its next steps."""
        if self.crash_point.steps_left is None and self.chance.random() < self.crashiness:
            self.crash_point.steps_left = self.chance.randrange(1, 40)

    async def live_through(self, *actions: Action) -> None:
        """The process does this at once; if it ends in the middle, another one goes on."""
        tasks = [asyncio.create_task(self._try(action)) for action in actions]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        if not self.is_dead:
            for task in tasks:
                task.result()
            return
        for task in tasks:
            task.cancel()
        await self.end()

    async def end(self) -> None:
        """The process is dead, whatever of it still runs; another one takes its place."""
        await self.program.outbox.stop()
        if others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)
        await self._restart()

    async def _try(self, action: Action) -> None:
        self.happened[getattr(action, "__name__", "")] += 1
        try:
            await action()
        except UserFacingError:
            self.happened["refused"] += 1

    @property
    def is_dead(self) -> bool:
        return self.crash_point.steps_left is not None and self.crash_point.steps_left < 0

    async def _restart(self) -> None:
        self.happened["crash"] += 1
        self.crash_point.steps_left = None
        await asyncio.sleep(self.chance.choice((0, 3, 45, 200, 4000)))
        self.program = self.program.next_process()
        await self.program.timetable.keep_wall_times()
        await self.begin()

    async def look(self) -> None:
        """What the bot's loop does every few seconds."""
        await self.program.timetable.release_due()
        await self.program.outbox.deliver_due(seconds=LOOP)
        await self.program.services.letters.deliver_due()

    async def live_on(self) -> None:
        """Let another process take the place of a dead one; from now on none dies."""
        if self.is_dead:
            await self.end()
        self.crash_point.steps_left = None
