"""How objects come to know each other: each is whole when built, ports come one way, what is due goes by owner."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source import FILES, ROOT, every_file, functions, is_in, tree

OURS = ("bot", "cogs")
ITSELF = ("self", "cls")
PLACES = {"share", "lane", "owner"}
"""How a statement is told of whose servers it speaks: a share of them, what was found by it, or who holds what."""


def _ports() -> set[str]:
    """Find the Protocols that features declare in their `ports.py`."""
    declared = [file for file in FILES if file.name == "ports.py" and not is_in(file, "bot/core")]
    return {
        node.name
        for file in declared
        for node in tree(file).body
        if isinstance(node, ast.ClassDef) and "Protocol" in map(ast.unparse, node.bases)
    }


PORTS = _ports()


@every_file
def test_nothing_is_assigned_from_outside(file: Path) -> None:
    assert assigned_from_outside(tree(file)) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("self.clock = clock", []),
        ("import discord\ndiscord.http.Route.BASE = url", []),
        ("from aiohttp import web\nweb.SETTING: int = 5", []),
        ("self.outbox.delivered = listen", ["self.outbox.delivered"]),
        ("services.setup.channel_changed = retarget", ["services.setup.channel_changed"]),
        ("progress.read += 1", ["progress.read"]),
        ("first.a, (second.b, *third.c) = values", ["first.a", "second.b", "third.c"]),
        ("for found.row in rows: ...", ["found.row"]),
        ("with opened() as self.inner.file: ...", ["self.inner.file"]),
        ("del self.inner.file", ["self.inner.file"]),
        ("services().works.effects = None", ["services().works.effects"]),
        ("import discord\nclient = discord.Client()\nclient.http.connector = None", ["client.http.connector"]),
        ("from bot.app import settings\nsettings.limit = 5", ["settings.limit"]),
        ("def f(self):\n    self.seen[1].found = True", ["self.seen[1].found"]),
    ],
)
def test_what_counts_as_from_outside(code: str, found: list[str]) -> None:
    assert assigned_from_outside(ast.parse(code)) == found


def assigned_from_outside(module: ast.Module) -> list[str]:
    """Find what is assigned to an attribute, but for one's own and for the settings of an imported library."""
    libraries = {name for node in ast.walk(module) for name in _library_names(node)}
    targets = [node for node in ast.walk(module) if isinstance(node, ast.Attribute) and _is_a_target(node)]
    return sorted(ast.unparse(one) for one in targets if not _is_its_own(one) and _root(one) not in libraries)


def _is_a_target(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store | ast.Del)


def _is_its_own(target: ast.Attribute) -> bool:
    return isinstance(target.value, ast.Name) and target.value.id in ITSELF


def _root(node: ast.expr) -> str | None:
    """Find the name that a chain of attributes begins with; None where it begins with anything else."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _library_names(node: ast.AST) -> set[str]:
    """Find the names under which this statement imports what isn't ours."""
    if isinstance(node, ast.Import):
        modules = {(one.asname or one.name).partition(".")[0]: one.name for one in node.names}
    elif isinstance(node, ast.ImportFrom):
        modules = {one.asname or one.name: node.module or "" for one in node.names}
    else:
        return set()
    return {name for name, module in modules.items() if module.partition(".")[0] not in OURS}


def test_there_are_ports() -> None:
    assert PORTS


@every_file
def test_a_port_is_given_to_a_service_or_bound_and_not_handed_to_its_methods(file: Path) -> None:
    handed_in = [
        f"{a_class.name}.{method.name}"
        for a_class in ast.walk(tree(file))
        if isinstance(a_class, ast.ClassDef)
        for method in a_class.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) and method.name != "__init__"
        if any(_names(one.annotation) & PORTS for one in (*method.args.args, *method.args.kwonlyargs))
    ]

    assert handed_in == []


@every_file
def test_what_is_due_by_now_is_asked_for_by_owner(file: Path) -> None:
    """Several processes may use one database: none does what is due in another's servers."""
    if not file.name.endswith("store.py"):
        return
    of_everybody = [one.name for one in functions(file) if _finds_by_now(one) and not _arguments(one) & PLACES]

    assert of_everybody == []


def _finds_by_now(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    returned = ast.unparse(function.returns) if function.returns else ""
    return "now" in _arguments(function) and returned.startswith(("list[", "dict[", "tuple["))


def _arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    return {one.arg for one in (*function.args.args, *function.args.kwonlyargs)}


def _names(annotation: ast.expr | None) -> set[str]:
    return {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)} if annotation else set()


def test_files_of_people_are_fetched_in_one_place() -> None:
    """There it takes a contributor, whom only a service makes that has asked for their rights."""
    fetching = {
        str(file.relative_to(ROOT))
        for file in FILES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Await)
        and re.search(r"\b(attachment|file|cover)\w*\.(read|save|to_file)\(", ast.unparse(node))
    }

    assert fetching == {"cogs/_shared/files/attachments.py"}
