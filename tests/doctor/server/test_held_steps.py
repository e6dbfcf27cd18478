"""What follows an announcement and can't be done, as the doctor of a server tells it."""

from bot.announcements import store as announcements_store
from bot.announcements.models import Step
from bot.notices.service import forget_step
from tests.doctor.server.pinning import pin_that_isnt_allowed
from tests.doctor.server.surroundings import SetSurroundings
from tests.worlds.people import CHANNEL, MANAGER
from tests.worlds.program import Program


async def test_what_follows_an_announcement_and_cant_be_done_is_told_with_its_reason(
    program: Program,
) -> None:
    around = SetSurroundings()
    await program.set_up(notices_channel_id=CHANNEL + 50)
    program.services.doctor.surroundings.bind(around)
    await pin_that_isnt_allowed(program, around)
    (found,) = await program.services.doctor.examine(MANAGER)
    assert "Unpin one and I'll pin it" in found.words

    async with program.database.change() as connection:
        (row,) = await announcements_store.of_chapter(connection, found.arguments[1].id)
        await forget_step(connection, row, Step.PIN)
    (found,) = await program.services.doctor.examine(MANAGER)
    assert "couldn't pin it in place of the one before" in found.words
