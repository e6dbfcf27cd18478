"""Since when what is late is late, and what counts as held up."""

from datetime import timedelta

from sqlalchemy import update

from bot.announcements.models import DeliveryState, Trouble
from bot.announcements.store import announcements
from bot.doctor.stored import overdue_store
from bot.works.store import works
from tests.doctor.server.pinning import pin_that_isnt_allowed
from tests.doctor.server.surroundings import SetSurroundings
from tests.worlds.program import Program

MINUTES = timedelta(minutes=1)


async def announced(program: Program, **values: object) -> None:
    """Post a chapter half a year ago, of whose announcement this is so now."""
    await program.posted(await program.work())
    async with program.database.change() as connection:
        long_ago = {"attempted_at": program.clock() - timedelta(days=180)}
        await connection.execute(update(announcements).values({**long_ago, **values}))


async def test_a_change_is_late_since_it_was_due_and_not_since_the_announcement_was_sent(program: Program) -> None:
    now = program.clock()
    stands = {"state": DeliveryState.SENT, "message_id": 5, "shown": 1, "wanted": 2, "attempts": 0}
    await announced(program, **stands, due_at=now - 20 * MINUTES)

    async with program.database.read() as connection:
        late = await overdue_store.late_announcements(connection, now - 15 * MINUTES)
    assert (late.count, late.since) == (1, now - 20 * MINUTES)


async def test_what_is_tried_again_and_again_is_late_in_the_past(program: Program) -> None:
    now = program.clock()
    stands = {"state": DeliveryState.SENT, "message_id": 5, "shown": 1, "wanted": 2, "attempts": 12}
    await announced(program, **stands, due_at=now + 20 * MINUTES)

    async with program.database.read() as connection:
        late = await overdue_store.late_announcements(connection, now - 15 * MINUTES)
    assert (late.count, late.since) == (1, now - 15 * MINUTES)


async def test_one_that_was_never_sent_is_late_since_its_first_attempt(program: Program) -> None:
    now = program.clock()
    await announced(program, attempts=3, attempted_at=now - 30 * MINUTES, due_at=now - 20 * MINUTES)

    async with program.database.read() as connection:
        late = await overdue_store.late_announcements(connection, now - 15 * MINUTES)
    assert (late.count, late.since) == (1, now - 30 * MINUTES)


async def test_what_was_held_up_of_a_work_that_is_removed_is_nobodys_concern(program: Program) -> None:
    """As in the server's own doctor, to which the finding sends its readers."""
    await pin_that_isnt_allowed(program, SetSurroundings())
    await program.posted(await program.work("Blocked"))
    blocked = {"state": DeliveryState.BLOCKED, "failure": Trouble.FORBIDDEN, "due_at": None}
    async with program.database.change() as connection:
        waiting = update(announcements).where(announcements.c.state == DeliveryState.WAITING)
        await connection.execute(waiting.values(blocked))
    assert await held_up(program) == (1, 1)

    async with program.database.change() as connection:
        await connection.execute(update(works).values(removed_at=program.clock()))
    assert await held_up(program) == (0, 0)


async def held_up(program: Program) -> tuple[int, int]:
    """How many announcements and steps."""
    async with program.database.read() as connection:
        stuck = await overdue_store.stuck_announcements(connection)
        return stuck.count, (await overdue_store.held_steps(connection)).count
