"""What the code may do where, as far as the import contracts of `pyproject.toml` can't say it."""

import ast
import re
from pathlib import Path

from bot.core.text import limits
from tests.architecture.source import every_file, imported, is_in, tree

STATEMENTS = {"select", "insert", "update", "delete", "text"}
READS_THE_CLOCK = ("bot/core/clock.py", "bot/demo")

ONLY_LIMITS = {getattr(limits, name) for name in vars(limits) if name.isupper()} - {5, 20, 100, 150}
"""What Discord takes at most, without the round numbers that are chosen for something else, too."""


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
def test_what_discord_takes_at_most_is_said_once(file: Path) -> None:
    numbers = {node.value for node in ast.walk(tree(file)) if isinstance(node, ast.Constant)}

    assert not is_in(file, "cogs") or numbers & ONLY_LIMITS == set()


@every_file
def test_time_comes_from_the_one_clock(file: Path) -> None:
    if is_in(file, *READS_THE_CLOCK):
        return
    calls = [ast.unparse(node.func) for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]

    assert not {"datetime.now", "datetime.utcnow", "time.time", "date.today", "discord.utils.utcnow"} & set(calls)


@every_file
def test_a_loop_runs_under_the_supervisor(file: Path) -> None:
    assert "discord.ext.tasks" not in {module for module, _ in imported(file)}
    assert not [names for module, names in imported(file) if module == "discord.ext" and "tasks" in names]
    calls = [ast.unparse(node.func) for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
    assert is_in(file, "bot/core/loop.py") or "SupervisedLoop" not in calls, "client.supervisor.loop(…) knows it"


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
