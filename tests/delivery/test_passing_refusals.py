"""A refusal that nobody knows may pass: it is never taken for done, nor for a message that is gone."""

from typing import Any

import pytest

from bot.announcements.models import DeliveryState, Trouble
from bot.core.errors import Gone, Refused, Unfamiliar
from bot.core.retries import WORTH_TELLING
from bot.delivery.outbox import Outbox
from bot.works.models import Chapter, TextPlace, Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, only
from tests.letters.written import written
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program, details

PASSING = Unfamiliar("error 401")


@pytest.fixture
async def work(program: Program) -> Work:
    return await program.work(comments=True, text=TextPlace.THREAD, pin=True)


@pytest.fixture
def channels(clock: SetClock) -> ChannelsInMemory:
    channels = ChannelsInMemory(clock)
    channels.announcement_channels.add(CHANNEL)
    return channels


async def posted(program: Program, work: Work) -> Chapter:
    draft = await program.chapters.draft(AUTHOR, work.id, details(), "The lamp was lonely.")
    _, chapter = await program.publishing.post(AUTHOR, draft.id)
    return chapter


async def settle(outbox: Outbox, clock: SetClock, turns: int = 8) -> None:
    for _ in range(turns):
        await outbox.deliver_due()
        clock.advance(**A_WHILE)


@pytest.mark.parametrize("request_", ["send", "react", "publish", "thread", "pin", "count", "text"])
async def test_nothing_of_a_new_announcement_is_lost(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock, request_: str
) -> None:
    channels.will_fail(request_, PASSING, times=2)
    chapter = await posted(program, work)
    await settle(outbox, clock)

    (message,) = channels.messages
    assert (await only(program, chapter)).state is DeliveryState.SENT
    assert (message.reactions, message.threads) == (["❤️"], ["Chapter 1: The Lamp"])
    assert (message.is_published, message.is_pinned) == (True, True)
    assert list(message.texts.values()) == ["The lamp was lonely."]
    assert await written(program.database) == []


async def test_what_was_refused_is_no_message_that_may_stand(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    channels.unreadable_channels.add(CHANNEL)
    channels.will_fail("send", PASSING)
    chapter = await posted(program, work)
    await outbox.deliver_chapter(chapter.id)
    clock.advance(**A_WHILE)
    await outbox.deliver_due()

    assert channels.requests.count("find") == 0
    assert (await only(program, chapter)).state is DeliveryState.SENT


@pytest.mark.parametrize(("request_", "state"), [("edit", DeliveryState.SENT), ("delete", DeliveryState.WITHDRAWING)])
async def test_what_stands_still_stands_and_the_author_is_told_so(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    request_: str,
    state: DeliveryState,
) -> None:
    chapter = await posted(program, work)
    await settle(outbox, clock)
    channels.will_fail(request_, PASSING)
    if request_ == "edit":
        await program.publishing.edit(AUTHOR, chapter.id, details(title="High Tide"))
    else:
        await program.publishing.withdraw(AUTHOR, chapter.id)
    (row,) = await outbox.deliver_chapter(chapter.id)
    assert (row.state, row.failure) == (state, Trouble.STRANGE)

    await settle(outbox, clock)
    assert channels.titles == (["Chapter 1: High Tide"] if request_ == "edit" else [])


@pytest.mark.parametrize("request_", ["send", "publish"])
async def test_one_that_lasts_is_told_to_staff_once_and_goes_on(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock, request_: str
) -> None:
    channels.will_fail(request_, PASSING, times=WORTH_TELLING + 3)
    await posted(program, work)
    await settle(outbox, clock, WORTH_TELLING + 2)
    told = await written(program.database)
    await settle(outbox, clock)

    assert len(told) == 1
    assert "I don't know why" in told[0]
    assert channels.messages[0].is_published
    assert await written(program.database) == []


@pytest.mark.parametrize(("request_", "error"), [("edit", Refused("error 50035")), ("delete", Refused("error 50024"))])
async def test_what_discord_refuses_to_do_with_a_message_isnt_done_and_is_told(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    request_: str,
    error: Exception,
) -> None:
    chapter = await posted(program, work)
    await settle(outbox, clock)
    channels.will_fail(request_, error)
    await change(program, chapter, request_)
    await settle(outbox, clock)
    (told,) = await written(program.database)
    assert channels.titles == ["Chapter 1: The Lamp"]
    assert "I'll do it as soon as that is mended" in told

    await outbox.retry(GUILD)
    await settle(outbox, clock)
    assert channels.titles == (["Chapter 1: High Tide"] if request_ == "edit" else [])
    assert await written(program.database) == []


async def change(program: Program, chapter: Chapter, request_: str) -> None:
    said: dict[str, Any] = {"title": "High Tide"}
    if request_ == "edit":
        await program.publishing.edit(AUTHOR, chapter.id, details(**said))
    else:
        await program.publishing.withdraw(AUTHOR, chapter.id)


async def test_a_message_that_somebody_deleted_is_noted_as_gone(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    chapter = await posted(program, work)
    await settle(outbox, clock)
    channels.will_fail("edit", Gone("error 10008"))
    await program.publishing.edit(AUTHOR, chapter.id, details(title="High Tide"))
    (row,) = await outbox.deliver_chapter(chapter.id)

    assert (row.failure, row.deleted_at) == (Trouble.MESSAGE_GONE, clock())


async def test_a_new_title_renames_the_thread_once(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    chapter = await posted(program, work)
    await settle(outbox, clock)
    await program.publishing.edit(AUTHOR, chapter.id, details(title="High Tide"))
    await settle(outbox, clock)
    await program.works.edit(MANAGER, work.id, None, total=12)
    await settle(outbox, clock)

    assert channels.messages[0].threads == ["Chapter 1: High Tide"]
    assert channels.requests.count("rename") == 1
