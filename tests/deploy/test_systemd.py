"""The unit by which systemd runs the bot."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.health import systemd
from tests.architecture.source import ROOT
from tests.wire.bot.process import STOPS_WITHIN

UNIT = ROOT / "deploy" / "systemd" / "chapterhouse.service"
FOLDER = "/opt/chapterhouse"
ANALYZE = shutil.which("systemd-analyze")


def values(name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text("utf-8"), re.MULTILINE)


@pytest.mark.skipif(ANALYZE is None, reason="there is no systemd-analyze here")
def test_systemd_finds_nothing_wrong_in_the_unit(tmp_path: Path) -> None:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text("utf-8").replace(FOLDER, str(tmp_path)), "utf-8")

    done = subprocess.run([str(ANALYZE), "verify", str(unit)], capture_output=True, text=True, check=False)

    said = [line for line in done.stderr.splitlines() if "chapterhouse" in line and "Permission denied" not in line]
    assert (said, done.returncode) == ([], 0), done.stderr


def test_the_unit_runs_what_the_project_has_and_writes_where_the_bot_does() -> None:
    assert values("ExecStart") == [f"{FOLDER}/.venv/bin/python -m bot run"]
    assert values("WorkingDirectory") == [FOLDER]
    assert values("ReadWritePaths") == [f"{FOLDER}/data"]
    assert (ROOT / "data" / "samples").is_dir(), "the folder is there before the bot's first start"
    assert [one for one in values("Documentation") if not (ROOT / one.removeprefix(f"file:{FOLDER}/")).exists()] == []


def test_the_unit_gives_the_bot_the_time_that_it_takes() -> None:
    assert int(values("TimeoutStopSec")[0]) > STOPS_WITHIN
    assert int(values("TimeoutStartSec")[0]) > systemd.READY_AFTER
    assert int(values("WatchdogSec")[0]) > systemd.LONGEST_PAUSE * systemd.TURNS


def test_what_only_a_person_can_mend_isnt_tried_again() -> None:
    assert values("RestartPreventExitStatus") == ["2"]
    assert values("Restart") == ["on-failure"]


@pytest.mark.skipif(ANALYZE is None, reason="there is no systemd-analyze here")
def test_the_unit_is_as_closed_as_systemd_wishes() -> None:
    command = [str(ANALYZE), "security", "--offline=yes", "--no-pager", "--threshold=20", str(UNIT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    if "unrecognized option" in done.stderr or "offline" in done.stderr:
        pytest.skip("this systemd can't look at a unit that isn't installed")

    assert done.returncode == 0, done.stdout[-300:] + done.stderr
