"""What starts the bot on macOS and on Windows."""

import plistlib
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.architecture.source import ROOT
from tests.wire.bot.process import STOPS_WITHIN

PLIST = ROOT / "deploy" / "macos" / "chapterhouse.plist"
TASKS = {
    "BootTrigger": ROOT / "deploy" / "windows" / "chapterhouse.xml",
    "LogonTrigger": ROOT / "deploy" / "windows" / "chapterhouse-at-log-on.xml",
}
SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def test_launchd_starts_the_bot_again_unless_it_was_asked_to_stop() -> None:
    listed: dict[str, Any] = plistlib.loads(PLIST.read_bytes())
    folder = listed["WorkingDirectory"]

    assert listed["ProgramArguments"] == [f"{folder}/.venv/bin/python", "-m", "bot", "run"]
    assert listed["KeepAlive"] == {"SuccessfulExit": False}
    assert listed["RunAtLoad"] is True
    assert listed["ExitTimeOut"] > STOPS_WITHIN
    assert listed["Umask"] == 0o077
    assert listed["StandardErrorPath"].startswith(f"{folder}/data/")
    assert f"launchctl print gui/$(id -u)/{listed['Label']}" in page("macos")
    assert f'sed "s#HOME#$HOME#" {PLIST.relative_to(ROOT)} >' in page("macos")


def test_the_home_folder_stands_wherever_a_path_begins() -> None:
    listed: dict[str, Any] = plistlib.loads(PLIST.read_bytes())
    paths = [
        listed["WorkingDirectory"],
        listed["ProgramArguments"][0],
        listed["StandardOutPath"],
        listed["StandardErrorPath"],
    ]

    assert [path for path in paths if not path.startswith("HOME/chapterhouse")] == []
    assert PLIST.read_text("utf-8").count("HOME/") == len(paths)


@pytest.mark.parametrize("trigger", TASKS)
def test_the_task_of_windows_runs_for_ever_and_once_at_a_time(trigger: str) -> None:
    task = ElementTree.parse(TASKS[trigger]).getroot()  # noqa: S314

    def said(*path: str) -> str | None:
        return task.findtext("/".join(f"{SPACE}{name}" for name in path))

    assert said("Settings", "MultipleInstancesPolicy") == "IgnoreNew"
    assert said("Settings", "ExecutionTimeLimit") == "PT0S"
    assert said("Settings", "StopIfGoingOnBatteries") == "false"
    assert said("Triggers", trigger, "Repetition", "Interval") == "PT5M"
    assert said("Triggers", trigger, "Repetition", "Duration") is None, "it is repeated for ever"
    assert "-m bot run" in str(said("Actions", "Exec", "Arguments"))
    assert f"cd {said('Actions', 'Exec', 'WorkingDirectory')}\n" in page("windows")
    assert str(TASKS[trigger].relative_to(ROOT)).replace("/", "\\") in page("windows")


def page(name: str) -> str:
    return (ROOT / "docs" / "hosting" / f"{name}.md").read_text("utf-8")
