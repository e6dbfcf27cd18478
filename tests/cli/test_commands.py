"""The commands of `python -m bot`, as a host meets them."""

import pytest
from typer.testing import CliRunner

from bot.__main__ import app

COMMANDS = ("run", "demo", "read", "export")


def test_called_with_nothing_it_lists_its_commands() -> None:
    shown = CliRunner().invoke(app, []).output

    assert [name for name in COMMANDS if name not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_what_it_does(name: str) -> None:
    shown = CliRunner().invoke(app, [name, "--help"])

    assert shown.exit_code == 0
    assert "--help" in shown.output


def test_a_file_that_isnt_there_is_an_error_of_its_own() -> None:
    shown = CliRunner().invoke(app, ["read", "nothing-there.txt"])

    assert shown.exit_code == 1
    assert "nothing-there.txt" in shown.output
