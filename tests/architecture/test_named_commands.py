"""Every command and every option that a text names is there."""

import ast
import re
from collections.abc import Iterator
from typing import Any

from discord.app_commands import Command

from tests.architecture.documents.pages import DOCUMENTS, EXAMPLE, document
from tests.architecture.source import FILES, ROOT, tree
from tests.worlds.town import Town

NAMED = re.compile(r"`/(?P<command>[a-z|]+(?: [a-z|]+\b(?!:))*)(?P<options>(?: [a-z_|]+:)*)`")
"""A command as texts name it: `/work edit channel:`, or `/work add|edit cover: cover_alt:` for two at once."""


async def test_every_command_and_option_that_a_text_names_exists(town: Town) -> None:
    commands = {one.qualified_name: one for one in town.client.tree.walk_commands()}
    broken = [f"{place}: {found[0]}" for place, found in named() if not all(_exist(commands, found))]

    assert broken == []


def named() -> Iterator[tuple[str, re.Match[str]]]:
    """Everything that names a command, in what the bot says and in the documents."""
    for file in FILES:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from ((str(file.relative_to(ROOT)), found) for found in NAMED.finditer(node.value))
    for name in DOCUMENTS:
        if name != EXAMPLE:
            yield from ((name, found) for found in NAMED.finditer(document(name)))


def _exist(commands: dict[str, Any], found: re.Match[str]) -> Iterator[bool]:
    *group, last = found["command"].split(" ")
    for name in last.split("|"):
        command = commands.get(" ".join([*group, name]))
        yield command is not None
        if isinstance(command, Command):
            options = {option.display_name for option in command.parameters}
            yield {one for text in found["options"].split() for one in text.strip(":").split("|")} <= options
        else:
            yield not found["options"]


def test_a_text_that_names_one_is_found() -> None:
    texts = ("Run `/setup channel:` or `/work add|edit cover: cover_alt:`.", "`/kudos why`", "`/works`")
    found = [match for text in texts for match in NAMED.finditer(text)]

    assert [(one["command"], one["options"]) for one in found] == [
        ("setup", " channel:"),
        ("work add|edit", " cover: cover_alt:"),
        ("kudos why", ""),
        ("works", ""),
    ]
