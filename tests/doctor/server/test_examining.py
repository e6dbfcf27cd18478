"""What the doctor of a server finds: each thing that is wrong there, and nothing where all is well."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.announcements.models import DeliveryState, PostedMessage, StandingCard, Trouble
from bot.announcements.store import announcements
from bot.chapters.scheduling import store as scheduling_store
from bot.core.db.backups import store as backups_store
from bot.core.db.backups.models import Restoration
from bot.dates.models import WallTime
from bot.doctor.server import wording
from bot.doctor.server.models import ServerFinding
from bot.kudos.models import NewsSettings
from bot.kudos.news import store as news_store
from bot.letters import store as letters_store
from bot.letters.models import LetterKind
from bot.letters.store import letters
from bot.notices import wording as notices_wording
from bot.setup import wording as setup_wording
from bot.setup.emoji import Emoji
from bot.suggestions.rules import store as rules_store
from bot.suggestions.rules.models import Rules
from bot.targets.roles import RoleFacts
from bot.works.models import Rating, TextPlace
from tests.doctor.server.pinning import pin_that_isnt_allowed
from tests.doctor.server.surroundings import SetSurroundings
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER, OTHER_GUILD, STAFF_ROLE, STRANGER, WORK_ROLE
from tests.worlds.program import Program

NOTICES, REVIEWS = CHANNEL + 50, CHANNEL + 51
Plant = Callable[[Program, SetSurroundings], Awaitable[None]]


@pytest.fixture
async def around(program: Program) -> SetSurroundings:
    """A server in which all is well: set up, with an author's work that has a role."""
    await program.set_up(notices_channel_id=NOTICES)
    await program.work(role_id=WORK_ROLE)
    around = SetSurroundings()
    program.services.doctor.surroundings.bind(around)
    return around


async def examined(program: Program) -> list[ServerFinding]:
    return await program.services.doctor.examine(MANAGER)


async def deleted_channel(program: Program, around: SetSurroundings) -> None:
    around.gone.add(CHANNEL)


async def deleted_staff_role(program: Program, around: SetSurroundings) -> None:
    around.gone.add(STAFF_ROLE)


async def deleted_role_of_a_work(program: Program, around: SetSurroundings) -> None:
    around.gone.add(WORK_ROLE)


async def deleted_emoji(program: Program, around: SetSurroundings) -> None:
    await program.set_up(kudos_emojis=(Emoji("12345678901234567", "<:lamp:12345678901234567>"),))
    around.gone.add(12345678901234567)


async def deleted_notices(program: Program, around: SetSurroundings) -> None:
    around.gone.add(NOTICES)


async def deleted_reviews(program: Program, around: SetSurroundings) -> None:
    around.gone.add(REVIEWS)
    async with program.database.change() as connection:
        await rules_store.put(connection, Rules(guild_id=GUILD, staff_channel_id=REVIEWS))


async def deleted_milestones(program: Program, around: SetSurroundings) -> None:
    around.gone.add(REVIEWS)
    async with program.database.change() as connection:
        await news_store.put_settings(connection, NewsSettings(guild_id=GUILD, milestones_channel_id=REVIEWS))


async def channel_without_permissions(program: Program, around: SetSurroundings) -> None:
    around.lacking[CHANNEL] = {"embed_links", "add_reactions"}


async def notices_that_cant_be_written(program: Program, around: SetSurroundings) -> None:
    around.lacking[NOTICES] = {"send_messages", "embed_links"}


async def work_that_pins_where_nothing_may_be_pinned(program: Program, around: SetSurroundings) -> None:
    await program.work("Pinned", pin=True)
    around.lacking[CHANNEL] = {"pin_messages", "attach_files"}


async def texts_where_no_thread_may_be_opened(program: Program, around: SetSurroundings) -> None:
    await program.work("Here", text=TextPlace.THREAD)
    around.lacking[CHANNEL] = {"create_public_threads"}


async def work_for_adults_in_the_open(program: Program, around: SetSurroundings) -> None:
    await program.work("Night", rating=Rating.EXPLICIT)


async def role_that_nobody_may_ping(program: Program, around: SetSurroundings) -> None:
    around.roles[WORK_ROLE] = RoleFacts(id=WORK_ROLE, is_mentionable=False)


async def role_above_its_own(program: Program, around: SetSurroundings) -> None:
    around.roles[WORK_ROLE] = RoleFacts(id=WORK_ROLE, is_out_of_reach=True)


async def no_right_to_give_roles(program: Program, around: SetSurroundings) -> None:
    around.hands_out_roles = False


async def author_who_left(program: Program, around: SetSurroundings) -> None:
    around.left.add(AUTHOR.id)


async def announcement_that_is_blocked(program: Program, around: SetSurroundings) -> None:
    await program.posted(await program.work("Stuck"))
    async with program.database.change() as connection:
        blocked = {"state": DeliveryState.BLOCKED, "failure": Trouble.FORBIDDEN, "due_at": None}
        await connection.execute(update(announcements).values(blocked))


