"""What tests may do."""

import ast
import re
from pathlib import Path

from tests.architecture.source import ROOT, TESTS, every_test, functions, imported


@every_test
def test_a_test_arranges_a_real_situation_instead_of_a_mock(file: Path) -> None:
    taken = {f"{module}.{name}" for module, names in imported(file) for name in ("", *names)}

    assert {one for one in taken if re.search(r"\b(py\.?test_)?mock\b|Mock\b", one)} == set()


@every_test
def test_what_tests_share_is_imported_from_a_module_of_its_own_and_never_from_a_conftest(file: Path) -> None:
    assert not [module for module, _ in imported(file) if module.rpartition(".")[2] == "conftest"]


def test_there_is_one_clock() -> None:
    clocks = [
        f"{file.relative_to(ROOT)}: {node.lineno}"
        for file in TESTS
        for node in functions(file)
        if node.name == "__call__" and node.returns is not None and ast.unparse(node.returns) == "datetime"
    ]

    assert len(clocks) == 1, clocks
