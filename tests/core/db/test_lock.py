"""One bot a file: the second process is told so, and a dead one leaves nothing behind."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.db.database import Database
from bot.core.db.lock import SingleProcessLock
from bot.core.db.upgrade import upgrade
from bot.core.errors import StartupError
from tests.worlds.databases.sqlite import sqlite_url

ROOT = Path(__file__).parents[3]

HOLDER = """
import sys, time
from pathlib import Path
from bot.core.db.lock import SingleProcessLock
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
        self.process.communicate(timeout=10)


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


def test_the_lock_leaves_the_database_itself_alone(file: Path) -> None:
    SingleProcessLock(file).release()

    assert not file.exists()


def test_a_folder_that_cant_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"nowhere.*can't be opened") as caught:
        SingleProcessLock(tmp_path / "nowhere" / "chapterhouse.sqlite3")
    assert "\n" not in str(caught.value)


def test_a_file_in_the_locks_place_that_is_none_is_named(file: Path) -> None:
    file.with_name(f"{file.name}.lock").write_bytes(b"This is a shopping list, not a lock." * 100)

    with pytest.raises(StartupError, match="can't be opened"):
        SingleProcessLock(file)
