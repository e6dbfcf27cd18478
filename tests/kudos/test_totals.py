"""The triggers that keep the totals are those that stand beside the store."""

import pytest
from sqlalchemy import text

from bot.core.db.database import Database
from bot.kudos.totals_store import TRIGGERS

ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'kudos'"
ON_POSTGRESQL = """
    SELECT tgname, pg_get_triggerdef(pg_trigger.oid), prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgrelid = 'kudos'::regclass AND NOT tgisinternal
"""


def on_one_line(sql: str) -> str:
    return " ".join(sql.split())


@pytest.mark.parametrize(("name", "event"), TRIGGERS)
async def test_a_trigger_of_the_database_is_the_one_beside_the_store(database: Database, name: str, event: str) -> None:
    body = on_one_line(TRIGGERS[name, event])
    async with database.read() as connection:
        if connection.dialect.name == "sqlite":
            made = {row.name: on_one_line(row.sql) for row in await connection.execute(text(ON_SQLITE))}
            assert made[name] == f"CREATE TRIGGER {name} AFTER {event} ON kudos BEGIN {body} END"
        else:
            rows = {row.tgname: row for row in await connection.execute(text(ON_POSTGRESQL))}
            assert on_one_line(rows[name].prosrc) == f"BEGIN {body} RETURN NULL; END"
            assert f"AFTER {event} ON public.kudos FOR EACH ROW" in rows[name].pg_get_triggerdef


async def test_no_other_trigger_stands_on_kudos(database: Database) -> None:
    async with database.read() as connection:
        query = ON_SQLITE if connection.dialect.name == "sqlite" else ON_POSTGRESQL
        names = set((await connection.execute(text(query))).scalars())

    assert names == {name for name, _ in TRIGGERS}
