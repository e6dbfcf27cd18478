"""Transactions: whole or not at all, whatever happens around them."""

import asyncio
import random

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.core.db.connecting.finishing import finish
from bot.core.db.database import Database
from tests.core.db.ledger import names, write_both
from tests.wire.bot.waiting import wait_until


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
    async with asyncio.timeout(60):
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


async def test_who_is_alone_waits_for_those_who_write_and_they_for_the_one_who_is_alone(ledger: Database) -> None:
    """What was read before somebody was alone is committed before, so that it can't be written back afterwards."""
    order: list[str] = []
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def write(name: str, *, alone: bool = False) -> None:
        async with ledger.change(alone=alone) as connection:
            await connection.execute(text("INSERT INTO entries VALUES (1, 1)"))
            begun.set()
            await go_on.wait()
            order.append(name)

    tasks = [asyncio.create_task(write("before"))]
    await begun.wait()
    tasks.append(asyncio.create_task(write("alone", alone=True)))
    await somebody_waits(ledger)
    tasks.append(asyncio.create_task(write("after")))
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(*tasks)

    assert order == ["before", "alone", "after"]


async def somebody_waits(ledger: Database) -> None:
    """Wait until somebody waits for their turn to write."""
    if ledger._turn is not None:
        return await wait_until(lambda: ledger._turn and ledger._turn._waiters)
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    async with asyncio.timeout(60):
        while True:
            async with ledger.read() as connection:
                if (await connection.execute(waiting)).scalar_one():
                    return None
            await asyncio.sleep(0.01)
