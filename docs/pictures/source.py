"""What the pictures take from the code: functions by their name, what they say of themselves, whom they call."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
Node = ast.FunctionDef | ast.AsyncFunctionDef | ast.Assign


class Unfounded(Exception):
    """A picture would show what isn't in the code."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method, or a constant that functions use.

    `name` is with its class, or with its module where it has none.
    """

    module: str
    path: str
    name: str
    says: str
    node: Node

    @property
    def shown(self) -> str:
        """Return its name as a picture shows it, beside its file."""
        return self.name.removeprefix(f"{self.module.rpartition('.')[2]}.")

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]


def find(reference: str) -> Function:
    """Find the one function whose dotted name ends like this: `Outbox.retry`, `announcements.store.add`.

    Raises Unfounded if there is none, or more than one, or if it has no docstring.
    """
    found = [
        one
        for full, one in _functions().items()
        if f".{full}".endswith(f".{reference}") and not isinstance(one.node, ast.Assign)
    ]
    if len(found) != 1:
        raise Unfounded(f"{reference} names {len(found)} functions")
    if not found[0].says:
        raise Unfounded(f"{reference} doesn't say what it does")
    return found[0]


def called_at(caller: Function, called: Function, after: int) -> int | None:
    """Return the place of a call, behind another, among all that the caller names; None if there is no such call."""
    name = called.name.rpartition(".")[2]
    known = _imports(caller.module, called.module) or any(_imports(caller.module, port) for port in _ports(name))
    names = list(_names_in_order(caller, set())) if known else []
    return next((place for place, one in enumerate(names) if one == name and place > after), None)


def touches(function: Function, what: str) -> bool:
    """Tell whether a function has to do with a table or an object: it names it, or calls what does."""
    return what in (function.name.partition(".")[0].lower(), *_names_in_order(function, set(), abroad=True))


def _names_in_order(function: Function, seen: set[str], *, abroad: bool = False) -> Iterator[str]:
    """List every name that a function reads, in order, with those of the functions of its module that it names.

    `abroad`: those of other modules' functions as well, where they are named by their module.
    """
    seen.add(f"{function.module}.{function.name}")
    imported = _imported(function.module)
    for node in _in_order(function.node):
        name = node.attr if isinstance(node, ast.Attribute) else node.id
        yield name
        inner = _own(function.module).get(name)
        if abroad and isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            inner = inner or _functions().get(f"{imported.get(node.value.id)}.{name}")
        elif abroad:
            inner = inner or _functions().get(imported.get(name, ""))
        if inner is not None and f"{inner.module}.{inner.name}" not in seen:
            yield from _names_in_order(inner, seen, abroad=abroad)


def _in_order(node: ast.AST) -> list[ast.Attribute | ast.Name]:
    found = [one for one in ast.walk(node) if isinstance(one, ast.Attribute | ast.Name)]
    return sorted(found, key=lambda one: (one.end_lineno or 0, one.end_col_offset or 0))


@cache
def _own(module: str) -> dict[str, Function]:
    return {one.name.rpartition(".")[2]: one for one in _functions().values() if one.module == module}


@cache
def _imported(module: str) -> dict[str, str]:
    """Find what a module's names stand for that it imports."""
    nodes = [node for node in ast.walk(_trees()[module]) if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in nodes for alias in node.names}


@cache
def _functions() -> dict[str, Function]:
    """Find every function and every constant of the program, by its full dotted name."""
    functions: dict[str, Function] = {}
    for module, tree in _trees().items():
        for name, node in _definitions(tree, ""):
            short = name if "." in name else f"{module.rpartition('.')[2]}.{name}"
            says = "" if isinstance(node, ast.Assign) else (ast.get_docstring(node) or "").partition("\n")[0]
            functions[f"{module}.{name}"] = Function(module, _path(module), short, says, node)
    return functions


def _definitions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Node]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not isinstance(child, ast.ClassDef):
                yield f"{prefix}{child.name}", child
            yield from _definitions(child, f"{prefix}{child.name}.")
        elif isinstance(child, ast.Assign) and not prefix:
            yield from ((one.id, child) for one in child.targets if isinstance(one, ast.Name))


@cache
def _trees() -> dict[str, ast.Module]:
    files = sorted(file for part in ("bot", "cogs") for file in (ROOT / part).rglob("*.py"))
    return {_module(file): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def _module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _path(module: str) -> str:
    place = module.replace(".", "/")
    return f"{place}/__init__.py" if (ROOT / place).is_dir() else f"{place}.py"


@cache
def _ports(method: str) -> frozenset[str]:
    """Find the modules with a Protocol that has this method, or is called like a function of this name."""
    return frozenset(
        module
        for module, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "Protocol" in {ast.unparse(base) for base in node.bases}
        if method in {one.name for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)}
    )


@cache
def _imports(importer: str, imported: str) -> bool:
    """Tell whether a module imports another, or something that does."""
    return importer == imported or _graph().find_shortest_chain(importer, imported) is not None


@cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph("bot", "cogs", cache_dir=None)
