"""Stores read rows in one way, say what can be given to them, and show the SQL that is hard to read from the code."""

import ast
import inspect
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import ClauseElement, select
from sqlalchemy.dialects import sqlite

from bot.announcements.store import announcements
from bot.delivery import due_store, outbox_store
from bot.delivery.lanes import LaneKind
from bot.kudos.mirror import check_store
from bot.suggestions.models import Status
from bot.suggestions.queue import store as queue_store
from bot.suggestions.queue.filter import Order, QueueFilter
from tests.architecture.source import FILES, every_file, functions, imported, is_in, tree
from tests.worlds.databases.statements import on_one_line, sql_of

AROUND_ROWS = {"_mapping", "mappings", "_asdict", "_tuple"}

MOST_BACKED = queue_store.Queue((1, 2), QueueFilter(status=Status.WAITING, order=Order.BACKED))
EVERY_COLUMN = ", ".join(map(str, announcements.c))


@pytest.mark.parametrize(
    ("store", "statement", "shortened"),
    [
        (queue_store, queue_store._front_query(MOST_BACKED), {"suggestions.": ""}),
        (outbox_store, outbox_store._CLAIM, {}),
        (due_store, due_store._rows(LaneKind.STEPS, is_first=False), {EVERY_COLUMN: "*"}),
        (
            check_store,
            check_store._asking(
                sqlite.insert(check_store.mirrors), select(announcements.c.id).where(*check_store._STANDING)
            ),
            {},
        ),
    ],
    ids=["the front of a queue", "a claim", "a lane's steps", "what is to be read again"],
)
def test_a_statement_comes_out_as_its_store_shows_it(
    store: ModuleType, statement: ClauseElement, shortened: dict[str, str]
) -> None:
    sql = sql_of(statement)
    for long, short in shortened.items():
        sql = sql.replace(long, short)

    assert sql in on_one_line(inspect.getsource(store)).replace("( ", "(")


@every_file
def test_a_row_becomes_a_value_in_one_way(file: Path) -> None:
    """By `bot/core/db/rows.py`: not by its mapping, nor by the order of its columns, nor an enum from its text."""
    if is_in(file, "bot/core/db") or not file.name.endswith("store.py"):
        return
    calls = [node for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
    by_order = [call for call in calls if any(isinstance(one, ast.Starred) and _is_row(one.value) for one in call.args)]
    by_hand = [call for call in calls if _called(call) in enums() and any(map(_is_of_row, call.args))]

    assert {node.attr for node in ast.walk(tree(file)) if isinstance(node, ast.Attribute)} & AROUND_ROWS == set()
    assert [ast.unparse(call) for call in (*by_order, *by_hand)] == []


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _is_row(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id.endswith("row")


def _is_of_row(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute | ast.Subscript) and _is_row(node.value)


@cache
def enums() -> set[str]:
    classes = [node for file in FILES for node in ast.walk(tree(file)) if isinstance(node, ast.ClassDef)]
    return {one.name for one in classes if any(ast.unparse(base).endswith("Enum") for base in one.bases)}


def test_the_enums_of_the_features_are_known_here() -> None:
    assert {"Status", "Rating", "SpoilerLevel"} <= enums()


@every_file
def test_what_a_feature_is_given_is_typed(file: Path) -> None:
    """No function of a feature takes `**anything`: a TypedDict, a value or parameters say what can be given."""
    if not is_in(file, "bot") or is_in(file, "bot/core", "bot/app", "bot/demo"):
        return
    taken = [node.args.kwarg for node in functions(file) if node.args.kwarg]

    assert [one.arg for one in taken if one.annotation is None or ast.unparse(one.annotation) == "Any"] == []


@every_file
def test_a_conflict_is_caught_where_its_statement_stands(file: Path) -> None:
    """So that it isn't said to be about something else: a service learns of it by an exception that says what it is."""
    if not file.name.endswith("store.py"):
        assert "IntegrityError" not in set().union(*(names for _, names in imported(file)))


@every_file
def test_who_is_staff_or_an_author_is_asked_of_access(file: Path) -> None:
    if is_in(file, "bot") and file.name not in ("access.py", "models.py"):
        calls = [node.func for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]

        assert {func.attr for func in calls if isinstance(func, ast.Attribute)} & {"is_staff", "is_by"} == set()
