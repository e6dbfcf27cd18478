"""What the code may do where, as far as the import contracts of `pyproject.toml` can't say it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

from tests.architecture.source import FILES, every_file, functions, imported, is_in, tree

STATEMENTS = {"select", "insert", "update", "delete", "text"}
READS_THE_CLOCK = ("bot/core/clock.py", "bot/demo")
FOR_THE_LOG = ("DiscordError", "Gone", "Refused", "Unclear", "Forbidden", "SupervisedLoop")
"""What takes a name that only the log shows."""


@every_file
def test_sql_stands_in_stores(file: Path) -> None:
    if file.name.endswith("store.py") or is_in(file, "bot/core"):
        return
    taken = [names & STATEMENTS for module, names in imported(file) if module.startswith("sqlalchemy")]

    assert set().union(*taken) == set()
    assert not re.search(r"\b(SELECT \S+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b", file.read_text("utf-8"))


@every_file
def test_a_store_beside_others_keeps_the_rules_of_a_store(file: Path) -> None:
    """What the import contracts say of every `store.py` holds of `chapter_store.py`, too."""
    if file.name.endswith("_store.py"):
        above = [f"{module}.{name}" for module, names in imported(file) for name in {"", *names}]

        assert [one for one in above if re.search(r"\b(service|wording)\b", one) and one.startswith("bot.")] == []


@every_file
def test_only_the_database_commits_or_rolls_back(file: Path) -> None:
    called = {node.attr for node in ast.walk(tree(file)) if isinstance(node, ast.Attribute)}

    assert is_in(file, "bot/core") or called & {"commit", "rollback"} == set()


@every_file
def test_time_comes_from_the_one_clock(file: Path) -> None:
    if is_in(file, *READS_THE_CLOCK):
        return
    calls = [ast.unparse(node.func) for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]

    assert not {"datetime.now", "datetime.utcnow", "time.time", "date.today", "discord.utils.utcnow"} & set(calls)


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


@every_file
def test_a_loop_runs_under_the_supervisor(file: Path) -> None:
    assert "discord.ext.tasks" not in {module for module, _ in imported(file)}
    assert not [names for module, names in imported(file) if module == "discord.ext" and "tasks" in names]


@every_file
def test_nothing_stops_the_event_loop(file: Path) -> None:
    waiting = [
        ast.unparse(inner.func)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
    ]

    assert not {"time.sleep", "subprocess.run", "requests.get", "input", "open"} & set(waiting)
