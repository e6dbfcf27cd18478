"""Clocks that are set back or forward while something is due, and zones whose rules change."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backlog.models import FIRST
from bot.core.db.database import Database
from bot.works.models import ChapterState, Work
from tests.delivery.channels import ChannelsInMemory
from tests.worlds.clock import FRIDAY, SetClock
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program
from tests.worlds.zones import earlier_rules

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)


class Bot:
    """The bot's loop on a clock that can't be trusted, and what readers see in the channel."""

    def __init__(self, program: Program, work: Work, clock: SetClock) -> None:
        self.program, self.work, self.clock = program, work, clock
        self.channels = ChannelsInMemory(clock)
        self.outbox = program.outbox

    async def schedule(self, number: int, when: str) -> None:
        draft = await self.program.draft(self.work, number)
        await self.program.publishing.schedule(AUTHOR, draft.id, when)

    async def begin(self, *numbers: int) -> None:
        for number in numbers:
            await self.program.draft(self.work, number)
        planned = await self.program.backlogs.plan(AUTHOR, self.work.id, "Friday 18:00")
        assert planned.backlog is not None
        await self.program.backlogs.begin(AUTHOR, self.work.id, planned.backlog.id)

    async def at(self, moment: datetime, turns: int = 3) -> list[float | None]:
        """What stands in the channel after some turns of the loop at that moment, by the bot's clock."""
        self.clock.now = moment
        for _ in range(turns):
            await self.program.timetable.release_due()
            await self.outbox.deliver_due()
        return self.channel

    @property
    def channel(self) -> list[float | None]:
        """The numbers of the chapters, in the order in which they arrived."""
        headlines = [message.card.content for message in self.channels.messages]
        return [float(headline.partition("Chapter ")[2].partition(":")[0]) for headline in headlines]

    async def next_slot(self) -> datetime:
        backlog = (await self.program.backlogs.look(AUTHOR, self.work.id)).backlog
        assert backlog is not None
        return backlog.next.at


@pytest.fixture
async def bot(database: Database, clock: SetClock) -> Bot:
    program = await Program.on(database, clock).set_up()
    bot = Bot(program, await program.work(), clock)
    await program.begin_sending(bot.channels)
    return bot


class TestScheduled:
    async def test_set_back_after_they_went_out_nothing_goes_out_twice(self, bot: Bot) -> None:
        await bot.schedule(2, "in 2 hours")
        await bot.schedule(1, "in 1 hour")

        assert await bot.at(FRIDAY + 3 * HOUR) == [1, 2]
        assert await bot.at(FRIDAY - 24 * HOUR) == [1, 2]
        assert await bot.at(FRIDAY + 3 * HOUR) == [1, 2]

    async def test_set_back_before_they_are_due_they_wait_for_their_time(self, bot: Bot) -> None:
        await bot.schedule(1, "in 1 hour")

        assert await bot.at(FRIDAY - 24 * HOUR) == []
        assert await bot.at(FRIDAY + HOUR) == [1]

    async def test_set_back_between_the_outbox_and_the_channel_nothing_is_lost_and_the_order_is_kept(
        self, bot: Bot
    ) -> None:
        await bot.schedule(1, "in 1 hour")
        await bot.schedule(2, "in 2 hours")
        bot.clock.now = FRIDAY + HOUR
        await bot.program.timetable.release_due()
        bot.clock.now = FRIDAY - HOUR
        draft = await bot.program.draft(bot.work, 3)
        await bot.program.publishing.post(AUTHOR, draft.id)
        await bot.outbox.deliver_due()

        assert bot.channel in ([], [1], [1, 3])
        assert await bot.at(FRIDAY + 2 * HOUR) == [1, 3, 2]

    async def test_what_goes_out_late_says_how_late_in_the_order_of_its_times(self, bot: Bot) -> None:
        for number, when in ((2, "in 2 hours"), (1, "in 1 hour")):
            await bot.schedule(number, when)
        bot.clock.now = FRIDAY + 5 * HOUR

        released = await bot.program.timetable.release_due()

        assert [(one.chapter.details.number, one.late) for one in released] == [(1, 4 * HOUR), (2, 3 * HOUR)]

    async def test_set_forward_what_is_due_by_that_clock_goes_out_in_order(self, bot: Bot) -> None:
        for number, when in ((3, "in 30 days"), (1, "in 1 hour"), (2, "in 2 days")):
            await bot.schedule(number, when)

        assert await bot.at(FRIDAY + timedelta(days=365)) == [1, 2, 3]
        assert await bot.at(FRIDAY) == [1, 2, 3]


