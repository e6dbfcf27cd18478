"""What each kind of database does when others write, or the server goes away."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.engine import URL

from bot.core.db.database import Database
from bot.core.errors import DatabaseBusy
from tests.core.db.ledger import names, write_both
from tests.worlds.databases.postgresql import Server


class TestOnPostgresql:
    @pytest.fixture
    def database_url(self, postgresql_server: Server) -> Iterator[URL]:
        with postgresql_server.database() as url:
            yield url

    async def test_connections_that_the_server_closed_are_replaced(self, ledger: Database) -> None:
        async with ledger.read() as first, ledger.read() as second:
            for connection in (first, second):
                await connection.execute(text("SELECT 1"))
        async with ledger.change() as connection:
            ended = (await connection.execute(text(END_THE_OTHERS))).all()
            assert ended == [(True,)]

        await asyncio.gather(write_both(ledger, 1), write_both(ledger, 2), write_both(ledger, 3))

        assert await names(ledger) == [1, 1, 2, 2, 3, 3]

    async def test_of_two_who_wait_for_each_other_one_hears_that_the_database_is_busy(self, ledger: Database) -> None:
        both = asyncio.Barrier(2)

        async def lock(*numbers: int) -> None:
            async with ledger.change() as connection:
                await connection.execute(text("SET LOCAL deadlock_timeout = '100ms'"))
                for number in numbers:
                    await connection.execute(select(func.pg_advisory_xact_lock(number)))
                    if number == numbers[0]:
                        await both.wait()

        answers = await asyncio.gather(lock(1, 2), lock(2, 1), return_exceptions=True)

        assert [type(one) for one in answers if one] == [DatabaseBusy]

    @pytest.mark.parametrize("state", ["55P03", "40P01", "40001"])
    async def test_what_others_were_in_the_way_of_is_told_as_busy(self, ledger: Database, state: str) -> None:
        raising = f"DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '{state}'; END $$"

        with pytest.raises(DatabaseBusy):
            async with ledger.change() as connection:
                await connection.execute(text(raising))


END_THE_OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


class TestOnSqlite:
    @pytest.fixture
    def database_url(self, tmp_path: Path) -> URL:
        return URL.create("sqlite+aiosqlite", database=str(tmp_path / "ledger.sqlite3"))

    async def test_a_commit_survives_a_power_cut(self, ledger: Database) -> None:
        async with ledger.change() as connection:
            journal = (await connection.execute(text("PRAGMA journal_mode"))).scalar_one()
            synchronous = (await connection.execute(text("PRAGMA synchronous"))).scalar_one()

        assert (journal, synchronous) == ("wal", 2)

    async def test_a_change_waits_while_another_process_writes(self, ledger: Database, database_url: URL) -> None:
        held, release = threading.Event(), threading.Event()

        def hold_the_lock() -> None:
            with closing(sqlite3.connect(str(database_url.database), isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                held.set()
                release.wait(60)
                other.execute("COMMIT")

        thread = threading.Thread(target=hold_the_lock)
        thread.start()
        await asyncio.to_thread(held.wait, 60)
        task = asyncio.create_task(write_both(ledger, 1))
        await asyncio.sleep(0.2)
        still_waiting = not task.done()
        release.set()
        await task
        thread.join()

        assert still_waiting
        assert await names(ledger) == [1, 1]

    async def test_a_change_that_reads_before_it_writes_never_finds_its_view_outdated(self, ledger: Database) -> None:
        async def count_up() -> None:
            async with ledger.change() as connection:
                count = (await connection.execute(text("SELECT count(*) FROM entries"))).scalar_one()
                await asyncio.sleep(0)
                await connection.execute(text("INSERT INTO entries VALUES (:name, 1)"), {"name": count})

        await asyncio.gather(*(count_up() for _ in range(25)))

        assert await names(ledger) == list(range(25))
