"""What a document names that isn't there: each function returns that, out of a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from click import Command
from discord.app_commands import Command as SlashCommand
from discord.app_commands import ContextMenu
from typer.main import get_command

from bot.__main__ import app
from bot.core.settings import Settings
from tests.architecture.documents.pages import labels, quotes, spans
from tests.architecture.documents.sayings import everything_said, is_said, plain, said_to_people, texts_in
from tests.architecture.source import FILES, ROOT, is_in
from tests.worlds.town import Town

Slash = SlashCommand[Any, ..., Any]

HOST_COMMANDS: dict[str, Command] = getattr(get_command(app), "commands")  # noqa: B009  # a group's, though typed as one's

PATHS = {text for file in FILES if is_in(file, "bot/health") for text in texts_in(file) if text.startswith("/")}
"""What the bot answers on its own port."""

DISCORDS_OWN = frozenset({"Apps", "Manage Server", "Edit Channel", "Add Reaction"})
"""What Discord itself has on its buttons and in its menus, and guides send people to."""

PROJECT_FILE = r"(?:\./)?[\w./-]*\w\.(?:md|py|toml|ya?ml|service|timer|plist|xml|example|ps1|sh)|[\w/-]*Dockerfile"


@dataclass(frozen=True, slots=True)
class Surface:
    """What Discord shows of the bot: its commands, and those in the menus of messages."""

    commands: dict[str, Slash]
    menus: list[str]

    @classmethod
    def of(cls, town: Town) -> "Surface":
        slash = [one for one in town.client.tree.walk_commands() if isinstance(one, SlashCommand)]
        menus = [one.name for one in town.client.tree.get_commands() if isinstance(one, ContextMenu)]
        return cls({one.qualified_name: one for one in slash}, menus)

    @property
    def offered(self) -> frozenset[str]:
        """What commands are described by and offer to choose."""
        options = [option for one in self.commands.values() for option in one.parameters]
        described = [*(one.description for one in self.commands.values()), *(str(one.description) for one in options)]
        chosen = [choice.name for option in options for choice in option.choices]
        return frozenset(plain(one) for one in [*described, *chosen, *self.menus])


Claims = Callable[[str, Surface], Sequence[str]]


def typed_in(text: str) -> list[str]:
    """What people are told to type into Discord: what begins with a slash and is no path."""
    return [span for span in spans(text) if re.match(r"/[a-z|]+(?:$| )", span) and span not in PATHS]


def slash_commands(text: str, surface: Surface) -> list[str]:
    return [span for span in typed_in(text) if not all(_are_there(span, surface.commands))]


def options(text: str, surface: Surface) -> list[str]:
    """Those that stand by themselves, such as `words:`."""
    known = {option.display_name for one in surface.commands.values() for option in one.parameters}
    return [span for span in spans(text) if re.fullmatch("[a-z_]+:", span) and span.rstrip(":") not in known]


def buttons(text: str, surface: Surface) -> list[str]:
    """What is on no button, in no menu and over no field."""
    there = said_to_people() | surface.offered | DISCORDS_OWN
    return [words for words in labels(text) if words not in there]


def sentences(text: str, surface: Surface) -> list[str]:
    said = everything_said() | surface.offered
    return [words for words in quotes(text) if not is_said(words, said)]


def log_lines(text: str, surface: Surface) -> list[str]:
    """Such as `No DISCORD_TOKEN is set`: words as code that begin with a capital letter, or with what is left out."""
    del surface
    lines = [span for span in spans(text) if re.match(r"(?:[A-Z][\w’']*|…) (?:[\w’'…]+ )+[\w’'…]+$", span)]
    return [line for line in lines if not is_said(line, everything_said())]


def shell_lines(text: str, surface: Surface) -> list[str]:
    """Names in capitals, such as FILE, stand for what one puts there."""
    del surface
    lines = [line for span in spans(text) for line in re.findall(r"python -m bot ([a-z][^|>;&#]*)", span)]
    known = {option for command in HOST_COMMANDS.values() for one in command.params for option in one.opts}
    alone = [one for span in spans(text) if span.startswith("--") for one in re.findall(r"--[a-z-]+", span)]
    strangers = [one for one in alone if one not in {*known, "--help"}]
    return [*(line for line in lines if not _is_understood(*line.split())), *strangers]


def settings(text: str, surface: Surface) -> list[str]:
    """Names in capitals that are neither settings nor stand in the files by which a host starts the bot."""
    del surface
    known = Settings.names() | _in_capitals() | set(re.findall("client_id=([A-Z_]+)", text))
    named = [span.partition("=")[0] for span in spans(text) if re.match(r"[A-Z][A-Z_]{3,}(=|$)", span)]
    return [name for name in named if name not in known]


def make_targets(text: str, surface: Surface) -> list[str]:
    del surface
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE)
    named = [re.findall(r"^make (?:[A-Z]+=\S+ )*([a-z-]+)", span) for span in spans(text)]
    return [target for found in named for target in found if target not in known]


def files(text: str, surface: Surface) -> list[str]:
    """A path that begins elsewhere is the reader's own, such as one in `/etc` or `~`."""
    del surface
    named = [word for span in spans(text) for word in span.split() if re.fullmatch(PROJECT_FILE, word)]
    return [one for one in named if not one.startswith("/") and not _exists(one.removeprefix("./"))]


IN_ALL: tuple[Claims, ...] = (slash_commands, shell_lines, make_targets)
IN_GUIDES: tuple[Claims, ...] = (options, buttons, sentences, log_lines, settings, files)


def _are_there(span: str, commands: dict[str, Slash]) -> Iterator[bool]:
    """Tell of each command of `/work add|edit cover:` whether it is there, and takes these options and values."""
    path, *given = re.split(r" (?=[a-z_|]+:(?: |$))", span.removeprefix("/"))
    values = [
        (option, value.strip())
        for one in given
        for names, _, value in [one.partition(":")]
        for option in names.split("|")
    ]
    *group, last = path.split(" ")
    for name in last.split("|"):
        command = commands.get(" ".join([*group, name]))
        takes = (
            {one.display_name: {str(choice.name) for choice in one.choices} for one in command.parameters}
            if command
            else {}
        )
        is_group = any(other.startswith(f"{path} ") for other in commands)
        yield command is not None or (is_group and not given)
        yield {option for option, _ in values} <= set(takes)
        yield all(value in takes[option] for option, value in values if value and takes.get(option))


def _is_understood(command: str, *arguments: str) -> bool:
    """Tell whether the command takes these arguments, as its own parser reads them; its name alone is always one."""
    if not arguments:
        return command in HOST_COMMANDS
    try:
        given = [re.sub(r"^\[?[A-Z]+(?:\.\.\.)?\]?$", "1", one) for one in arguments]
        HOST_COMMANDS[command].make_context(command, [one for one in given if one != "--help"])
    except Exception:
        return False
    return True


def _in_capitals() -> set[str]:
    found = [file for file in ROOT.iterdir() if file.is_file() and file.suffix not in {".md", ".toml"}]
    return {name for file in found for name in re.findall(r"\b[A-Z][A-Z_]{3,}\b", file.read_text("utf-8", "ignore"))}


def _exists(path: str) -> bool:
    if "/" in path:
        return (ROOT / path).exists()
    return any(ROOT.glob(f"*/{path}")) or any(ROOT.glob(f"docs/**/{path}")) or (ROOT / path).exists()