class TestBacklog:
    async def test_set_back_a_little_after_a_slot_it_isnt_used_again(self, bot: Bot) -> None:
        await bot.begin(1, 2, 3)

        assert await bot.at(FRIDAY + WEEK) == [1]
        assert await bot.at(FRIDAY + WEEK - timedelta(minutes=2)) == [1]
        assert await bot.at(FRIDAY + WEEK + timedelta(minutes=2)) == [1]
        assert await bot.at(FRIDAY + 2 * WEEK) == [1, 2]

    async def test_set_back_a_little_neither_pausing_nor_skipping_brings_the_slot_again(self, bot: Bot) -> None:
        await bot.begin(1, 2, 3)
        await bot.at(FRIDAY + WEEK)
        bot.clock.now = FRIDAY + WEEK - timedelta(minutes=2)
        backlogs = bot.program.backlogs
        backlog = (await backlogs.look(AUTHOR, bot.work.id)).backlog
        assert backlog is not None
        of = (bot.work.id, backlog.id)

        await backlogs.skip(AUTHOR, *of, int(backlog.next.at.timestamp()))
        await backlogs.skip_nothing(AUTHOR, *of)
        assert await bot.next_slot() == FRIDAY + 2 * WEEK
        await backlogs.pause(AUTHOR, *of)
        await backlogs.resume(AUTHOR, *of)
        assert await bot.next_slot() == FRIDAY + 2 * WEEK

    async def test_set_back_before_a_slot_the_chapter_waits_for_it(self, bot: Bot) -> None:
        await bot.begin(1, 2)

        assert await bot.at(FRIDAY - 3 * WEEK) == []
        assert await bot.at(FRIDAY + WEEK) == [1]

    async def test_set_forward_by_a_year_and_right_again_it_doesnt_wait_for_a_year(self, bot: Bot) -> None:
        await bot.begin(1, 2, 3)
        await bot.at(FRIDAY + timedelta(days=2))

        assert await bot.at(FRIDAY + timedelta(days=365)) == [1]
        assert await bot.at(FRIDAY + timedelta(days=3)) == [1]
        assert await bot.next_slot() == FRIDAY + WEEK
        assert await bot.at(FRIDAY + WEEK) == [1, 2]
        assert await bot.at(FRIDAY + 2 * WEEK) == [1, 2, 3]

    async def test_what_somebody_skipped_far_ahead_stays_skipped(self, bot: Bot) -> None:
        await bot.begin(1)
        backlog = (await bot.program.backlogs.look(AUTHOR, bot.work.id)).backlog
        assert backlog is not None
        for _ in range(4):
            slot = int((await bot.next_slot()).timestamp())
            await bot.program.backlogs.skip(AUTHOR, bot.work.id, backlog.id, slot)

        assert await bot.at(FRIDAY + 4 * WEEK) == []
        assert await bot.at(FRIDAY + 5 * WEEK) == [1]

    async def test_back_and_forth_the_authors_order_is_kept_and_each_goes_out_once(self, bot: Bot) -> None:
        await bot.begin(1, 2, 3, 4)
        overview = await bot.program.backlogs.look(AUTHOR, bot.work.id)
        assert overview.backlog is not None
        last = overview.waiting[-1].chapter.id
        await bot.program.backlogs.move(AUTHOR, bot.work.id, overview.backlog.id, last, FIRST)

        for week in (1, 0, 2, 1, 3, -5, 4, 3, 5, 6):
            await bot.at(FRIDAY + week * WEEK)
        for week in range(7, 12):
            await bot.at(FRIDAY + week * WEEK)

        assert bot.channel == [4, 1, 2, 3]


class TestZones:
    async def test_after_an_update_of_the_rules_what_was_scheduled_keeps_its_hour(
        self, bot: Bot, tmp_path: Path
    ) -> None:
        await bot.program.set_up(zone="Europe/Paris")
        await bot.schedule(1, "2026-12-24 18:00")

        with earlier_rules(tmp_path, "Europe/Paris", like="UTC"):
            await bot.program.timetable.keep_wall_times()
            (moved,) = await bot.program.chapters.all(bot.work.id, ChapterState.SCHEDULED)
        await bot.program.timetable.keep_wall_times()
        (back,) = await bot.program.chapters.all(bot.work.id, ChapterState.SCHEDULED)

        assert moved.due_at == datetime(2026, 12, 24, 18, tzinfo=UTC)
        assert back.due_at == datetime(2026, 12, 24, 17, tzinfo=UTC)

    async def test_a_restart_moves_nothing_in_the_hour_that_the_clocks_show_twice(self, bot: Bot) -> None:
        await bot.program.set_up(zone="Europe/Paris")
        bot.clock.now = datetime(2027, 10, 30, 23, 30, tzinfo=UTC)
        await bot.schedule(1, "in 2 hours")

        await bot.program.timetable.keep_wall_times()

        (chapter,) = await bot.program.chapters.all(bot.work.id, ChapterState.SCHEDULED)
        assert chapter.due_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
