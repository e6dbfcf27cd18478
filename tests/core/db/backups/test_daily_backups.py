"""The copy of each day, made by itself."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.daily_backups import DailyBackups, late_by, latest_slot
from bot.core.db.backups import copying
from bot.core.db.backups.shelf import DAILY, Shelf
from tests.worlds.clock import FRIDAY, SetClock

HOUR = 4


@pytest.fixture
def knows_the_time() -> list[bool]:
    return [True]


@pytest.fixture
def backups(shelf: Shelf, clock: SetClock, knows_the_time: list[bool]) -> DailyBackups:
    return DailyBackups(shelf, HOUR, lambda: knows_the_time[0], clock)


async def days(backups: DailyBackups, clock: SetClock, count: int) -> None:
    for _ in range(count * 24):
        await backups.look()
        clock.advance(hours=1)


async def test_there_is_one_a_day_at_the_quiet_hour(backups: DailyBackups, shelf: Shelf, clock: SetClock) -> None:
    await days(backups, clock, 5)

    first, *later = [copy.taken_at for copy in shelf.copies()]
    assert first == FRIDAY
    assert len(later) == 5
    assert {moment.astimezone().hour - HOUR for moment in later} <= {0, 1}


async def test_one_that_was_missed_is_made_at_the_next_start(
    backups: DailyBackups, shelf: Shelf, clock: SetClock
) -> None:
    await backups.look()
    clock.advance(days=3)
    await backups.look()
    await backups.look()

    assert [copy.taken_at for copy in shelf.copies()] == [FRIDAY, FRIDAY + timedelta(days=3)]


async def test_old_ones_go_but_not_by_a_clock_that_is_in_doubt(
    backups: DailyBackups, shelf: Shelf, clock: SetClock, knows_the_time: list[bool]
) -> None:
    knows_the_time[0] = False
    await days(backups, clock, 30)
    assert len(shelf.copies()) > 25

    knows_the_time[0] = True
    await backups.look()
    assert len(shelf.copies()) <= 11


@pytest.mark.expects_errors
async def test_a_failure_is_a_line_in_the_log_and_is_tried_again_later(
    backups: DailyBackups,
    shelf: Shelf,
    clock: SetClock,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enough = copying.LEFT_FREE
    monkeypatch.setattr(copying, "LEFT_FREE", 2**60)
    await backups.look()
    await backups.look()

    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "couldn't be made: the disk is too full" in record.getMessage()
    assert shelf.newest_daily() is None
    monkeypatch.setattr(copying, "LEFT_FREE", enough)
    clock.advance(minutes=50)
    await backups.look()
    assert shelf.newest_daily() is None
    clock.advance(minutes=11)
    await backups.look()
    assert shelf.newest_daily() is not None


async def test_one_that_is_stopped_leaves_nothing_and_says_nothing(
    backups: DailyBackups, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    await backups.stop()
    await backups.look()

    assert shelf.copies() == []
    assert list(shelf.folder.iterdir()) == []
    assert not caplog.records


async def test_with_no_days_wanted_none_is_made_and_old_ones_still_go(shelf: Shelf, clock: SetClock) -> None:
    shelf.folder.mkdir()
    old = shelf.place(FRIDAY - timedelta(days=40), "0036")
    old.touch()
    await DailyBackups(Shelf(shelf.file, shelf.folder, days=0), HOUR, lambda: True, clock).look()

    assert shelf.copies() == []


async def test_where_no_file_is_there_to_copy_nothing_runs(clock: SetClock) -> None:
    backups = DailyBackups(None, HOUR, lambda: True, clock)
    backups.start()
    await backups.look()
    await backups.stop()


def test_the_slot_is_always_the_latest_one(shelf: Shelf) -> None:
    for hours in range(24 * 400):
        now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
        slot = latest_slot(now, HOUR, late_by(shelf))
        assert timedelta() <= now - slot <= timedelta(hours=25)
    assert timedelta() <= late_by(shelf) < timedelta(hours=1)
    assert shelf.place(FRIDAY, DAILY).name == "chapterhouse-20261120T180000-daily.sqlite3"
