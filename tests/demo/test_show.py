"""`python -m bot demo` as a person starts it, in a process of its own."""

import re
import signal
import sys
import urllib.request
from pathlib import Path

import pytest

from bot.demo.samples import FOLDER, samples
from tests.demo.process import demo, line_with

PATIENCE = 240
"""Seconds until a test gives a demo up that doesn't end, on a busy machine."""

BROKEN = """
import bot.kudos.service
async def forget(*args): pass
bot.kudos.service.Mirror._flush = forget
"""


def left_behind(tmp_path: Path) -> list[Path]:
    """What the demo left in its temporary folder or in data/."""
    return [*tmp_path.iterdir(), *(file for file in FOLDER.parent.iterdir() if file != FOLDER)]


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, int, list[Path]]:
    """What a scripted run printed and logged, how it ended, and what it left behind."""
    folder = tmp_path_factory.mktemp("scripted")
    before = left_behind(folder)
    with demo(folder, "--scripted") as process:
        told, logged = process.communicate(timeout=PATIENCE)
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
        _, errors = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert errors.startswith("chapterhouse demo: The bot misbehaved.")
    assert "2 kudos" in errors
    assert errors.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_page_answers_until_the_process_is_told_to_stop(tmp_path: Path, number: signal.Signals) -> None:
    with demo(tmp_path) as process:
        address = line_with(process, "  http://127.0.0.1")
        with urllib.request.urlopen(address) as page:  # noqa: S310
            assert page.status == 200

        process.send_signal(number)
        _, errors = process.communicate(timeout=PATIENCE)

    assert (process.returncode, errors) == (0, "")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_a_demo_that_is_stopped_before_its_page_is_up_cleans_up_too(tmp_path: Path) -> None:
    with demo(tmp_path) as process:
        line_with(process, "A chapter comes out")
        process.terminate()
        _, errors = process.communicate(timeout=PATIENCE)

    assert (process.returncode, errors) == (130, "")
    assert not list(tmp_path.iterdir())
