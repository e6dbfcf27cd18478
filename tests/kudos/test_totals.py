"""The triggers that keep the totals are those that stand beside the store."""

import pytest
from sqlalchemy import text

from bot.core.db.database import Database
from bot.kudos import count_store
from bot.kudos.totals_store import TRIGGERS, TRIGGERS_ON_POSTGRESQL
from tests.core.db.statements.calls import asked

ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'kudos'"
ON_POSTGRESQL = """
    SELECT tgname, pg_get_triggerdef(pg_trigger.oid), prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgrelid = 'kudos'::regclass AND NOT tgisinternal
"""


def on_one_line(sql: str) -> str:
    return " ".join(sql.split())


async def test_the_triggers_of_the_database_are_those_beside_the_store(database: Database) -> None:
    async with database.read() as connection:
        if connection.dialect.name == "sqlite":
            made = {row.name: on_one_line(row.sql) for row in await connection.execute(text(ON_SQLITE))}
            for (name, event), body in TRIGGERS.items():
                assert made[name] == f"CREATE TRIGGER {name} AFTER {event} ON kudos BEGIN {on_one_line(body)} END"
        else:
            rows = {row.tgname: row for row in await connection.execute(text(ON_POSTGRESQL))}
            for (name, event, whose), body in TRIGGERS_ON_POSTGRESQL.items():
                assert on_one_line(rows[name].prosrc) == f"BEGIN {on_one_line(body)} RETURN NULL; END"
                definition = f"AFTER {event} ON public.kudos {whose} FOR EACH STATEMENT"
                assert definition in rows[name].pg_get_triggerdef


async def test_no_other_trigger_stands_on_kudos(database: Database) -> None:
    async with database.read() as connection:
        query = ON_SQLITE if connection.dialect.name == "sqlite" else ON_POSTGRESQL
        names = set((await connection.execute(text(query))).scalars())

    assert names == {name for name, _ in TRIGGERS}


async def test_each_of_many_readers_is_looked_up_by_who_they_are(database: Database) -> None:
    async with database.change() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("EXPLAIN QUERY PLAN is SQLite's")
        with asked() as statements:
            await count_store.count(connection, [(1, 7, "❤", False, False)])
        ((query, parameters),) = [one for one in statements.items() if "INSERT INTO kudos" in one[0]]
        plan = [row.detail for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", parameters)]

    assert [line for line in plan if "reactions" in line] == [
        "SEARCH reactions USING PRIMARY KEY (announcement_id=? AND user_id=?)"
    ]
