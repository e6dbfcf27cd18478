"""A bot that may die at any of its steps, on a machine whose clock may be wrong."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.core.errors import UserFacingError
from tests.simulation.crash_point import CrashPoint
from tests.simulation.crashing_database import CrashingDatabase, DatabaseFault
from tests.simulation.faulty_discord import FaultyDiscord
from tests.simulation.skipping_loop import SkippingLoop
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
    is_behind: bool = False

    def __post_init__(self) -> None:
        self.channels = FaultyDiscord(
            self.loop.now, self.crash_point, self.chance, self.chance.choice((0, 0.05, 0.2, 0.4))
        )
        self.clock_wrong_by = timedelta(hours=self.chance.choice((0, 0, 0, 3, -3, 9000)))
        self.program = Program.on(self.database, self.clock)
        self.crashiness = self.chance.choice((0, 0.1, 0.4))
        self.database_badness = self.chance.choice((0, 0, 0.02, 0.1))

    def clock(self) -> datetime:
        """Tell what the machine takes the time for."""
        return self.loop.now() + self.clock_wrong_by

    async def begin(self) -> None:
        """Start, again and again where the database doesn't let it."""
        self.program.services.letters.messenger.bind(self.channels.letterbox)
        self.program.kudos.reconciler.reactions.bind(self.channels.reactions)
        while True:
            with contextlib.suppress(DatabaseFault):
                await self.program.timetable.keep_wall_times()
                await self.program.services.letters.begin()
                await self.program.begin_sending(self.channels)
                await self.program.kudos.reconciler.ask_all()
                return

    def may_die_soon(self) -> None:
        """Decide by chance whether the process dies after a few of its next steps."""
        if self.crash_point.steps_left is None and self.chance.random() < self.crashiness:
            self.crash_point.steps_left = self.chance.randrange(1, 40)

    async def live_through(self, *actions: Action) -> None:
        """The process does this at once; if it ends in the middle, another one goes on."""
        tasks = [asyncio.create_task(self._try(action)) for action in actions]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        if not self.is_dead:
            for task in done:
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
        except DatabaseFault:
            self.happened["lost"] += 1

    @property
    def is_dead(self) -> bool:
        return self.crash_point.steps_left is not None and self.crash_point.steps_left < 0

    async def _restart(self) -> None:
        self.happened["crash"] += 1
        self.crash_point.steps_left = None
        await asyncio.sleep(self.chance.choice((0, 3, 45, 200, 4000)))
        self.program = self.program.next_process()
        await self.begin()

    async def look(self) -> None:
        """What the bot's loops do every few seconds; none of them minds what becomes of another."""
        services = self.program.services
        for turn in (
            self.program.timetable.release_due,
            partial(self.program.outbox.deliver_due, seconds=LOOP),
            services.letters.deliver_due,
            self.program.kudos.mirror.flush,
            self.program.kudos.reconciler.work,
        ):
            await _even_if_the_database_fails(turn)

    async def live_on(self) -> None:
        """Let another process take the place of a dead one; from now on none dies."""
        if self.is_dead:
            await self.end()
        self.crash_point.steps_left = None


async def _even_if_the_database_fails(turn: Action) -> None:
    """Do what a loop does at its turn: whatever else fails is the program's own fault."""
    try:
        await turn()
    except DatabaseFault:
        pass
    except ExceptionGroup as several:
        _, others = several.split(DatabaseFault)
        if others is not None:
            raise others from several
