"""Where nobody knows whether an announcement stands, its author decides: once, and nothing stands twice by itself."""

from dataclasses import replace

import pytest

from bot.announcements.models import Announcement, DeliveryState
from bot.core.db.database import Database
from bot.core.errors import Forbidden, Unclear, UserFacingError
from bot.core.retries import LONGEST_PAUSE
from bot.delivery.outbox import Outbox
from bot.delivery.troubles import Troubles
from bot.notices.buttons import ItIsThere
from bot.works.models import Chapter, Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.late_click import LateClick
from tests.letters.letterbox import Letterbox
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MODERATOR, STRANGER, reader
from tests.worlds.program import Program

A_WHILE = {"seconds": LONGEST_PAUSE * 2}


@pytest.fixture
async def program(database: Database, clock: SetClock) -> Program:
    return await Program.on(database, clock).set_up(notices_channel_id=CHANNEL)


@pytest.fixture
def troubles(program: Program) -> Troubles:
    return program.services.troubles


@pytest.fixture
async def chapter(program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock) -> Chapter:
    """A chapter whose announcement arrived, though nobody but its readers can know."""
    return await doubtful(program, work, channels, outbox, clock, arrived=True)


async def doubtful(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock, *, arrived: bool
) -> Chapter:
    chapter = await program.posted(work)
    channels.will_fail("send", Unclear("503"), afterwards=arrived)
    await outbox.deliver_chapter(chapter.id)
    channels.unreadable_channels.add(CHANNEL)
    clock.advance(hours=1)
    await outbox.deliver_due()
    assert (await only(program, chapter)).state is DeliveryState.UNCERTAIN
    return chapter


async def only(program: Program, chapter: Chapter) -> Announcement:
    (announcement,) = await program.announcements.of_chapter(chapter.id)
    return announcement


async def settle(outbox: Outbox, clock: SetClock) -> None:
    for _ in range(3):
        await outbox.retry(GUILD)
        await outbox.deliver_due()
        clock.advance(**A_WHILE)


async def test_what_is_there_is_left_alone_and_the_next_chapter_goes_out(
    program: Program,
    work: Work,
    chapter: Chapter,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    troubles: Troubles,
) -> None:
    await program.posted(work, 2)
    row = await only(program, chapter)
    await troubles.it_is_there(AUTHOR, row.id, row.nonce)
    await program.publishing.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
    await settle(outbox, clock)

    assert channels.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]
    assert "edit" not in channels.requests
    assert str((await only(program, chapter)).link).endswith(f"/{GUILD}/{CHANNEL}")
    assert await troubles.first_uncertain(work) is None


async def test_what_is_there_is_searched_for_when_it_is_withdrawn(
    program: Program, chapter: Chapter, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock, troubles: Troubles
) -> None:
    row = await only(program, chapter)
    await troubles.it_is_there(AUTHOR, row.id, row.nonce)
    await program.publishing.withdraw(AUTHOR, chapter.id)
    await outbox.deliver_chapter(chapter.id)
    channels.unreadable_channels.clear()
    await settle(outbox, clock)

    assert (channels.standing, (await only(program, chapter)).state) == ([], DeliveryState.WITHDRAWN)


async def test_what_is_posted_anyway_goes_out_once_in_its_turn_and_rings(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock, troubles: Troubles
) -> None:
    chapter = await doubtful(program, work, channels, outbox, clock, arrived=False)
    await program.posted(work, 2)
    row = await only(program, chapter)
    await troubles.post_anyway(MODERATOR, row.id, row.nonce)
    with pytest.raises(UserFacingError, match="on its way already"):
        await troubles.post_anyway(AUTHOR, row.id, row.nonce)
    await settle(outbox, clock)
    for decide in (troubles.post_anyway, troubles.it_is_there):
        with pytest.raises(UserFacingError, match="I found"):
            await decide(AUTHOR, row.id, row.nonce)

    assert channels.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]
    assert channels.messages[0].nonce == (await only(program, chapter)).nonce != row.nonce
    assert not channels.messages[0].card.silent


async def test_an_attempt_that_began_before_the_decision_posts_nothing(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    troubles: Troubles,
    late_click: LateClick,
) -> None:
    chapter = await program.posted(work)
    await late_click.read(chapter.id)
    channels.will_fail("send", Unclear("503"))
    await outbox.deliver_chapter(chapter.id)
    channels.unreadable_channels.add(CHANNEL)
    clock.advance(hours=1)
    await outbox.deliver_due()
    row = await only(program, chapter)
    await troubles.post_anyway(AUTHOR, row.id, row.nonce)
    await late_click.go_on()

    assert channels.messages == []
    await outbox.deliver_due()
    assert len(channels.messages) == 1


@pytest.mark.parametrize(
    ("meanwhile", "words"),
    [
        ("found", "I found"),
        ("blocked", "surely isn't there"),
        ("withdrawn", "withdrawn meanwhile"),
        ("said", "Somebody said already"),
    ],
)
async def test_who_decides_too_late_is_told_what_happened_meanwhile(
    program: Program,
    chapter: Chapter,
    channels: ChannelsInMemory,
    outbox: Outbox,
    troubles: Troubles,
    meanwhile: str,
    words: str,
) -> None:
    row = await only(program, chapter)
    if meanwhile == "said":
        await troubles.it_is_there(AUTHOR, row.id, row.nonce)
    elif meanwhile == "withdrawn":
        await program.publishing.withdraw(AUTHOR, chapter.id)
    else:
        channels.unreadable_channels.clear()
        if meanwhile == "blocked":
            channels.messages[0].delete()
            channels.will_fail("send", Forbidden("Missing Access"))
        await outbox.retry(GUILD)
        await outbox.deliver_due()
    for decide in (troubles.it_is_there, troubles.post_anyway):
        with pytest.raises(UserFacingError, match=words):
            await decide(AUTHOR, row.id, row.nonce)

    assert len(channels.messages) == 1


async def test_nobody_else_decides(program: Program, chapter: Chapter, troubles: Troubles) -> None:
    row = await only(program, chapter)
    for member in (reader(1), STRANGER):
        for decide in (troubles.it_is_there, troubles.post_anyway):
            with pytest.raises(UserFacingError, match="author and"):
                await decide(member, row.id, row.nonce)
    with pytest.raises(UserFacingError, match="no longer there"):
        await troubles.post_anyway(AUTHOR, row.id + 1, row.nonce)

    assert await only(program, chapter) == row


async def test_staff_are_asked_about_each_and_again_after_it_was_posted_in_vain(
    program: Program,
    work: Work,
    chapter: Chapter,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    troubles: Troubles,
) -> None:
    channels.unreadable_channels.clear()
    other = await doubtful(program, await program.work("Other"), channels, outbox, clock, arrived=False)
    office, letters = Letterbox(clock), program.services.letters
    letters.messenger.bind(office)
    await letters.deliver_due()
    row = await only(program, other)
    await troubles.post_anyway(AUTHOR, row.id, row.nonce)
    channels.will_fail("send", Unclear("503"))
    for _ in range(2):
        await outbox.deliver_due()
        clock.advance(hours=1)
    await letters.deliver_due()

    first = await only(program, chapter)
    asked = [button.custom_id for one in office.messages for button in one.content.buttons]
    assert [one.announcement_id for one in asked if isinstance(one, ItIsThere)] == [first.id, row.id, row.id]
    assert all("press **It's there** or **Post it anyway**" in words for _, words in office.said)
