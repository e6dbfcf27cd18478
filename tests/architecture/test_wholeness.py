"""An object is whole when it is built: nobody but itself assigns to its attributes."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import every_file, tree

OURS = ("bot", "cogs")
ITSELF = ("self", "cls")


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
