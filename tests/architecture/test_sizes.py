"""Files and functions are short enough to be read, and say what they are for."""

import ast
from pathlib import Path

from tests.architecture.source import ROOT, every_file, every_file_and_test, functions, tree

MOST_LINES = 250
LONGEST_FUNCTION = 45
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "base", "lib", "tools"}


@every_file
def test_a_file_says_in_its_first_line_what_it_is_for(file: Path) -> None:
    first = file.read_text(encoding="utf-8").partition("\n")[0]

    assert first.startswith('"""')
    assert len((ast.get_docstring(tree(file)) or "").partition("\n")[0]) > len("A thing.")


@every_file_and_test
def test_a_file_is_short_enough_to_be_read(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@every_file_and_test
def test_a_function_is_short_enough_to_be_read(file: Path) -> None:
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions(file)}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@every_file
def test_a_file_has_a_name_of_its_own(file: Path) -> None:
    words = {word for part in file.relative_to(ROOT).with_suffix("").parts for word in part.split("_")}

    assert words & VAGUE == set()
