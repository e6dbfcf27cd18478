"""A backlog: one chapter a slot, in the author's order, whatever happens in between."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.engine import URL

from bot.announcements.models import Missed
from bot.backlog import store as backlog_store
from bot.backlog import wording
from bot.backlog.models import FIRST, LAST, BacklogOverview
from bot.chapters.publishing import Released
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.dates import wording as dates_wording
from bot.dates.times import Due
from bot.works import chapter_store
from bot.works import wording as works_wording
from bot.works.models import Chapter, ChapterState, Work
from tests.conftest import SetClock
from tests.delivery.faults.crashing_database import MortalDatabase
from tests.delivery.noticeboard import Crash, Fate
from tests.refusals import refused
from tests.worlds.house import AUTHOR, CHANNEL, MANAGER, MODERATOR, OTHER_AUTHOR, STRANGER, House, reader

FRIDAY = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
"""The clock's first moment: a slot that is over, by Fridays at 18:00."""

WEEK = timedelta(days=7)


class Desk:
    """The author at the panel of her work's backlog, and the loop behind it."""

    def __init__(self, house: House, work: Work, clock: SetClock) -> None:
        self.house, self.work, self.clock = house, work, clock
        self.backlogs = house.backlogs

    async def begin(self, every: str = "Friday 18:00") -> BacklogOverview:
        begun = await self.backlogs.begin(AUTHOR, self.work.id, every)
        assert begun is not None
        return begun

    async def look(self) -> BacklogOverview:
        return await self.backlogs.look(AUTHOR, self.work.id)

    async def of(self) -> tuple[int, int]:
        backlog = (await self.look()).backlog
        assert backlog is not None
        return self.work.id, backlog.id

    async def slot(self) -> int:
        backlog = (await self.look()).backlog
        assert backlog is not None
        return int(backlog.next.at.timestamp())

    async def numbers(self) -> list[float | None]:
        return [one.chapter.details.number for one in (await self.look()).waiting]

    async def times(self) -> list[datetime | None]:
        return [one.at for one in (await self.look()).waiting]

    async def pass_weeks(self, weeks: float = 1) -> list[float | None]:
        """The numbers of what goes out at the end of that time."""
        self.clock.advance(days=7 * weeks)
        return _numbers(await self.backlogs.release_due())

    async def posted(self) -> list[float | None]:
        return [one.details.number for one in reversed(await self.house.chapters.posted(self.work.id))]


def _numbers(released: list[Released]) -> list[float | None]:
    return [one.chapter.details.number for one in released]


@pytest.fixture
async def desk(house: House, clock: SetClock) -> Desk:
    return Desk(house, await house.work(), clock)


@pytest.fixture
async def drafts(house: House, desk: Desk) -> list[Chapter]:
    return [await house.draft(desk.work, number) for number in (1, 2, 3)]


class TestBeginning:
    async def test_takes_in_the_drafts_by_number_and_then_by_when_they_were_made(
        self, house: House, desk: Desk
    ) -> None:
        for number, title in ((7, "G"), (None, "Afterword"), (3, "C"), (4.5, "D"), (None, "Thanks")):
            await house.draft(desk.work, number, title=title)

        begun = await desk.begin()

        assert [one.chapter.details.title for one in begun.waiting] == ["C", "D", "G", "Afterword", "Thanks"]
        assert [one.at for one in begun.waiting] == [FRIDAY + WEEK * week for week in (1, 2, 3, 4, 5)]
        assert begun.others == ()

    async def test_leaves_out_what_looks_like_an_old_preview(self, house: House, desk: Desk) -> None:
        await house.posted(desk.work, 1)
        stale, twice, kept = [await house.draft(desk.work, number) for number in (1, 2, 2)]

        begun = await desk.begin()

        assert [one.chapter.id for one in begun.waiting] == [kept.id]
        assert {one.id for one in begun.others} == {stale.id, twice.id}

    async def test_without_a_draft_says_how_to_make_one(self, house: House, desk: Desk) -> None:
        await house.posted(desk.work, 1)

        with refused(wording.no_drafts(desk.work)):
            await desk.begin()
        assert (await desk.look()).backlog is None

    async def test_without_a_channel_names_the_way_out(self, database: Database, clock: SetClock) -> None:
        house = House.on(database, clock)
        work = await house.work()
        await house.draft(work)

        with refused(works_wording.no_channel()):
            await house.backlogs.begin(AUTHOR, work.id, "Friday 18:00")

    @pytest.mark.usefixtures("drafts")
    async def test_is_understood_in_the_servers_zone(self, house: House, desk: Desk) -> None:
        await house.open(zone="Asia/Tokyo")

        begun = await desk.begin("Saturday 3am")

        assert begun.waiting[0].at == FRIDAY + WEEK
        await house.open(zone="Europe/Paris")
        assert await desk.times() == [one.at for one in begun.waiting]

    @pytest.mark.usefixtures("drafts")
    async def test_an_unclear_rhythm_begins_nothing(self, desk: Desk) -> None:
        with refused(dates_wording.rhythm_without_time("Friday")):
            await desk.begin("Friday")

        assert (await desk.look()).backlog is None

    @pytest.mark.usefixtures("drafts")
    async def test_a_second_time_changes_the_rhythm_and_keeps_the_order(self, desk: Desk) -> None:
        begun = await desk.begin()
        await desk.backlogs.move(AUTHOR, *await desk.of(), begun.waiting[2].chapter.id, FIRST)

        assert await desk.backlogs.begin(AUTHOR, desk.work.id, "Tuesday and Friday 18:00") is None
        assert await desk.numbers() == [3, 1, 2]
        assert await desk.times() == [FRIDAY + timedelta(days=days) for days in (4, 7, 11)]

    @pytest.mark.usefixtures("drafts")
    async def test_of_two_at_once_makes_one_backlog(self, desk: Desk) -> None:
        results = await asyncio.gather(
            *(desk.backlogs.begin(member, desk.work.id, "Friday 18:00") for member in (AUTHOR, MODERATOR, MANAGER))
        )

        assert sum(result is None for result in results) == 2
        assert await desk.numbers() == [1, 2, 3]


