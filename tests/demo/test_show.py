"""`python -m bot demo` as a person starts it, in a process of its own."""

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.demo.samples import FOLDER, samples

REPOSITORY = Path(__file__).parents[2]

BROKEN = """
import bot.kudos.service
async def forget(*args): pass
bot.kudos.service.Mirror._flush = forget
"""


@contextmanager
def demo(tmp_path: Path, *arguments: str, broken: str = "") -> Iterator["subprocess.Popen[str]"]:
    """The demo's process, with a temporary folder of its own and without a terminal."""
    start = f"{broken}\nfrom bot.__main__ import app\napp(['demo', *{arguments!r}], prog_name='python -m bot')"
    process = subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=REPOSITORY,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def left_behind(tmp_path: Path) -> list[Path]:
    """What the demo left in its temporary folder or in data/."""
    return [*tmp_path.iterdir(), *(file for file in FOLDER.parent.iterdir() if file != FOLDER)]


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, int, list[Path]]:
    """What a scripted run printed and logged, how it ended, and what it left behind."""
    folder = tmp_path_factory.mktemp("scripted")
    before = left_behind(folder)
    with demo(folder, "--scripted") as process:
        told, logged = process.communicate(timeout=60)
    return told, logged, process.returncode, [file for file in left_behind(folder) if file not in before]


def test_a_scripted_run_ends_well_and_leaves_nothing_behind(scripted: tuple[str, str, int, list[Path]]) -> None:
    _, logged, code, left = scripted

    assert (code, logged, left) == (0, "", [])


def test_the_story_is_told_to_its_end(scripted: tuple[str, str, int, list[Path]]) -> None:
    told = scripted[0]

    for sample in samples():
        assert sample.chapter in told
    for words in ("presses “Post now”", "reacts with ❤️", "2 kudos", "presses “Accept”", "Declined", "All of it was"):
        assert words in told


def test_the_story_reads_as_people_see_it(scripted: tuple[str, str, int, list[Path]]) -> None:
    told = scripted[0]

    assert not re.search(r"\x1b|<[@#/:t]|\\[*_~|]|\*\*|\d{17}", told)
    assert max(map(len, told.splitlines())) <= 120


def test_a_bot_that_misbehaves_ends_the_demo_with_one_line_and_a_failure(tmp_path: Path) -> None:
    with demo(tmp_path, "--scripted", broken=BROKEN) as process:
        _, errors = process.communicate(timeout=60)

    assert process.returncode == 1
    assert errors.startswith("chapterhouse demo: The bot misbehaved.")
    assert "2 kudos" in errors
    assert errors.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_page_answers_until_the_process_is_told_to_stop(tmp_path: Path, number: signal.Signals) -> None:
    with demo(tmp_path) as process:
        address = _line_with(process, "  http://127.0.0.1")
        with urllib.request.urlopen(address) as page:  # noqa: S310
            assert page.status == 200

        process.send_signal(number)
        _, errors = process.communicate(timeout=5)

    assert (process.returncode, errors) == (0, "")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_a_demo_that_is_stopped_before_its_page_is_up_cleans_up_too(tmp_path: Path) -> None:
    with demo(tmp_path) as process:
        _line_with(process, "A chapter comes out")
        process.terminate()
        _, errors = process.communicate(timeout=10)

    assert (process.returncode, errors) == (130, "")
    assert not list(tmp_path.iterdir())


def _line_with(process: "subprocess.Popen[str]", words: str, seconds: float = 60) -> str:
    """The first line the process prints with these words, as soon as it is printed."""
    assert process.stdout is not None
    too_late = threading.Timer(seconds, process.kill)
    too_late.start()
    try:
        for line in process.stdout:
            if words in line:
                return line.strip()
    finally:
        too_late.cancel()
    raise AssertionError(f"The demo ended without “{words}”.")
