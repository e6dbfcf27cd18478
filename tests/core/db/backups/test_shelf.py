"""Which copies stay, and for how long."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.db.backups.copying import UNFINISHED
from bot.core.db.backups.shelf import DAILY, REPLACED, Shelf
from bot.core.db.upgrade import back_up
from tests.fuzzing import tries
from tests.worlds.clock import FRIDAY


def put(shelf: Shelf, moment: datetime, reason: str = DAILY) -> Path:
    path = shelf.place(moment, reason)
    path.parent.mkdir(exist_ok=True)
    path.touch()
    return path


def ages(shelf: Shelf, now: datetime) -> list[int]:
    """The ages in days of the daily copies that are there, the newest first."""
    return [(now - copy.taken_at).days for copy in reversed(shelf.copies()) if copy.reason == DAILY]


def test_after_a_year_seven_days_and_four_weeks_are_there(shelf: Shelf) -> None:
    for day in range(365):
        now = FRIDAY + timedelta(days=day)
        put(shelf, now)
        shelf.tidy(now)

    kept = ages(shelf, now)
    assert kept[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len({copy.taken_at.isocalendar()[:2] for copy in shelf.copies()}) == 4
    assert len(kept) <= 11
    assert max(kept) <= shelf.kept_for.days


@settings(max_examples=tries(50), suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(st.integers(0, 90 * 24), max_size=30), st.integers(1, 9), st.integers(0, 6))
def test_whenever_copies_were_made_the_newest_of_each_of_the_latest_days_and_weeks_stay(
    tmp_path_factory: object, hours: list[int], days: int, weeks: int
) -> None:
    folder = tmp_path_factory.mktemp("shelf")  # type: ignore[attr-defined]
    shelf = Shelf(folder / "chapterhouse.sqlite3", folder, days, weeks)
    moments = sorted({FRIDAY + timedelta(hours=hour) for hour in hours})
    for moment in moments:
        put(shelf, moment)
    shelf.tidy(FRIDAY + timedelta(days=91))

    of_days = {moment.date(): moment for moment in moments}
    of_weeks = {moment.isocalendar()[:2]: moment for moment in moments}
    expected = {*sorted(of_days.values())[-days:], *(sorted(of_weeks.values())[-weeks:] if weeks else ())}
    assert {copy.taken_at for copy in shelf.copies()} == expected


def test_what_was_put_aside_before_an_update_or_by_restore_counts_for_none_and_goes_when_it_is_old(
    shelf: Shelf,
) -> None:
    before_update = put(shelf, FRIDAY, "0036")
    replaced = shelf.beside(FRIDAY, REPLACED)
    replaced.touch()
    for day in range(9):
        put(shelf, FRIDAY + timedelta(days=day))
    shelf.tidy(FRIDAY + shelf.kept_for)

    assert before_update.exists()
    assert replaced.exists()
    assert shelf.newest_daily() == shelf.copies()[-1]
    shelf.tidy(FRIDAY + shelf.kept_for + timedelta(seconds=1))
    assert not before_update.exists()
    assert not replaced.exists()


def test_what_was_put_aside_before_an_update_goes_too_where_daily_copies_are_kept_elsewhere(
    shelf: Shelf, file: Path, tmp_path: Path
) -> None:
    before_update = back_up(file, "0036", lambda: FRIDAY)
    elsewhere = Shelf(file, tmp_path / "other disk")
    put(elsewhere, FRIDAY)
    left = before_update.with_name(f"{before_update.name}{UNFINISHED}")
    left.touch()
    os.utime(left, (FRIDAY.timestamp(), FRIDAY.timestamp()))
    elsewhere.tidy(FRIDAY + shelf.kept_for)
    assert before_update.exists()
    assert not left.exists()

    elsewhere.tidy(FRIDAY + shelf.kept_for + timedelta(seconds=1))
    assert not before_update.exists()
    assert elsewhere.newest_daily() is not None


def test_a_folder_that_is_named_in_two_ways_is_one(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shelf, FRIDAY)
    monkeypatch.chdir(shelf.file.parent)
    named_otherwise = Shelf(Path(shelf.file.name), shelf.folder)

    assert named_otherwise.tidy(FRIDAY + timedelta(hours=1)) == []
    assert len(named_otherwise.copies()) == 1


def test_what_a_damaged_database_left_beside_its_copy_goes_with_it(shelf: Shelf) -> None:
    replaced = shelf.beside(FRIDAY, REPLACED)
    log = replaced.with_name(f"{replaced.name}-wal")
    for one in (replaced, log):
        one.touch()
    shelf.tidy(FRIDAY + shelf.kept_for + timedelta(seconds=1))

    assert not replaced.exists()
    assert not log.exists()


def test_whatever_else_lies_there_is_left_alone(shelf: Shelf) -> None:
    names = (
        "chapterhouse-by-hand.sqlite3",
        "other-20200101T000000-daily.sqlite3",
        "chapterhouse-20209901T000000-daily.sqlite3",
    )
    shelf.folder.mkdir()
    for name in names:
        (shelf.folder / name).touch()
    shelf.tidy(FRIDAY)

    assert sorted(path.name for path in shelf.folder.iterdir()) == sorted(names)
    assert shelf.file.exists()
    assert shelf.newest_daily() is None


def test_what_a_killed_process_left_unfinished_goes_after_a_day(shelf: Shelf) -> None:
    left = put(shelf, FRIDAY).with_suffix(".sqlite3.unfinished")
    left.touch()
    os.utime(left, (FRIDAY.timestamp(), FRIDAY.timestamp()))
    shelf.tidy(FRIDAY + timedelta(hours=23))
    assert left.exists()

    shelf.tidy(FRIDAY + timedelta(hours=25))
    assert not left.exists()
    assert shelf.newest_daily() is not None