@pytest.mark.usefixtures("drafts")
class TestGoingOut:
    async def test_one_chapter_goes_out_at_each_slot(self, house: House, desk: Desk) -> None:
        await desk.begin()

        assert await desk.pass_weeks(0.99) == []
        assert await desk.pass_weeks(0.01) == [1]
        assert _numbers(await desk.backlogs.release_due()) == []
        assert await desk.pass_weeks() == [2]
        assert await desk.pass_weeks() == [3]
        assert await desk.pass_weeks() == []
        for chapter in await house.chapters.posted(desk.work.id):
            (announcement,) = await house.announcements.of_chapter(chapter.id)
            assert announcement.channel_id == CHANNEL

    async def test_what_it_tells_is_which_chapter_and_how_late(self, desk: Desk) -> None:
        await desk.begin()
        desk.clock.advance(days=7, minutes=90)

        (released,) = await desk.backlogs.release_due()

        assert (released.work.id, released.chapter.details.number) == (desk.work.id, 1)
        assert released.late == timedelta(minutes=90)

    async def test_after_a_long_absence_one_goes_out_and_the_rhythm_goes_on(self, desk: Desk) -> None:
        await desk.begin()

        assert await desk.pass_weeks(3.5) == [1]
        assert await desk.times() == [FRIDAY + 4 * WEEK, FRIDAY + 5 * WEEK]
        assert await desk.pass_weeks(0.5) == [2]

    async def test_two_processes_release_a_slots_chapter_once(self, house: House, desk: Desk) -> None:
        await desk.begin()
        desk.clock.advance(days=7)

        results = await asyncio.gather(*(House.on(house.database, desk.clock).backlogs.release_due() for _ in range(4)))

        assert [number for released in results for number in _numbers(released)] == [1]
        assert await desk.posted() == [1]

    async def test_a_crash_in_between_releases_neither_two_nor_none(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        await desk.begin()
        with monkeypatch.context() as crash:
            crash.setattr(backlog_store, "put", _crashes)
            assert await desk.pass_weeks() == []
        caplog.clear()

        assert await desk.posted() == []
        assert _numbers(await desk.backlogs.release_due()) == [1]
        assert _numbers(await desk.backlogs.release_due()) == []

    async def test_drafts_made_later_stay_out_until_they_are_added(self, house: House, desk: Desk) -> None:
        await desk.begin()
        later = [await house.draft(desk.work, number) for number in (5, 4)]
        assert await desk.numbers() == [1, 2, 3]

        await desk.backlogs.add(AUTHOR, *await desk.of(), [draft.id for draft in later])
        await desk.backlogs.add(AUTHOR, *await desk.of(), [draft.id for draft in later])

        assert await desk.numbers() == [1, 2, 3, 4, 5]

    async def test_an_empty_backlog_waits_for_the_next_draft(self, house: House, desk: Desk) -> None:
        await desk.begin()
        for _ in range(5):
            await desk.pass_weeks()
        draft = await house.draft(desk.work, 4)
        await desk.backlogs.add(AUTHOR, *await desk.of(), [draft.id])

        assert await desk.times() == [FRIDAY + 6 * WEEK]
        assert await desk.pass_weeks() == [4]

    async def test_what_is_posted_cancelled_or_scheduled_by_hand_leaves_its_place(
        self, house: House, desk: Desk, drafts: list[Chapter]
    ) -> None:
        await house.draft(desk.work, 4)
        await desk.begin()
        await house.announcements.post(AUTHOR, drafts[0].id)
        await house.chapters.cancel(AUTHOR, drafts[1].id)
        await house.announcements.schedule(AUTHOR, drafts[2].id, "in 30 days")

        assert await desk.numbers() == [4]
        assert await desk.pass_weeks() == [4]

    async def test_scheduled_chapters_go_out_in_between_by_their_times(self, house: House, desk: Desk) -> None:
        for number, when in ((10, "in 6 days"), (12, "in 8 days")):
            await house.announcements.schedule(AUTHOR, (await house.draft(desk.work, number)).id, when)
        await desk.begin()

        assert await desk.pass_weeks(2) == [10, 1, 12]

    async def test_one_that_could_not_be_posted_after_all_stands_where_it_stood(self, house: House, desk: Desk) -> None:
        await desk.begin()
        await desk.pass_weeks()
        (posted,) = await house.chapters.posted(desk.work.id)
        async with house.database.change() as connection:
            await chapter_store.back_to_draft(connection, posted.id)

        assert await desk.numbers() == [1, 2, 3]


@pytest.mark.usefixtures("drafts")
async def test_wherever_the_process_ends_each_slot_releases_one_chapter(desk: Desk, migrated_url: URL) -> None:
    await desk.house.announcements.schedule(AUTHOR, (await desk.house.draft(desk.work, 10)).id, "in 6 days")
    await desk.begin()
    fate = Fate()
    mortal = MortalDatabase(migrated_url, fate)
    desk.clock.advance(days=7)
    lives = 0
    for steps in (0, 1, 2, 3, 0, 1, 2, 3, 4):
        fate.steps_left = steps
        with contextlib.suppress(Crash):
            await House.on(mortal, desk.clock).backlogs.release_due()
            lives += 1
    await mortal.close()

    assert lives < 9
    by_announcement = {}
    for chapter in await desk.house.chapters.posted(desk.work.id):
        (announcement,) = await desk.house.announcements.of_chapter(chapter.id)
        by_announcement[announcement.id] = chapter.details.number
    assert [number for _, number in sorted(by_announcement.items())] == [10, 1]
    assert await desk.times() == [FRIDAY + 2 * WEEK, FRIDAY + 3 * WEEK]


async def _crashes(*_: object) -> None:
    raise RuntimeError("the process is no more")


@pytest.mark.usefixtures("drafts")
class TestWhatCannotGoOut:
    async def test_a_chapter_whose_number_was_announced_is_passed_over_and_stays(
        self, house: House, desk: Desk
    ) -> None:
        await desk.begin()
        await house.posted(desk.work, 1)

        assert await desk.times() == [None, FRIDAY + WEEK, FRIDAY + 2 * WEEK]
        assert await desk.pass_weeks() == [2]
        assert [one.taken for one in (await desk.look()).waiting] == [True, False]

    async def test_of_two_with_one_number_the_second_is_passed_over(self, house: House, desk: Desk) -> None:
        await desk.begin()
        twin = await house.draft(desk.work, 2)
        await desk.backlogs.add(AUTHOR, *await desk.of(), [twin.id])

        assert [one.taken for one in (await desk.look()).waiting] == [False, False, False, True]
        assert [await desk.pass_weeks() for _ in range(4)] == [[1], [2], [3], []]
        assert (await desk.look()).waiting[0].chapter.id == twin.id

    async def test_a_slot_that_passes_for_want_of_a_number_says_so(self, house: House, desk: Desk) -> None:
        await desk.begin()
        for number in (1, 2, 3):
            await house.posted(desk.work, number)

        assert await desk.pass_weeks() == []
        backlog = (await desk.look()).backlog
        assert backlog is not None
        assert (backlog.trouble, backlog.missed_at) == (Missed.NUMBERS_TAKEN, FRIDAY + WEEK)
        (told,) = await notices(house)
        assert "announced before" in told

    async def test_of_a_removed_work_nothing_goes_out_until_it_is_back(self, house: House, desk: Desk) -> None:
        await desk.begin()
        desk.clock.advance(days=7, minutes=-5)
        await house.works.remove(MANAGER, desk.work.id)

        assert await desk.pass_weeks(6 / (7 * 24 * 60)) == []
        with refused(works_wording.work_is_gone()):
            await desk.look()
        await house.works.restore(MANAGER, desk.work.id)
        assert _numbers(await desk.backlogs.release_due()) == [1]


async def test_without_a_channel_the_slot_passes_and_the_chapter_waits_for_the_next(
    database: Database, clock: SetClock
) -> None:
    house = House.on(database, clock)
    desk = Desk(house, await house.work("In its own channel", channel_id=CHANNEL), clock)
    for number in (1, 2, 3):
        await house.draft(desk.work, number)
    await desk.begin()
    await house.works.edit(MANAGER, desk.work.id, None, channel_id=None)

    assert await desk.pass_weeks() == []
    assert _numbers(await desk.backlogs.release_due()) == []
    (told,) = await notices(house)
    assert "nobody had said where" in told
    assert await desk.times() == [FRIDAY + week * WEEK for week in (2, 3, 4)]

    await house.open()
    assert await desk.pass_weeks() == [1]
    backlog = (await desk.look()).backlog
    assert backlog is not None
    assert (backlog.trouble, backlog.missed_at) == (None, None)


async def notices(house: House) -> list[str]:
    """What staff are told."""
    async with house.database.read() as connection:
        return [row.words for row in await connection.exec_driver_sql("SELECT words FROM notices ORDER BY id")]


class TestPausingAndSkipping:
    @pytest.fixture(autouse=True)
    async def running(self, desk: Desk, drafts: list[Chapter]) -> None:
        assert drafts
        await desk.begin()

    async def test_while_it_is_paused_nothing_goes_out_and_nothing_is_made_up_for(self, desk: Desk) -> None:
        await desk.backlogs.pause(AUTHOR, *await desk.of())
        await desk.backlogs.pause(AUTHOR, *await desk.of())
        assert await desk.times() == [None, None, None]
        assert await desk.pass_weeks(2.5) == []

        await desk.backlogs.resume(AUTHOR, *await desk.of())
        await desk.backlogs.resume(AUTHOR, *await desk.of())
        assert _numbers(await desk.backlogs.release_due()) == []
        assert await desk.times() == [FRIDAY + week * WEEK for week in (3, 4, 5)]

    async def test_a_short_pause_changes_nothing_and_keeps_what_was_skipped(self, desk: Desk) -> None:
        await desk.backlogs.skip(AUTHOR, *await desk.of(), await desk.slot())
        before = await desk.times()

        await desk.backlogs.pause(AUTHOR, *await desk.of())
        await desk.backlogs.resume(AUTHOR, *await desk.of())

        assert await desk.times() == before == [FRIDAY + week * WEEK for week in (2, 3, 4)]

    async def test_a_skipped_slot_passes_without_a_chapter(self, desk: Desk) -> None:
        await desk.backlogs.skip(AUTHOR, *await desk.of(), await desk.slot())

        assert [await desk.pass_weeks() for _ in range(3)] == [[], [1], [2]]

    async def test_a_second_click_skips_no_second_slot(self, desk: Desk) -> None:
        slot = await desk.slot()
        await asyncio.gather(*[desk.backlogs.skip(AUTHOR, *await desk.of(), slot) for _ in range(3)])

        assert await desk.times() == [FRIDAY + week * WEEK for week in (2, 3, 4)]

    async def test_skipping_can_be_taken_back(self, desk: Desk) -> None:
        for _ in range(2):
            await desk.backlogs.skip(AUTHOR, *await desk.of(), await desk.slot())
        await desk.backlogs.skip_nothing(AUTHOR, *await desk.of())
        await desk.backlogs.skip_nothing(AUTHOR, *await desk.of())

        assert await desk.times() == [FRIDAY + week * WEEK for week in (1, 2, 3)]

    async def test_once_it_has_ended_the_drafts_stay_and_old_buttons_do_nothing(self, desk: Desk) -> None:
        of, slot = await desk.of(), await desk.slot()

        assert await desk.backlogs.end(AUTHOR, *of) == 3
        assert await desk.backlogs.end(AUTHOR, *of) is None
        assert [one.state for one in (await desk.look()).others] == [ChapterState.DRAFT] * 3
        assert await desk.pass_weeks(3) == []

        await desk.begin()
        first = (await desk.look()).waiting[0].chapter.id
        await desk.backlogs.pause(AUTHOR, *of)
        await desk.backlogs.skip(AUTHOR, *of, slot)
        await desk.backlogs.take_out(AUTHOR, *of, first)
        await desk.backlogs.move(AUTHOR, *of, first, LAST)
        assert await desk.numbers() == [1, 2, 3]
        assert await desk.times() == [FRIDAY + week * WEEK for week in (4, 5, 6)]


class TestOrder:
    @pytest.fixture(autouse=True)
    async def running(self, desk: Desk, drafts: list[Chapter]) -> None:
        assert drafts
        await desk.begin()

    @pytest.mark.parametrize(
        ("moved", "before", "order"),
        [
            (2, 1, [1, 3, 2]),
            (2, FIRST, [3, 1, 2]),
            (0, 2, [2, 1, 3]),
            (0, LAST, [2, 3, 1]),
            (1, 1, [1, 2, 3]),
            (1, 99, [1, 2, 3]),
            (99, 1, [1, 2, 3]),
        ],
    )
    async def test_a_chapter_is_put_before_another_and_a_second_click_moves_nothing(
        self, desk: Desk, drafts: list[Chapter], moved: int, before: int, order: list[int]
    ) -> None:
        ids = {place: draft.id for place, draft in enumerate(drafts)} | {99: 10**17}
        target = before if before in (FIRST, LAST) and (moved, before) != (1, 0) else ids[before]
        for _ in range(2):
            await desk.backlogs.move(AUTHOR, *await desk.of(), ids[moved], target)

        assert await desk.numbers() == order

    async def test_the_order_is_the_one_in_which_they_go_out(self, desk: Desk, drafts: list[Chapter]) -> None:
        await desk.backlogs.move(AUTHOR, *await desk.of(), drafts[2].id, FIRST)
        await desk.backlogs.move(AUTHOR, *await desk.of(), drafts[0].id, LAST)

        assert [await desk.pass_weeks() for _ in range(3)] == [[3], [2], [1]]

    async def test_what_is_taken_out_is_a_draft_that_can_be_added_again(
        self, desk: Desk, drafts: list[Chapter]
    ) -> None:
        for _ in range(2):
            await desk.backlogs.take_out(AUTHOR, *await desk.of(), drafts[0].id)
        overview = await desk.look()

        assert [one.id for one in overview.others] == [drafts[0].id]
        assert await desk.pass_weeks() == [2]
        await desk.backlogs.add(AUTHOR, *await desk.of(), [drafts[0].id])
        assert await desk.numbers() == [3, 1]

    async def test_only_drafts_of_the_work_can_be_added(self, house: House, desk: Desk) -> None:
        other = await house.draft(await house.work("Another"), 9)
        posted = await house.posted(desk.work, 8)

        await desk.backlogs.add(AUTHOR, *await desk.of(), [other.id, posted.id, 0, 10**17])

        assert await desk.numbers() == [1, 2, 3]


async def test_neither_readers_nor_strangers_see_or_touch_a_backlog(
    house: House, desk: Desk, drafts: list[Chapter]
) -> None:
    await desk.begin()
    of, first, slot = await desk.of(), drafts[0].id, await desk.slot()
    acts = desk.backlogs

    for member in (reader(1), OTHER_AUTHOR, STRANGER):
        for deed in (
            acts.begin(member, desk.work.id, "Monday 9:00"),
            acts.look(member, desk.work.id),
            acts.pause(member, *of),
            acts.resume(member, *of),
            acts.skip(member, *of, slot),
            acts.skip_nothing(member, *of),
            acts.end(member, *of),
            acts.move(member, *of, first, LAST),
            acts.take_out(member, *of, first),
            acts.add(member, *of, [first]),
        ):
            with pytest.raises(UserFacingError) as refusal:
                await deed
            allowed = works_wording.work_is_gone() if member is STRANGER else works_wording.authors_only(desk.work)
            assert refusal.value.words == allowed

    assert await desk.numbers() == [1, 2, 3]
    assert await desk.times() == [FRIDAY + week * WEEK for week in (1, 2, 3)]


async def test_after_an_update_of_the_zones_rules_the_slot_keeps_its_hour(
    house: House, desk: Desk, drafts: list[Chapter], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drafts
    await house.open(zone="Europe/Paris")
    await desk.begin()
    before = await desk.times()

    with monkeypatch.context() as rules:
        rules.setattr(Due, "at", property(lambda due: due.local.replace(tzinfo=UTC)))
        await desk.backlogs.keep_wall_times()
        (backlog,) = await _as_kept(house)
    await desk.backlogs.keep_wall_times()

    assert backlog == datetime(2026, 11, 27, 18, tzinfo=UTC)
    assert await _as_kept(house) == [before[0]]
    assert before[0] == datetime(2026, 11, 27, 17, tzinfo=UTC)


async def _as_kept(house: House) -> list[datetime]:
    async with house.database.read() as connection:
        rows = await connection.execute(backlog_store.backlogs.select())
        return [row.next_at for row in rows]
