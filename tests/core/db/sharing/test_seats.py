"""Seats: one process each, taken over when its process is gone, and kept through a lost connection."""

import asyncio
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db import opening
from bot.core.db.locks.advisory_lock import AdvisoryLock
from bot.core.db.sharing.seats import Seats
from bot.core.errors import InUse, LockLost, ServerAway
from bot.core.ownership import Share, Sharing
from tests.core.db.sharing.seating import LATER, MakeSeats, four
from tests.wire.bot.waiting import wait_until


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

    await asyncio.sleep(LATER * 1.2)
    lock, share = await spare.take()
    taken.append(lock)

    assert share.shards == {2, 3}


@pytest.mark.usefixtures("short_tenure", "unasked")
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
    await wait_until(other.is_closed)
    with pytest.raises(LockLost):
        holder.check()


async def test_a_server_that_is_away_is_named_and_can_be_waited_for(postgresql_database: URL, tmp_path: Path) -> None:
    nowhere = postgresql_database.update_query_dict({"host": str(tmp_path)})

    with pytest.raises(ServerAway, match="can't be opened"):
        await Seats(nowhere, Sharing(2), four).take()


async def test_who_saw_others_there_waits_for_a_server_that_goes_away() -> None:
    troubles = [InUse("Taken."), ServerAway("Gone."), InUse("Taken.")]

    async def take() -> str:
        if troubles:
            raise troubles.pop(0)
        return "a seat"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "WAITING_SECONDS", 0.0)
        assert await opening.waiting(take, (InUse,)) == "a seat"

    troubles.append(ServerAway("Gone."))
    with pytest.raises(ServerAway):
        await opening.waiting(take, (InUse,))


async def test_a_database_of_an_older_version_isnt_updated_while_others_run_on_it(
    seating: MakeSeats, taken: list[AdvisoryLock]
) -> None:
    lock, _ = await seating(Sharing(2)).take()
    taken.append(lock)
    newest = (await lock.connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
    await lock.connection.execute(text("UPDATE alembic_version SET version_num = '0043'"))
    try:
        with pytest.raises(InUse, match="older version"):
            await seating(Sharing(2)).take()
    finally:
        await lock.connection.execute(text("UPDATE alembic_version SET version_num = :newest"), {"newest": newest})
