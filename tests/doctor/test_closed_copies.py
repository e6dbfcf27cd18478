"""Folders for copies of the database, into which nothing can be written."""

import os
from pathlib import Path

from bot.core.clock import system_clock
from bot.core.db.backups.shelf import BACKUPS, Shelf
from bot.doctor.machine import files
from bot.doctor.models import FindingKind
from bot.doctor.wording import advice
from tests.doctor.somebody import found_on, somebody_without_rights, somebodys
from tests.worlds.disks import disk


def test_a_folder_for_copies_into_which_nothing_can_be_written_is_found(folder: Path) -> None:
    file = folder / "chapterhouse.sqlite3"
    file.touch(0o600)
    (folder / BACKUPS).mkdir(mode=0o555)
    (folder / BACKUPS).chmod(0o500)
    somebodys(folder, file)

    (found,) = found_on(Shelf(file, folder / BACKUPS))
    assert found.kind is FindingKind.BACKUPS_CLOSED
    assert advice(found).what.endswith("there are no daily ones, and the next update doesn't begin.")


def test_a_folder_for_copies_within_one_that_nobody_else_can_look_into_is_found(folder: Path) -> None:
    data, others = folder / "data", folder / "others"
    data.mkdir(mode=0o700)
    file = data / "chapterhouse.sqlite3"
    file.touch(0o600)
    others.mkdir(mode=0o700 if os.geteuid() == 0 else 0)
    somebodys(data, file)

    shelf = Shelf(file, others / "copies")
    (found,) = found_on(shelf)
    with somebody_without_rights():
        assert (shelf.copies(), shelf.tidy(system_clock())) == ([], [])
    others.chmod(0o700)
    assert (found.kind, found.arguments["folder"]) == (FindingKind.BACKUPS_CLOSED, str(others))
    assert advice(found).what.endswith("there are no daily ones.")


def test_where_daily_copies_go_elsewhere_an_update_still_needs_its_own_folder(folder: Path) -> None:
    data, copies = folder / "data", folder / "copies"
    file = data / "chapterhouse.sqlite3"
    for place in (data, copies):
        place.mkdir(mode=0o700)
    file.touch(0o600)
    (data / BACKUPS).mkdir(mode=0o500)
    somebodys(data, copies, file)

    (found,) = found_on(Shelf(file, copies))
    assert (found.kind, found.arguments["folder"]) == (FindingKind.BACKUPS_CLOSED, str(data / BACKUPS))
    assert advice(found).what.endswith("the next update doesn't begin.")
    assert "daily" not in advice(found).what


def test_a_folder_for_daily_copies_of_which_there_are_to_be_none_is_nobodys_concern(folder: Path) -> None:
    data, copies = folder / "data", folder / "copies"
    for place in (data, copies):
        place.mkdir(mode=0o700)
    file = data / "chapterhouse.sqlite3"
    file.touch(0o600)
    copies.chmod(0o500)
    somebodys(data, file)

    assert found_on(Shelf(file, copies, days=0)) == []


def test_a_disk_for_copies_that_is_nearly_full_is_found(tmp_path: Path) -> None:
    file = tmp_path / "chapterhouse.sqlite3"
    file.touch(0o600)
    with disk(tmp_path / "stick", "8m") as stick:
        (one,) = files.examine(Shelf(file, stick.folder / "copies"))

    assert one.kind is FindingKind.DISK_LOW
    assert one.arguments["folder"] == str(stick.folder)
