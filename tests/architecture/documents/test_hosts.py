"""What the documents tell hosts to type and to set is there."""

import re
from dataclasses import fields

import pytest
from click import Command
from typer.main import get_command

from bot.__main__ import app
from bot.core.settings import Settings
from tests.architecture.documents.pages import DOCUMENTS, document

COMMANDS: dict[str, Command] = getattr(get_command(app), "commands")  # noqa: B009  # a group's, though typed as one's
SETTINGS = Settings.names()
FIRST_WORDS = {name.split("_")[0] for name in SETTINGS}


def test_every_command_of_the_host_and_its_options_are_there() -> None:
    strangers = []
    for name in DOCUMENTS:
        for command, rest in re.findall(r"python -m bot ([a-z]+)([^`\n]*)", document(name)):
            options = (
                {option for one in COMMANDS[command].params for option in one.opts} if command in COMMANDS else set()
            )
            unknown = [option for option in re.findall(r"--[a-z-]+", rest) if option not in options]
            strangers += [f"{name}: {command} {rest}"] if command not in COMMANDS or unknown else []

    assert strangers == []


def test_every_command_of_the_host_is_in_the_readme_or_a_guide() -> None:
    written = "\n".join(document(name) for name in DOCUMENTS)

    assert [name for name in COMMANDS if f"python -m bot {name}" not in written] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_setting_that_a_document_names_is_one(name: str) -> None:
    named = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`", document(name)))

    assert {one for one in named if one.split("_")[0] in FIRST_WORDS} <= SETTINGS


def test_the_guide_to_backups_says_of_each_setting_what_holds_without_it() -> None:
    said = re.findall(r"^\| `(BACKUP_\w+)` \| [^|]+ \| (.*) \|$", document("docs/backups.md"), re.MULTILINE)
    defaults = {one.name.upper(): one.default for one in fields(Settings)}

    assert {name for name, _ in said} == {name for name in SETTINGS if name.startswith("BACKUP_")}
    assert [(name, without) for name, without in said if without.isdecimal() and int(without) != defaults[name]] == []
