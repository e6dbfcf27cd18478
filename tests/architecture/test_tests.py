"""What tests may do."""

import ast
import re
import tomllib
from pathlib import Path

from tests.architecture.source import ROOT, TESTS, every_test, functions, imported


@every_test
def test_a_test_arranges_a_real_situation_instead_of_a_mock(file: Path) -> None:
    taken = {f"{module}.{name}" for module, names in imported(file) for name in ("", *names)}

    assert {one for one in taken if re.search(r"\b(py\.?test_)?mock\b|Mock\b", one)} == set()


@every_test
def test_what_tests_share_is_imported_from_a_module_of_its_own(file: Path) -> None:
    taken = [module.rpartition(".")[2] for module, _ in imported(file) if module.partition(".")[0] == "tests"]

    assert [module for module in taken if module == "conftest" or module.startswith("test_")] == []


def test_there_is_one_clock() -> None:
    clocks = [
        f"{file.relative_to(ROOT)}: {node.lineno}"
        for file in TESTS
        for node in functions(file)
        if node.name == "__call__" and node.returns is not None and ast.unparse(node.returns) == "datetime"
    ]

    assert len(clocks) == 1, clocks


def test_each_world_of_the_readme_can_be_asked_for() -> None:
    rows = [line.split("|") for line in (ROOT / "tests" / "README.md").read_text(encoding="utf-8").splitlines()]
    asked_for = {name for row in rows if len(row) > 5 for name in re.findall(r"`(\w+)`", row[3])}

    defined = {node.name for file in TESTS for node in functions(file) if "fixture" in str(_decorators(node))}
    assert asked_for
    assert asked_for - defined == set()


def _decorators(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    return [ast.unparse(one) for one in node.decorator_list]


def test_every_mark_is_explained() -> None:
    marks = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"][
        "markers"
    ]

    readme = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    assert [mark for mark in marks if f"`{mark.partition(':')[0]}`" not in readme] == []


TIMED = re.compile(r"(monotonic|perf_counter|(process|thread)_time|\btime)\(\) - \w+ <")
PATIENT = 20
"""Seconds that a wait has at the least: it ends with what is waited for, and a busy machine takes its time."""


@every_test
def test_nothing_has_to_be_done_within_some_seconds_of_a_machine_that_may_be_busy(file: Path) -> None:
    nodes = [*ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    bounds = [ast.unparse(node) for node in nodes if isinstance(node, ast.Assert) and TIMED.search(ast.unparse(node))]
    waits = [
        ast.unparse(node)
        for node in nodes
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "asyncio.timeout"
        and isinstance(node.args[0], ast.Constant)
        and float(str(node.args[0].value)) < PATIENT
    ]

    assert bounds + waits == []
