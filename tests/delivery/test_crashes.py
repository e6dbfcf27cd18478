"""The process ends between any two steps, and the next one finishes the work: every chapter stands once, in order."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy.engine import URL

from bot.core.db.database import Database
from bot.works.models import Chapter, Work
from tests.delivery.channels import ChannelsInMemory
from tests.simulation.crash_point import Crash, CrashPoint
from tests.simulation.crashing_database import CrashingDatabase
from tests.worlds.clock import SetClock
from tests.worlds.databases.sqlite_in_the_loop import AtOnce, make_sqlite_answer_in_its_loop
from tests.worlds.people import AUTHOR, CHANNEL
from tests.worlds.program import Program

MOST_STEPS = 60

BOTH = ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

downtimes = pytest.mark.parametrize("downtime", [45, 3600], ids=lambda seconds: f"down {seconds} s")
on_sqlite = pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)


@dataclass
class CrashingProcess:
    """A process that may end anywhere, and what it left behind."""

    program: Program
    crash_point: CrashPoint
    database: CrashingDatabase
    clock: SetClock
    channels: ChannelsInMemory
    work: Work
    steps: int

    async def chapters(self, *numbers: int) -> list[Chapter]:
        return [await self.program.posted(self.work, number) for number in numbers]

    async def live(self, *doing: Callable[[Program], Awaitable[object]]) -> bool:
        """Do that, and then what is due, for as many steps as are left; whether it survived."""
        crashing = Program.on(self.database, self.clock)
        outbox = await crashing.begin_sending(self.channels)
        self.crash_point.steps_left = self.steps
        try:
            for one in doing:
                await one(crashing)
            await outbox.deliver_due()
        except Crash:
            return False
        finally:
            self.crash_point.steps_left = None
        return True

    async def restart(self, downtime: int) -> None:
        self.clock.advance(seconds=downtime)
        outbox = await self.program.next_process().begin_sending(self.channels)
        for _ in range(2):
            await outbox.deliver_due()


@dataclass
class Deaths:
    program: Program
    url: URL
    clock: SetClock

    async def everywhere(
        self,
        scene: Callable[[CrashingProcess], Awaitable[bool]],
        downtime: int,
        prepare: Callable[[ChannelsInMemory], object] = lambda _: None,
        **said: Any,
    ) -> list[CrashingProcess]:
        """Play the scene once for each step at which it can end, until it survives."""
        crash_point = CrashPoint()
        database = CrashingDatabase(self.url, crash_point)
        played: list[CrashingProcess] = []
        for steps in range(MOST_STEPS):
            channels = ChannelsInMemory(self.clock, crash_point)
            prepare(channels)
            work = await self.program.work(f"Work {steps}", **said)
            played.append(CrashingProcess(self.program, crash_point, database, self.clock, channels, work, steps))
            survived = await scene(played[-1])
            await played[-1].restart(downtime)
            if survived:
                break
        await database.close()
        assert 5 < len(played) < MOST_STEPS
        return played


@pytest.fixture
async def deaths(monkeypatch: pytest.MonkeyPatch, database: Database, migrated_url: URL, clock: SetClock) -> Deaths:
    make_sqlite_answer_in_its_loop(monkeypatch, AtOnce)
    return Deaths(await Program.on(database, clock).set_up(), migrated_url, clock)


async def post_two(doomed: CrashingProcess) -> bool:
    await doomed.chapters(1, 2)
    return await doomed.live()


@downtimes
async def test_wherever_the_process_ends_each_chapter_stands_once_in_order_with_its_heart(
    deaths: Deaths, downtime: int
) -> None:
    for doomed in await deaths.everywhere(post_two, downtime):
        assert doomed.channels.titles == BOTH, doomed.steps
        assert [message.reactions for message in doomed.channels.messages] == [["❤️"], ["❤️"]], doomed.steps


@on_sqlite
@downtimes
async def test_a_forum_post_is_looked_for_before_it_is_repeated(deaths: Deaths, downtime: int) -> None:
    for doomed in await deaths.everywhere(post_two, downtime, lambda channels: channels.forums.add(CHANNEL)):
        assert doomed.channels.titles == BOTH, doomed.steps
        assert [message.reactions for message in doomed.channels.messages] == [["❤️"], ["❤️"]], doomed.steps


@on_sqlite
async def test_what_is_published_and_discussed_is_so_once(deaths: Deaths) -> None:
    played = await deaths.everywhere(
        post_two, 3600, lambda channels: channels.announcement_channels.add(CHANNEL), comments=True
    )
    for doomed in played:
        assert doomed.channels.titles == BOTH, doomed.steps
        assert [message.is_published for message in doomed.channels.messages] == [True, True], doomed.steps
        assert [len(message.threads) for message in doomed.channels.messages] == [1, 1], doomed.steps


@on_sqlite
@downtimes
async def test_the_latest_is_pinned_and_no_other(deaths: Deaths, downtime: int) -> None:
    async def scene(doomed: CrashingProcess) -> bool:
        await doomed.chapters(1)
        await doomed.restart(0)
        await doomed.chapters(2)
        return await doomed.live()

    for doomed in await deaths.everywhere(scene, downtime, pin=True):
        assert doomed.channels.titles == BOTH, doomed.steps
        assert [message.is_pinned for message in doomed.channels.messages] == [False, True], doomed.steps


@on_sqlite
async def test_an_edit_reaches_the_message_or_never_happened(deaths: Deaths) -> None:
    async def scene(doomed: CrashingProcess) -> bool:
        (chapter,) = await doomed.chapters(1)
        await doomed.restart(0)
        details = replace(chapter.details, title="The Other Lamp")
        return await doomed.live(lambda program: program.publishing.edit(AUTHOR, chapter.id, details))

    for doomed in await deaths.everywhere(scene, 3600):
        expected = "The Lamp" if doomed.steps == 0 else "The Other Lamp"
        assert doomed.channels.titles == [f"Chapter 1: {expected}"], doomed.steps


@pytest.mark.parametrize("in_a_forum", [False, True], ids=["in a channel", "in a forum"])
@on_sqlite
@downtimes
async def test_what_is_withdrawn_amid_its_posting_is_gone(deaths: Deaths, downtime: int, *, in_a_forum: bool) -> None:
    async def scene(doomed: CrashingProcess) -> bool:
        (chapter,) = await doomed.chapters(1)
        survived = await doomed.live()
        await doomed.program.publishing.withdraw(AUTHOR, chapter.id)
        return await doomed.live() and survived

    forums = {CHANNEL} if in_a_forum else set()
    for doomed in await deaths.everywhere(scene, downtime, lambda channels: channels.forums.update(forums)):
        assert doomed.channels.standing == [], doomed.steps


@on_sqlite
@downtimes
async def test_what_is_brought_back_stands_once_and_pings_nobody_again(deaths: Deaths, downtime: int) -> None:
    async def scene(doomed: CrashingProcess) -> bool:
        (chapter,) = await doomed.chapters(1)
        await doomed.restart(0)
        await doomed.program.publishing.withdraw(AUTHOR, chapter.id)
        return await doomed.live(lambda program: program.publishing.bring_back(AUTHOR, chapter.id))

    for doomed in await deaths.everywhere(scene, downtime):
        stands = 0 if doomed.steps == 0 else 1
        assert len(doomed.channels.standing) == stands, doomed.steps
        assert len(doomed.channels.messages) == 1 + stands, doomed.steps


async def test_crashing_again_and_again_while_starting_loses_nothing(
    database: Database, migrated_url: URL, clock: SetClock
) -> None:
    program = await Program.on(database, clock).set_up()
    work = await program.work()
    for number in (1, 2, 3):
        await program.posted(work, number)
    crash_point = CrashPoint()
    channels = ChannelsInMemory(clock, crash_point)
    crashing = CrashingDatabase(migrated_url, crash_point)
    for steps in range(2, 9):
        crash_point.steps_left = steps
        try:
            outbox = await Program.on(crashing, clock).begin_sending(channels)
            await outbox.deliver_due()
        except Crash:
            clock.advance(minutes=2)
    crash_point.steps_left = None
    outbox = await program.next_process().begin_sending(channels)
    await outbox.deliver_due()
    await crashing.close()

    assert channels.titles == [f"Chapter {number}: The Lamp" for number in (1, 2, 3)]
    assert all(set(message.reactions) == {"❤️"} for message in channels.messages)