async def announcement_that_a_copy_doesnt_know(program: Program, around: SetSurroundings) -> None:
    around.standing[CHANNEL] = [StandingCard(PostedMessage(77), 5, "ab", None, "A chapter")]
    await put_back(program)


async def channel_that_nobody_looks_through_in_a_moment(program: Program, around: SetSurroundings) -> None:
    around.slow.add(CHANNEL)
    await put_back(program)


async def put_back(program: Program) -> None:
    async with program.database.change() as connection:
        hour = timedelta(hours=1)
        await backups_store.add(connection, Restoration(program.clock() - 3 * hour, program.clock() - hour))


async def letter_that_is_refused(program: Program, around: SetSurroundings) -> None:
    now = program.clock()
    async with program.database.change() as connection:
        await letters_store.write(connection, LetterKind.CALL, GUILD, "call 1", {}, due_at=now, channel_id=CHANNEL)
        await connection.execute(update(letters).values(held_at=now))


async def chapter_that_is_late(program: Program, around: SetSurroundings) -> None:
    chapter = await program.draft(await program.work("Late"))
    due = WallTime((program.clock() - timedelta(hours=1)).replace(tzinfo=None), "UTC")
    async with program.database.change() as connection:
        assert await scheduling_store.schedule(connection, chapter.id, 7, due)


PLANTED: list[tuple[Plant, object]] = [
    (deleted_channel, notices_wording.deleted),
    (deleted_staff_role, notices_wording.deleted),
    (deleted_role_of_a_work, notices_wording.deleted),
    (deleted_emoji, notices_wording.deleted),
    (deleted_notices, wording.channel_deleted),
    (deleted_reviews, wording.channel_deleted),
    (deleted_milestones, wording.channel_deleted),
    (channel_without_permissions, setup_wording.cannot_announce),
    (notices_that_cant_be_written, setup_wording.cannot_write),
    (work_that_pins_where_nothing_may_be_pinned, wording.work_lacks),
    (texts_where_no_thread_may_be_opened, wording.work_lacks),
    (work_for_adults_in_the_open, wording.open_to_all),
    (role_that_nobody_may_ping, setup_wording.role_is_not_pingable),
    (role_above_its_own, wording.role_out_of_reach),
    (no_right_to_give_roles, wording.role_out_of_reach),
    (author_who_left, notices_wording.author_left),
    (announcement_that_is_blocked, notices_wording.trouble),
    (pin_that_isnt_allowed, notices_wording.step_held_up),
    (announcement_that_a_copy_doesnt_know, wording.unknown),
    (channel_that_nobody_looks_through_in_a_moment, wording.unseen),
    (letter_that_is_refused, wording.letters_refused),
    (chapter_that_is_late, wording.chapters_late),
]


async def test_nothing_is_found_where_all_is_well(program: Program, around: SetSurroundings) -> None:
    assert await examined(program) == []


@pytest.mark.parametrize(("plant", "say"), PLANTED, ids=lambda one: getattr(one, "__name__", "").replace("_", " "))
async def test_what_is_wrong_is_found_and_nothing_else(
    plant: Plant, say: object, program: Program, around: SetSurroundings
) -> None:
    await plant(program, around)

    found = await examined(program)

    assert [one.say for one in found] == [say]
    assert found[0].words


async def test_a_server_that_isnt_set_up_is_told_what_comes_first(program: Program, clock: SetClock) -> None:
    program.services.doctor.surroundings.bind(SetSurroundings())

    found = await program.services.doctor.examine(STRANGER)

    assert [one.say for one in found] == [wording.no_channel, wording.no_notices]


async def test_nothing_of_another_server_is_told(program: Program, around: SetSurroundings) -> None:
    for plant in (announcement_that_is_blocked, pin_that_isnt_allowed, letter_that_is_refused, chapter_that_is_late):
        await plant(program, around)
    await program.set_up(OTHER_GUILD, channel_id=CHANNEL + 60, notices_channel_id=CHANNEL + 61, staff_role_id=None)
    await program.work("Elsewhere", guild_id=OTHER_GUILD)

    assert await program.services.doctor.examine(STRANGER) == []


async def test_while_discord_hasnt_told_of_the_server_nothing_is_guessed(
    program: Program, around: SetSurroundings
) -> None:
    around.known = False

    assert [one.say for one in await examined(program)] == [wording.server_unknown]


async def test_only_who_manages_the_server_has_it_looked_at(program: Program, around: SetSurroundings) -> None:
    with refused(wording.only_managers()):
        await program.services.doctor.examine(AUTHOR)


async def test_however_much_is_wrong_it_fits_a_message_and_the_rest_is_counted(
    program: Program, around: SetSurroundings
) -> None:
    for number in range(60):
        await program.work(f"Work {number}", rating=Rating.MATURE)

    said = wording.report(await examined(program))

    assert len(said) <= 2000
    assert f"And {60 - (said.count(chr(10)))} more" in said
