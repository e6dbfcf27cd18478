"""An announcement that stands, and that couldn't be pinned."""

from sqlalchemy import update

from bot.announcements import store as announcements_store
from bot.announcements.models import DeliveryState, Step, Trouble
from bot.announcements.store import announcements
from bot.delivery.steps import store as steps_store
from bot.notices.service import tell_of_step
from tests.doctor.server.surroundings import SetSurroundings
from tests.worlds.program import Program


async def pin_that_isnt_allowed(program: Program, around: SetSurroundings) -> None:
    announced = await program.posted(await program.work("Pinned"))
    async with program.database.change() as connection:
        (row,) = await announcements_store.of_chapter(connection, announced.id)
        stands = {"state": DeliveryState.SENT, "message_id": 5, "shown": 1, "due_at": None}
        await connection.execute(update(announcements).filter_by(id=row.id).values(stands))
        await steps_store.add(connection, row.id, [Step.PIN], program.clock())
        await steps_store.put_off(connection, row.id, Step.PIN, None)
        await tell_of_step(connection, program.clock, row, Step.PIN, Trouble.FULL)
