"""What notices say when they go out: made from what is true then, once until it is mended."""

from dataclasses import replace

import pytest

from bot.announcements import store as announcements_store
from bot.announcements.models import Announcement, Step, Trouble
from bot.announcements.wording import why
from bot.core.buttons import CustomId
from bot.core.db.database import Database
from bot.letters import store as letters_store
from bot.letters.models import Arguments, LetterKind
from bot.notices import service, wording
from bot.notices.buttons import ItIsThere, PostAnyway, TryAgain
from bot.works.models import Chapter, Work
from tests.letters.letterbox import Letterbox
from tests.letters.written import written
from tests.worlds.clock import SetClock
from tests.worlds.house import AUTHOR, CHANNEL, MANAGER, OTHER_GUILD, House

OFFICE, THEIR_OFFICE = CHANNEL + 30, CHANNEL + 31


@pytest.fixture
async def row(house: House, work: Work) -> Announcement:
    await house.open(notices_channel_id=OFFICE)
    await house.open(OTHER_GUILD, notices_channel_id=THEIR_OFFICE)
    chapter = await house.posted(work)
    (row,) = await house.announcements.of_chapter(chapter.id)
    return row


@pytest.fixture
def office(house: House) -> Letterbox:
    box = Letterbox(house.clock)
    house.services.letters.messenger.bind(box)
    return box


async def tell(house: House, work: Work, row: Announcement, trouble: Trouble) -> None:
    async with house.database.change() as connection:
        await service.tell_of_trouble(connection, house.clock, row, work, trouble)
    await house.services.letters.deliver_due()


def offered(office: Letterbox) -> list[list[type[CustomId]]]:
    return [[type(button.custom_id) for button in one.content.buttons] for one in office.messages]


async def test_a_trouble_is_told_once_until_it_is_mended(
    house: House, work: Work, row: Announcement, office: Letterbox
) -> None:
    for _ in range(2):
        await tell(house, work, row, Trouble.FORBIDDEN)
    assert len(office.messages) == 1

    async with house.database.change() as connection:
        await service.forget_trouble(connection, row)
    await tell(house, work, row, Trouble.FORBIDDEN)
    assert len(office.messages) == 2


async def test_what_waits_shows_the_work_and_the_chapter_as_they_are_when_it_goes_out(
    house: House, work: Work, row: Announcement, office: Letterbox
) -> None:
    async with house.database.change() as connection:
        await service.tell_of_trouble(connection, house.clock, row, work, Trouble.CHANNEL_GONE)
    await house.works.edit(MANAGER, work.id, None, title="The Lamp Room")
    await house.services.letters.deliver_due()

    ((to, text),) = office.said
    assert to == OFFICE
    assert "**Chapter 1: The Lamp** of **The Lamp Room**" in text
    assert why(Trouble.CHANNEL_GONE) in text


async def test_only_a_works_own_staff_can_do_something_about_it(
    house: House, work: Work, row: Announcement, office: Letterbox
) -> None:
    elsewhere = replace(row, guild_id=OTHER_GUILD)
    await tell(house, work, elsewhere, Trouble.AGE)

    assert sorted(to for to, _ in office.said) == [OFFICE, THEIR_OFFICE]
    assert {one.to: kinds for one, kinds in zip(office.messages, offered(office), strict=True)} == {
        OFFICE: [TryAgain],
        THEIR_OFFICE: [],
    }


@pytest.mark.parametrize("trouble", [Trouble.MAY_NOT_LOOK, Trouble.BURIED])
async def test_a_doubt_is_to_be_decided_as_long_as_nobody_has(
    house: House, work: Work, row: Announcement, office: Letterbox, trouble: Trouble
) -> None:
    await doubt(house, row, trouble)
    await tell(house, work, row, trouble)

    assert offered(office) == [[TryAgain, ItIsThere, PostAnyway]]
    assert wording.decide() in office.said[0][1]


async def test_a_doubt_that_was_decided_meanwhile_leaves_nothing_to_press(
    house: House, work: Work, row: Announcement, office: Letterbox
) -> None:
    await doubt(house, row, Trouble.BURIED)
    async with house.database.change() as connection:
        await service.tell_of_trouble(connection, house.clock, row, work, Trouble.BURIED)
    await house.services.troubles.it_is_there(AUTHOR, row.id, row.nonce)
    await house.services.letters.deliver_due()

    assert offered(office) == [[TryAgain]]


async def doubt(house: House, row: Announcement, trouble: Trouble) -> None:
    async with house.database.change() as connection:
        values = {"state": "uncertain", "failure": trouble, "due_at": None}
        await connection.execute(announcements_store.announcements.update().filter_by(id=row.id).values(values))


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("is_full", [False, True])
async def test_a_step_is_told_of_by_its_kind(
    house: House, work: Work, row: Announcement, step: Step, is_full: bool
) -> None:
    async with house.database.change() as connection:
        await service.tell_of_step(connection, house.clock, row, step, is_full=is_full)
    chapter: Chapter = (await house.chapters.posted(work.id))[0]

    full, forbidden = wording.pins_are_full, wording.step_forbidden
    said = full(work, chapter, row.channel_id) if is_full else forbidden(work, chapter, row.channel_id, step)
    assert await written(house.database) == [said]


async def test_what_an_earlier_version_had_put_into_words_is_said_in_those(
    database: Database, house: House, row: Announcement, office: Letterbox, clock: SetClock
) -> None:
    arguments: Arguments = {"words": "As it was.", "work_id": 1, "announcement_id": None}
    async with database.change() as connection:
        to = (row.guild_id, "channel 7 forbidden")
        await letters_store.write(connection, LetterKind.AS_IT_WAS_SAID, *to, arguments, due_at=clock())
    await house.services.letters.deliver_due()

    assert (office.said, offered(office)) == ([(OFFICE, "As it was.")], [[TryAgain]])
