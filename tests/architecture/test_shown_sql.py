"""The hardest statements show in their stores the SQL that comes out, as it is."""

import inspect
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
from tests.worlds.statements import on_one_line, sql_of

MOST_BACKED = queue_store.Queue((1, 2), QueueFilter(status=Status.WAITING, order=Order.BACKED))
EVERY_COLUMN = ", ".join(map(str, announcements.c))


@pytest.mark.parametrize(
    ("store", "statement", "shortened"),
    [
        (queue_store, queue_store._front_query(MOST_BACKED), {"suggestions.": ""}),
        (outbox_store, outbox_store._CLAIM, {}),
        (due_store, due_store._rows(LaneKind.STEPS, is_first=False), {EVERY_COLUMN: "*"}),
        (check_store, check_store._asking(sqlite, select(announcements.c.id).where(*check_store._STANDING)), {}),
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
