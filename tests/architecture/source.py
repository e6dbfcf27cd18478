"""The files of the program and of its tests, and how a test looks into each of them."""

import ast
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = sorted(file for folder in ("bot", "cogs") for file in (ROOT / folder).rglob("*.py"))
TESTS = sorted(file for folder in ("tests", "bench", "docs", "requirements") for file in (ROOT / folder).rglob("*.py"))


def every_file(check: Callable[[Path], None], files: list[Path] = FILES) -> Callable[[], None]:
    """Let a test be true of each file of the program: those that break it are named together."""

    def test() -> None:
        broken = []
        for file in files:
            try:
                check(file)
            except AssertionError as problem:
                broken.append(f"{file.relative_to(ROOT)}: {problem}")
        assert not broken, "\n".join(broken)

    test.__name__, test.__doc__ = check.__name__, check.__doc__
    return test


every_test = partial(every_file, files=TESTS)
every_file_and_test = partial(every_file, files=FILES + TESTS)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def is_in(file: Path, *places: str) -> bool:
    return any(file == ROOT / place or ROOT / place in file.parents for place in places)


def imported(file: Path) -> Iterator[tuple[str, set[str]]]:
    """Each module that the file imports, with the names it takes from it."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, set()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", {alias.name for alias in node.names}


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
