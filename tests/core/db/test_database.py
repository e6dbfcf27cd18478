"""Transactions: whole or not at all, whatever happens around them."""

import asyncio
import random
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.core.db.database import Database, finish
from tests.worlds.postgresql import Server


@pytest.fixture
async def ledger(database_url: URL) -> AsyncIterator[Database]:
    """A database with one table, in which every transaction writes two entries of one name."""
    database = Database(database_url)
    async with database.change() as connection:
        await connection.execute(text("CREATE TABLE entries (name INTEGER, half INTEGER)"))
    yield database
    await database.close()


async def write_both(database: Database, name: int) -> None:
    async with database.change() as connection:
        await connection.execute(text("INSERT INTO entries VALUES (:name, 1)"), {"name": name})
        await asyncio.sleep(0)
        await connection.execute(text("INSERT INTO entries VALUES (:name, 2)"), {"name": name})


async def names(database: Database) -> list[int]:
    async with database.read() as connection:
        rows = await connection.execute(text("SELECT name FROM entries ORDER BY name"))
        return [row.name for row in rows]


async def test_what_a_change_wrote_is_there_afterwards(ledger: Database) -> None:
    await write_both(ledger, 1)

    assert await names(ledger) == [1, 1]


async def test_a_change_that_raises_leaves_nothing(ledger: Database) -> None:
    async def fail() -> None:
        async with ledger.change() as connection:
            await connection.execute(text("INSERT INTO entries VALUES (1, 1)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await names(ledger) == []


async def test_transactions_of_tasks_that_run_at_once_never_mix(ledger: Database) -> None:
    async def fail_half_way(name: int) -> None:
        async with ledger.change() as connection:
            await connection.execute(text("INSERT INTO entries VALUES (:name, 1)"), {"name": name})
            await asyncio.sleep(0)
            raise ZeroDivisionError

    work = [write_both(ledger, name) if name % 2 else fail_half_way(name) for name in range(40)]
    results = await asyncio.gather(*work, return_exceptions=True)

    assert sum(isinstance(result, ZeroDivisionError) for result in results) == 20
    assert await names(ledger) == [name for name in range(40) if name % 2 for _ in range(2)]


@pytest.mark.parametrize("seed", range(8))
async def test_a_task_cancelled_anywhere_leaves_both_of_its_entries_or_none(ledger: Database, seed: int) -> None:
    chance = random.Random(seed)
    tasks = [asyncio.create_task(write_both(ledger, name)) for name in range(30)]
    for task in chance.sample(tasks, 20):
        await asyncio.sleep(chance.uniform(0, 0.004))
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)

    found = await names(ledger)
    assert all(found.count(name) in (0, 2) for name in range(30))
    assert all(found.count(name) == 2 for name, result in enumerate(results) if result is None)


async def test_after_a_cancelled_change_the_next_one_has_its_turn(ledger: Database) -> None:
    begun = asyncio.Event()

    async def wait_inside() -> None:
        async with ledger.change() as connection:
            await connection.execute(text("INSERT INTO entries VALUES (1, 1)"))
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(wait_inside())
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])
    async with asyncio.timeout(5):
        await write_both(ledger, 2)

    assert await names(ledger) == [2, 2]


async def test_a_change_inside_a_change_is_refused_rather_than_waited_for(ledger: Database) -> None:
    async with ledger.change():
        with pytest.raises(RuntimeError, match="inside"):
            async with ledger.change():
                pass


async def test_a_read_sees_one_moment_while_others_write(ledger: Database) -> None:
    await write_both(ledger, 1)
    async with ledger.read() as connection:
        before = (await connection.execute(text("SELECT count(*) FROM entries"))).scalar_one()
        await write_both(ledger, 2)
        after = (await connection.execute(text("SELECT count(*) FROM entries"))).scalar_one()

    assert (before, after) == (2, 2)
    assert await names(ledger) == [1, 1, 2, 2]


async def test_a_read_cannot_write(ledger: Database) -> None:
    async with ledger.read() as connection:
        with pytest.raises(DBAPIError):
            await connection.execute(text("INSERT INTO entries VALUES (1, 1)"))

    assert await names(ledger) == []


async def test_more_readers_than_connections_wait_for_each_other(ledger: Database) -> None:
    await write_both(ledger, 1)

    assert await asyncio.gather(*(names(ledger) for _ in range(30))) == [[1, 1]] * 30


async def test_closing_lets_the_change_under_way_finish(ledger: Database, database_url: URL) -> None:
    begun = asyncio.Event()

    async def slowly() -> None:
        async with ledger.change() as connection:
            begun.set()
            await asyncio.sleep(0.2)
            await connection.execute(text("INSERT INTO entries VALUES (1, 1)"))

    task = asyncio.create_task(slowly())
    await begun.wait()
    await ledger.close()
    await task

    again = Database(database_url)
    assert await names(again) == [1]
    await again.close()


async def test_a_closed_database_refuses_changes(ledger: Database) -> None:
    await ledger.close()

    with pytest.raises(RuntimeError, match="closed"):
        await write_both(ledger, 1)


async def test_finish_runs_to_the_end_and_then_reports_the_cancellation() -> None:
    done = []

    async def work() -> None:
        await asyncio.sleep(0.05)
        done.append(True)

    task = asyncio.create_task(finish(work()))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done == [True]


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
                release.wait(5)
                other.execute("COMMIT")

        thread = threading.Thread(target=hold_the_lock)
        thread.start()
        await asyncio.to_thread(held.wait, 5)
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
