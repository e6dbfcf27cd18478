"""One bot a file: the second process is told so, and a dead one leaves nothing behind."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.db.database import Database
from bot.core.db.locks.single_process_lock import SingleProcessLock
from bot.core.db.upgrade import upgrade
from bot.core.errors import CutShort, InUse, StartupError
from tests.worlds.databases.sqlite import sqlite_url

ROOT = Path(__file__).parents[3]

HOLDER = """
import sys, time
from pathlib import Path
from bot.core.db.locks.single_process_lock import SingleProcessLock
lock = SingleProcessLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


class Holder:
    """Another process that has the lock."""

    def __init__(self, file: Path) -> None:
        command = [sys.executable, "-c", HOLDER, str(file)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "held\n"

    def die(self, how: signal.Signals = signal.SIGKILL) -> None:
        self.process.send_signal(how)
        self.process.communicate(timeout=60)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "chapterhouse.sqlite3"


def test_a_second_process_is_refused_in_one_clear_line_until_the_first_is_gone(file: Path) -> None:
    first = Holder(file)
    try:
        with pytest.raises(StartupError) as caught:
            SingleProcessLock(file)
    finally:
        first.die()

    said = str(caught.value)
    assert str(file) in said
    assert "another Chapterhouse" in said
    assert "\n" not in said
    SingleProcessLock(file).release()


def test_a_process_killed_with_9_leaves_the_lock_free(file: Path) -> None:
    Holder(file).die(signal.SIGKILL)

    again = Holder(file)
    again.die()


def test_a_lock_given_back_can_be_taken_at_once(file: Path) -> None:
    SingleProcessLock(file).release()

    SingleProcessLock(file).release()


def test_bots_on_different_files_dont_mind_each_other(tmp_path: Path) -> None:
    one = SingleProcessLock(tmp_path / "one.sqlite3")
    other = SingleProcessLock(tmp_path / "other.sqlite3")

    one.release()
    other.release()


async def test_another_program_may_read_while_the_bot_runs(tmp_path: Path, file: Path) -> None:
    holder = Holder(file)
    try:
        await upgrade(sqlite_url(tmp_path))
        database = Database(sqlite_url(tmp_path))
        async with database.change():
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as beside:
                assert beside.execute("SELECT count(*) FROM works").fetchone() == (0,)
        await database.close()
    finally:
        holder.die()


def test_the_lock_changes_nothing_in_the_database(new_sqlite_file: Path, file: Path) -> None:
    shutil.copy(new_sqlite_file, file)
    before = file.read_bytes()

    SingleProcessLock(file).release()

    assert file.read_bytes() == before


def by_symbolic_link(file: Path) -> Path:
    other = file.with_name("linked.sqlite3")
    other.symlink_to(file)
    return other


def by_hard_link(file: Path) -> Path:
    other = file.with_name("other.sqlite3")
    other.hardlink_to(file)
    return other


def by_a_linked_folder(file: Path) -> Path:
    folder = file.parent.with_name("linked-folder")
    folder.symlink_to(file.parent)
    return folder / file.name


def by_a_relative_path(file: Path) -> Path:
    return Path(os.path.relpath(file))


def after_its_lock_file_was_deleted(file: Path) -> Path:
    file.with_name(f"{file.name}.lock").unlink()
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a database is locked by its name alone")
@pytest.mark.parametrize(
    "other",
    [by_symbolic_link, by_hard_link, by_a_linked_folder, by_a_relative_path, after_its_lock_file_was_deleted],
)
def test_a_database_is_locked_by_whatever_name_it_is_opened(file: Path, other: Callable[[Path], Path]) -> None:
    first = Holder(file)
    try:
        with pytest.raises(InUse):
            SingleProcessLock(other(file))
    finally:
        first.die()

    SingleProcessLock(file).release()


async def test_the_lock_lasts_while_connections_to_the_database_come_and_go(tmp_path: Path, file: Path) -> None:
    lock = SingleProcessLock(file)
    file.with_name(f"{file.name}.lock").unlink()
    await upgrade(sqlite_url(tmp_path))

    with pytest.raises(InUse):
        SingleProcessLock(file)
    lock.release()


def test_a_database_that_is_deleted_or_replaced_is_noticed(file: Path) -> None:
    lock = SingleProcessLock(file)
    lock.check()

    file.unlink()
    with pytest.raises(CutShort, match="deleted or replaced"):
        lock.check()
    file.touch()
    with pytest.raises(CutShort):
        lock.check()
    lock.release()


def test_a_folder_that_cant_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"nowhere.*can't be opened") as caught:
        SingleProcessLock(tmp_path / "nowhere" / "chapterhouse.sqlite3")
    assert "\n" not in str(caught.value)


def test_a_file_in_the_locks_place_that_is_none_is_named(file: Path) -> None:
    file.with_name(f"{file.name}.lock").write_bytes(b"This is a shopping list, not a lock." * 100)

    with pytest.raises(StartupError, match="can't be opened"):
        SingleProcessLock(file)
