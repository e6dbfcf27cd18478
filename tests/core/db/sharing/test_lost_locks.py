"""A lock whose connection is lost: taken again, unless somebody else has it by then."""

import asyncio

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db.locks.absence import is_down
from bot.core.db.locks.advisory_lock import AdvisoryLock
from bot.core.db.locks.holds import KEY
from bot.core.db.sharing.seats import Seats
from bot.core.errors import InUse, LockLost, Starting
from bot.core.ownership import Sharing
from tests.core.db.sharing.seating import LATER, MakeSeats, end_session
from tests.wire.bot.waiting import wait_until


@pytest.mark.usefixtures("unasked")
async def test_a_lost_connection_is_made_again_with_what_it_held(seating: MakeSeats, taken: list[AdvisoryLock]) -> None:
    lock, _ = await seating(Sharing(2)).take()
    taken.append(lock)
    second, _ = await seating(Sharing(2)).take()
    taken.append(second)
    heard: list[str] = []
    await lock.listen("chapterhouse", heard.append)
    await end_session(lock, second)
    await wait_until(lambda: is_lost(lock), 20)
    lock.check_tenure()

    await lock.ask()
    await second.connection.execute(text("NOTIFY chapterhouse, 'letters'"))
    await wait_until(lambda: len(heard) == 2, 20)

    lock.check()
    assert heard == ["", "letters"]
    with pytest.raises(InUse):
        await seating(Sharing(2)).take()


def is_lost(lock: AdvisoryLock) -> bool:
    try:
        lock.check()
    except LockLost:
        return True
    return False


@pytest.mark.usefixtures("short_tenure", "unasked")
async def test_who_starts_while_a_holder_has_lost_its_connection_doesnt_throw_it_off(
    seating: MakeSeats, taken: list[AdvisoryLock], administrator: asyncpg.Connection
) -> None:
    lock, _ = await seating(Sharing(2)).take()
    taken.append(lock)
    await end_session(lock, administrator)
    await administrator.execute("SELECT pg_advisory_lock($1)", KEY)
    with pytest.raises(Starting):
        await seating(Sharing(2)).take()

    asking = asyncio.create_task(lock.ask())
    await wait_until(lambda: is_lost(lock), 20)
    await administrator.execute("SELECT pg_advisory_unlock($1)", KEY)
    await asking

    lock.check()
    lock.check_tenure()


@pytest.mark.usefixtures("short_tenure")
async def test_a_tenure_begins_when_the_seat_is_had_however_long_the_opening_took(
    postgresql_database: URL, taken: list[AdvisoryLock]
) -> None:
    async def slowly() -> int:
        await asyncio.sleep(LATER * 1.5)
        return 4

    lock, _ = await Seats(postgresql_database, Sharing(2), slowly).take()
    taken.append(lock)

    lock.check_tenure()
    await asyncio.sleep(LATER * 1.5)
    lock.check_tenure()


@pytest.mark.usefixtures("unasked")
async def test_a_lost_lock_that_somebody_else_has_by_now_is_lost(seating: MakeSeats, taken: list[AdvisoryLock]) -> None:
    lock, share = await seating(Sharing(2)).take()
    other, _ = await seating(Sharing(2)).take()
    taken += [lock, other]
    await end_session(lock, other)
    usurper, usurped = await seating(Sharing(placed=share)).take()
    taken.append(usurper)
    assert usurped == share

    with pytest.raises(LockLost):
        await lock.ask()
    with pytest.raises(LockLost):
        lock.check_tenure()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Multiple exceptions: [Errno 111] Connect call failed ('::1'), [Errno 111] Connect call failed", True),
        ("Multiple exceptions: [Errno 99] Cannot assign, [Errno 111] Connect call failed", True),
        ("Multiple exceptions: [Errno 111] Connect call failed, [Errno 110] Connection timed out", False),
        ("unexpected connection_lost() call", False),
    ],
)
def test_a_server_of_several_addresses_is_down_if_none_has_it(said: str, expected: bool) -> None:
    assert is_down(OSError(said)) is expected
