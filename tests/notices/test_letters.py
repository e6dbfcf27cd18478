"""What notices say when they go out: made from what is true then, once until it is mended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announcements import store as announcements_store
from bot.announcements.models import Announcement, Step, Trouble
from bot.announcements.wording import why
from bot.core.buttons import CustomId
from bot.core.db.backups import store as backups_store
from bot.core.db.backups.models import Restoration
from bot.core.db.database import Database
from bot.letters import store as letters_store
from bot.letters.models import Arguments, LetterKind
from bot.notices import service, wording
from bot.notices.buttons import ItIsThere, PostAnyway, TryAgain
from bot.works.models import Chapter, Work
from tests.letters.letterbox import Letterbox
from tests.letters.written import written
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, MANAGER, OTHER_GUILD
from tests.worlds.program import Program

OFFICE, THEIR_OFFICE = CHANNEL + 30, CHANNEL + 31


@pytest.fixture
async def row(program: Program, work: Work) -> Announcement:
    await program.set_up(notices_channel_id=OFFICE)
    await program.set_up(OTHER_GUILD, notices_channel_id=THEIR_OFFICE)
    chapter = await program.posted(work)
    (row,) = await program.announcements.of_chapter(chapter.id)
    return row


@pytest.fixture
def office(program: Program) -> Letterbox:
    box = Letterbox(program.clock)
    program.services.letters.messenger.bind(box)
    return box


async def tell(program: Program, work: Work, row: Announcement, trouble: Trouble) -> None:
    async with program.database.change() as connection:
        await service.tell_of_trouble(connection, program.clock, row, work, trouble)
    await program.services.letters.deliver_due()


def offered(office: Letterbox) -> list[list[type[CustomId]]]:
    return [[type(button.custom_id) for button in one.content.buttons] for one in office.messages]


async def test_a_trouble_is_told_once_until_it_is_mended(
    program: Program, work: Work, row: Announcement, office: Letterbox
) -> None:
    for _ in range(2):
        await tell(program, work, row, Trouble.FORBIDDEN)
    assert len(office.messages) == 1

    async with program.database.change() as connection:
        await service.forget_trouble(connection, row)
    await tell(program, work, row, Trouble.FORBIDDEN)
    assert len(office.messages) == 2


async def test_what_waits_shows_the_work_and_the_chapter_as_they_are_when_it_goes_out(
    program: Program, work: Work, row: Announcement, office: Letterbox
) -> None:
    async with program.database.change() as connection:
        await service.tell_of_trouble(connection, program.clock, row, work, Trouble.CHANNEL_GONE)
    await program.works.edit(MANAGER, work.id, None, title="The Lamp Room")
    await program.services.letters.deliver_due()

    ((to, text),) = office.said
    assert to == OFFICE
    assert "**Chapter 1: The Lamp** of **The Lamp Room**" in text
    assert why(Trouble.CHANNEL_GONE) in text


async def test_only_a_works_own_staff_can_do_something_about_it(
    program: Program, work: Work, row: Announcement, office: Letterbox
) -> None:
    elsewhere = replace(row, guild_id=OTHER_GUILD)
    await tell(program, work, elsewhere, Trouble.AGE)

    assert sorted(to for to, _ in office.said) == [OFFICE, THEIR_OFFICE]
    assert {one.to: kinds for one, kinds in zip(office.messages, offered(office), strict=True)} == {
        OFFICE: [TryAgain],
        THEIR_OFFICE: [],
    }


@pytest.mark.parametrize("trouble", [Trouble.MAY_NOT_LOOK, Trouble.BURIED])
async def test_a_doubt_is_to_be_decided_as_long_as_nobody_has(
    program: Program, work: Work, row: Announcement, office: Letterbox, trouble: Trouble
) -> None:
    await doubt(program, row, trouble)
    await tell(program, work, row, trouble)

    assert offered(office) == [[TryAgain, ItIsThere, PostAnyway]]
    assert wording.decide() in office.said[0][1]


async def test_a_doubt_that_was_decided_meanwhile_is_told_to_nobody(
    program: Program, work: Work, row: Announcement, office: Letterbox
) -> None:
    await doubt(program, row, Trouble.BURIED)
    async with program.database.change() as connection:
        await service.tell_of_trouble(connection, program.clock, row, work, Trouble.BURIED)
    await program.services.troubles.it_is_there(AUTHOR, row.id, row.nonce)
    await program.services.letters.deliver_due()

    assert offered(office) == []


async def doubt(program: Program, row: Announcement, trouble: Trouble) -> None:
    async with program.database.change() as connection:
        values = {"state": "uncertain", "failure": trouble, "due_at": None}
        await connection.execute(announcements_store.announcements.update().filter_by(id=row.id).values(values))


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize(
    "trouble", [Trouble.FORBIDDEN, Trouble.FULL, Trouble.LOCKED, Trouble.EMOJI_GONE, Trouble.STRANGE]
)
async def test_a_step_is_told_of_by_its_kind_and_with_the_reason(
    program: Program, work: Work, row: Announcement, step: Step, trouble: Trouble
) -> None:
    async with program.database.change() as connection:
        await service.tell_of_step(connection, program.clock, row, step, trouble)
    chapter: Chapter = (await program.chapters.posted(work.id))[0]

    assert await written(program.database) == [wording.step_held_up(work, chapter, row.channel_id, step, trouble)]


async def test_what_an_earlier_version_had_put_into_words_is_said_in_those(
    database: Database, program: Program, row: Announcement, office: Letterbox, clock: SetClock
) -> None:
    arguments: Arguments = {"words": "As it was.", "work_id": 1, "announcement_id": None}
    async with database.change() as connection:
        to = (row.guild_id, "channel 7 forbidden")
        await letters_store.write(connection, LetterKind.AS_IT_WAS_SAID, *to, arguments, due_at=clock())
    await program.services.letters.deliver_due()

    assert (office.said, offered(office)) == ([(OFFICE, "As it was.")], [[TryAgain]])


@pytest.mark.parametrize("copied", ["before its time", "after it", "long ago"])
async def test_that_a_chapter_was_late_is_not_said_of_a_time_that_a_copy_put_back_knows_nothing_of(
    program: Program, work: Work, office: Letterbox, clock: SetClock, copied: str
) -> None:
    """It may have gone out in time, and the copy not know of that."""
    await program.set_up(notices_channel_id=OFFICE)
    draft = await program.draft(work)
    await program.publishing.schedule(MANAGER, draft.id, "in 2 hours")
    clock.advance(hours=3)
    ago = {"before its time": (2, 0), "after it": (0.5, 0), "long ago": (50, 40)}[copied]
    async with program.database.change() as connection:
        await backups_store.add(connection, Restoration(*(clock() - timedelta(hours=hours) for hours in ago)))

    await program.timetable.release_due()
    await program.services.letters.deliver_due()

    assert bool(office.texts) is (copied != "before its time")
