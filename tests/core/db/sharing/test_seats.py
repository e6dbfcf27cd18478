"""Seats: one process each, taken over when its process is gone, and kept through a lost connection."""

import asyncio
from collections.abc import AsyncIterator, Callable

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db import advisory_lock
from bot.core.db.advisory_lock import AdvisoryLock
from bot.core.db.sharing import seats
from bot.core.db.sharing.seats import Seats
from bot.core.errors import InUse, LockLost, StartupError
from bot.core.ownership import Share, Sharing

LATER = 1.0
"""Seconds that a tenure lasts here."""


async def four() -> int:
    return 4


@pytest.fixture
async def taken(postgresql_database: URL) -> AsyncIterator[list[AdvisoryLock]]:
    locks: list[AdvisoryLock] = []
    yield locks
    for lock in locks:
        await lock.end()


@pytest.fixture
def seating(postgresql_database: URL) -> Callable[[Sharing], Seats]:
    return lambda sharing: Seats(postgresql_database, sharing, four)


@pytest.fixture
def short_tenure(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (advisory_lock, seats):
        monkeypatch.setattr(module, "TENURE", LATER)
    monkeypatch.setattr(seats, "MARGIN", 1.0)


MakeSeats = Callable[[Sharing], Seats]


async def test_processes_share_out_the_shards_and_a_further_one_finds_no_seat(
    seating: MakeSeats, taken: list[AdvisoryLock]
) -> None:
    shares = []
    for _ in range(3):
        lock, share = await seating(Sharing(3)).take()
        taken.append(lock)
        shares.append(share)

    assert sorted(shard for share in shares for shard in share.shards) == [0, 1, 2, 3]
    assert {share.of for share in shares} == {4}
    with pytest.raises(InUse, match="spare"):
        await seating(Sharing(3)).take()


async def test_there_are_never_fewer_shards_than_seats(seating: MakeSeats, taken: list[AdvisoryLock]) -> None:
    lock, share = await seating(Sharing(6)).take()
    taken.append(lock)

    assert share == Share(frozenset({0}), 6)


async def test_a_seat_that_was_given_back_is_had_at_once_by_who_never_saw_it_taken(
    seating: MakeSeats, taken: list[AdvisoryLock]
) -> None:
    taken.extend([(await seating(Sharing(2)).take())[0] for _ in range(2)])
    await taken.pop().end()

    lock, share = await seating(Sharing(2)).take()
    taken.append(lock)

    assert share == Share(frozenset({2, 3}), 4)


@pytest.mark.usefixtures("short_tenure")
async def test_a_spare_leaves_a_seat_to_its_holder_for_a_tenure(seating: MakeSeats, taken: list[AdvisoryLock]) -> None:
    taken.extend([(await seating(Sharing(2)).take())[0] for _ in range(2)])
    spare = seating(Sharing(2))
    with pytest.raises(InUse):
        await spare.take()
    await taken.pop().end()
    with pytest.raises(InUse):
        await spare.take()

    for _ in range(12):
        await asyncio.sleep(LATER / 10)
        await taken[0].ask()
    lock, share = await spare.take()
    taken.append(lock)

    assert share.shards == {2, 3}


@pytest.mark.usefixtures("short_tenure")
async def test_of_a_holder_that_is_silent_every_connection_is_ended(
    seating: MakeSeats, taken: list[AdvisoryLock], postgresql_database: URL
) -> None:
    holder, _ = await seating(Sharing(placed=Share(frozenset({0, 1}), 4))).take()
    taken.append(holder)
    await holder.connection.execute(text("SET application_name = 'chapterhouse frozen'"))
    other = await asyncpg.connect(
        host=str(postgresql_database.query["host"]),
        user=postgresql_database.username,
        database=postgresql_database.database,
        server_settings={"application_name": "chapterhouse frozen"},
    )
    await asyncio.sleep(LATER * 2.2)

    lock, share = await seating(Sharing(2)).take()
    taken.append(lock)

    assert share.shards == {0, 1}
    await asyncio.sleep(0.1)
    assert other.is_closed()
    with pytest.raises(LockLost):
        holder.check()


async def test_a_lost_connection_is_made_again_with_what_it_held(seating: MakeSeats, taken: list[AdvisoryLock]) -> None:
    lock, _ = await seating(Sharing(2)).take()
    taken.append(lock)
    second, _ = await seating(Sharing(2)).take()
    taken.append(second)
    heard: list[str] = []
    await lock.listen("chapterhouse", heard.append)
    pid = (await lock.connection.execute(text("SELECT pg_backend_pid()"))).scalar()
    await second.connection.execute(text("SELECT pg_terminate_backend(:pid, 1000)"), {"pid": pid})
    await asyncio.sleep(0.1)
    with pytest.raises(LockLost):
        lock.check()
    lock.check_tenure()

    await lock.ask()
    await second.connection.execute(text("NOTIFY chapterhouse, 'letters'"))
    await asyncio.sleep(0.1)

    lock.check()
    assert heard == ["", "letters"]
    with pytest.raises(InUse):
        await seating(Sharing(2)).take()


async def test_a_lost_lock_that_somebody_else_has_by_now_is_lost(seating: MakeSeats, taken: list[AdvisoryLock]) -> None:
    lock, share = await seating(Sharing(2)).take()
    other, _ = await seating(Sharing(2)).take()
    taken += [lock, other]
    pid = (await lock.connection.execute(text("SELECT pg_backend_pid()"))).scalar()
    await other.connection.execute(text("SELECT pg_terminate_backend(:pid, 1000)"), {"pid": pid})
    usurper, usurped = await seating(Sharing(placed=share)).take()
    taken.append(usurper)
    assert usurped == share

    with pytest.raises(LockLost):
        await lock.ask()
    with pytest.raises(LockLost):
        lock.check_tenure()


async def test_a_database_of_an_older_version_isnt_updated_while_others_run_on_it(
    seating: MakeSeats, taken: list[AdvisoryLock]
) -> None:
    lock, _ = await seating(Sharing(2)).take()
    taken.append(lock)
    newest = (await lock.connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
    await lock.connection.execute(text("UPDATE alembic_version SET version_num = '0043'"))
    try:
        with pytest.raises(StartupError, match="older version"):
            await seating(Sharing(2)).take()
    finally:
        await lock.connection.execute(text("UPDATE alembic_version SET version_num = :newest"), {"newest": newest})
