"""What a line of the log looks like, and the id that ties together what belongs together."""

import asyncio
import json
import logging

import pytest

from bot.core import logs
from bot.core.logs import LogFormat

IDEA = "the butler did it"

log = logging.getLogger("bot.test")


def test_for_programs_a_line_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("INFO", hidden=("hunter2",), form=LogFormat.JSON)
    log.info("said %s\nand %s", "hunter2", "more")

    (line,) = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert sorted(said) == ["level", "logger", "message", "time"]
    assert (said["level"], said["logger"], said["message"]) == ("INFO", "bot.test", "said [secret]\nand more")


@pytest.mark.parametrize("secret", ['quo"ted\\back', "smörgås", "tab\there"])
def test_a_secret_that_json_spells_otherwise_is_struck_out_too(secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("INFO", hidden=(secret,), form=LogFormat.JSON)
    log.info("said %s", secret)

    assert json.loads(capsys.readouterr().err)["message"] == "said [secret]"


@pytest.mark.expects_errors
def test_for_programs_an_error_stands_with_its_places_and_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("INFO", form=LogFormat.JSON)
    try:
        int(IDEA)
    except ValueError:
        log.exception("a form failed")

    said = json.loads(capsys.readouterr().err)
    assert "test_lines.py" in said["error"]
    assert "butler" not in said["error"]


async def test_every_line_of_a_task_bears_its_reference_and_no_others(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("INFO")
    references = []

    async def answer(what: str) -> None:
        logs.refer()
        references.append(logs.reference())
        log.info("%s begins", what)
        await asyncio.create_task(goes_on(what))

    async def goes_on(what: str) -> None:
        log.info("%s goes on", what)

    await asyncio.gather(asyncio.create_task(answer("one")), asyncio.create_task(answer("two")))
    log.info("nobody's")

    lines = capsys.readouterr().err.splitlines()
    one, two = references
    assert one != two
    assert [f"[{one}]" in line for line in lines] == [" one " in line for line in lines]
    assert [f"[{two}]" in line for line in lines] == [" two " in line for line in lines]
    assert "[" not in lines[-1]


async def test_a_task_without_a_reference_gets_one_when_it_is_asked_for() -> None:
    async def ask() -> tuple[str, str]:
        return logs.reference(), logs.reference()

    first, second = await asyncio.create_task(ask())

    assert first == second != ""
