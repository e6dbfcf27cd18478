"""Words for people stand in wording modules, and are made where they are shown."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

from tests.architecture.source import FILES, every_file, every_file_and_test, functions, is_in, tree

FOR_THE_LOG = ("DiscordError", "Gone", "Refused", "Unclear", "Forbidden", "client.supervisor.loop", "log_failure")
"""What takes words that only the log shows."""


@every_file
def test_a_wording_module_holds_functions_and_no_words(file: Path) -> None:
    """A constant would be English for good: a function is asked each time, and can be asked for a language."""
    if not file.name.endswith("wording.py"):
        return
    for node in tree(file).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            held = [one for one in ast.walk(node.value) if isinstance(one, ast.Constant) and isinstance(one.value, str)]

            assert held == [], ast.unparse(node)


@every_file_and_test
def test_a_wording_module_is_called_after_its_folder(file: Path) -> None:
    """`wording` is that of the folder's own word; another's bears its name, and each line says whose words it takes."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom):
            own = (node.module or "").rpartition(".")[2]
            called = "wording" if own == file.parent.name else f"{own}_wording"

            assert {alias.asname or alias.name for alias in node.names if alias.name == "wording"} <= {called}


@every_file
def test_an_error_carries_what_says_it_and_no_sentence(file: Path) -> None:
    """It is given a function of a wording module and plain values: what makes the words is its handler."""
    for call in raised_refusals(file):
        say, *arguments = call.args
        parts = [one for argument in [say, *arguments] for one in ast.walk(argument)]

        assert all(_says(one, file) for one in choices(say)), ast.unparse(call)
        assert not [one for one in parts if _is_sentence(one)], ast.unparse(call)
        assert not [one for one in parts if isinstance(one, ast.Call) and _says(one.func, file)], ast.unparse(call)


def raised_refusals(file: Path) -> Iterator[ast.Call]:
    """Each call that makes an error for people out of what says it: by its class, or as its class itself does."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in refusals() - refusals_made_of_facts():
            yield node
        if isinstance(node, ast.ClassDef) and node.name in refusals_made_of_facts():
            yield from (one for one in ast.walk(node) if _calls(one, "super().__init__"))


def _calls(node: ast.AST, name: str) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == name


def choices(node: ast.expr) -> list[ast.expr]:
    """One expression, or both of `one if that else other`."""
    return [*choices(node.body), *choices(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def _says(node: ast.expr, file: Path) -> bool:
    """Tell whether this names a function of a wording module, or is a `say` that was handed on."""
    name = ast.unparse(node)
    return name.rpartition(".")[2] == "say" or name.partition(".")[0] in names_of_wordings(file)


@cache
def names_of_wordings(file: Path) -> set[str]:
    """What a file calls the wording modules that it imports, and the functions that it takes from them."""
    names = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".wording"):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names if alias.name == "wording"}
    return names


@every_file
def test_an_answer_takes_its_words_from_wording(file: Path) -> None:
    """In cogs no sentence stands in a call; descriptions of commands are decorators or docstrings."""
    if not is_in(file, "cogs"):
        return
    decorators = {id(part) for node in functions(file) for one in node.decorator_list for part in ast.walk(one)}
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and id(node) not in decorators:
            name = ast.unparse(node.func)
            if name.partition(".")[0] in ("log", "super") or name in FOR_THE_LOG:
                continue
            said = [one for argument in node.args for one in ast.walk(argument) if _is_sentence(one)]
            assert not said, ast.unparse(node)


def _is_sentence(node: ast.AST) -> bool:
    """A literal with at least three words in it."""
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and len(re.findall(r"[^\W\d_]+ ", node.value)) >= 2
    )


@cache
def refusals() -> set[str]:
    """Every exception whose words are shown to people."""
    names, before = {"UserFacingError"}, 0
    while len(names) > before:
        before = len(names)
        names |= {one.name for one in classes() if {ast.unparse(base) for base in one.bases} & names}
    return names


@cache
def refusals_made_of_facts() -> set[str]:
    """Those that know by themselves what says them, and are given what it is about."""
    own = {one.name for one in classes() if "__init__" in {part.name for part in one.body if _is_function(part)}}
    return refusals() & own - {"UserFacingError"}


def _is_function(node: ast.AST) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef)


def classes() -> Iterator[ast.ClassDef]:
    return (node for file in FILES for node in ast.walk(tree(file)) if isinstance(node, ast.ClassDef))


def test_the_refusals_of_the_features_are_known_here() -> None:
    assert {"UserFacingError", "NumberTaken", "AlreadyDecided"} <= refusals()
    assert {"NumberTaken"} <= refusals_made_of_facts() < refusals()
