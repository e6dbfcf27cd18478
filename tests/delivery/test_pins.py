"""A work's latest chapter is pinned in each of its channels, and none before it, whatever goes wrong."""

from dataclasses import replace

import pytest

from bot.core.errors import Busy, DiscordError, Forbidden, Full, Gone, Refused, Unclear, Unfamiliar
from bot.delivery.outbox import Outbox
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.letters.written import written
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, AUTHOR, CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program

A_WHILE = {"minutes": 20}


@pytest.fixture
async def work(program: Program) -> Work:
    return await program.work(pin=True)


async def settle(outbox: Outbox, clock: SetClock) -> None:
    for _ in range(4):
        await outbox.deliver_due()
        clock.advance(**A_WHILE)


async def post(program: Program, outbox: Outbox, clock: SetClock, work: Work, *numbers: int) -> None:
    for number in numbers:
        await program.posted(work, number)
        await settle(outbox, clock)


def pinned(channels: ChannelsInMemory, channel_id: int = CHANNEL) -> list[str]:
    there = [message for message in channels.standing if message.channel_id == channel_id]
    return [message.card.title for message in there if message.is_pinned]


async def test_each_chapter_takes_the_pin_from_the_one_before(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    for number in (1, 2, 3):
        await post(program, outbox, clock, work, number)
        assert pinned(channels) == [f"Chapter {number}: The Lamp"]

    assert (channels.requests.count("pin"), channels.requests.count("unpin")) == (3, 2)


async def test_of_chapters_that_go_out_together_only_the_last_is_pinned_at_all(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    for number in (1, 2, 3):
        await program.posted(work, number)
    await settle(outbox, clock)

    assert pinned(channels) == ["Chapter 3: The Lamp"]
    assert (channels.requests.count("pin"), channels.requests.count("unpin")) == (1, 0)


async def test_a_work_that_didnt_ask_for_it_is_left_alone_and_so_are_the_pins_of_others(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    second, plain = await program.work("Second", pin=True), await program.work("Plain")
    await post(program, outbox, clock, work, 1)
    await post(program, outbox, clock, second, 2)
    await post(program, outbox, clock, plain, 3)

    assert pinned(channels) == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]


async def test_each_channel_has_its_own_pin_and_a_forum_none(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await program.targets.add(MANAGER, work.id, ADULT_CHANNEL)
    forum = ADULT_CHANNEL + 1
    await program.targets.add(MANAGER, work.id, forum)
    channels.forums.add(forum)
    await post(program, outbox, clock, work, 1, 2)

    assert [pinned(channels, one) for one in (CHANNEL, ADULT_CHANNEL)] == [["Chapter 2: The Lamp"]] * 2
    assert pinned(channels, forum) == []
    assert channels.requests.count("pin") == 4


async def test_an_edit_pins_nothing_again(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await post(program, outbox, clock, work, 1)
    (chapter,) = await program.chapters.posted(work.id)
    channels.messages[0].unpin()
    await program.publishing.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
    await program.works.edit(MANAGER, work.id, None, title="The Lighthouse at Night")
    await settle(outbox, clock)

    assert channels.requests.count("edit") >= 1
    assert channels.requests.count("pin") == 1


async def test_what_is_withdrawn_gives_its_pin_back_and_takes_it_again_when_it_is_brought_back(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await post(program, outbox, clock, work, 1, 2)
    latest = (await program.chapters.posted(work.id))[0]
    await program.publishing.withdraw(AUTHOR, latest.id)
    await outbox.deliver_due()
    assert pinned(channels) == ["Chapter 1: The Lamp"]

    await program.publishing.bring_back(AUTHOR, latest.id)
    await settle(outbox, clock)
    assert pinned(channels) == ["Chapter 2: The Lamp"]


async def test_a_chapter_that_wasnt_the_latest_leaves_the_pin_where_it_is(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await post(program, outbox, clock, work, 1)
    await program.posted(work, 2)
    await outbox.deliver_due()
    first = (await program.chapters.posted(work.id))[-1]
    await program.publishing.withdraw(AUTHOR, first.id)
    await outbox.deliver_due()
    await program.publishing.bring_back(AUTHOR, first.id)
    await settle(outbox, clock)

    assert channels.titles == ["Chapter 2: The Lamp", "Chapter 1: The Lamp"]
    assert pinned(channels) == ["Chapter 2: The Lamp"]


async def test_the_option_reaches_what_stands_already(
    program: Program, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    work = await program.work()
    await post(program, outbox, clock, work, 1, 2)
    seen = []
    for wanted in (True, False, True):
        await program.works.edit(MANAGER, work.id, None, pin=wanted)
        await settle(outbox, clock)
        seen.append(pinned(channels))

    assert seen == [["Chapter 2: The Lamp"], [], ["Chapter 2: The Lamp"]]


@pytest.mark.parametrize("request_", ["pin", "unpin"])
@pytest.mark.parametrize("error", [Unclear("503"), Busy(90)], ids=["no answer", "busy"])
@pytest.mark.parametrize("afterwards", [False, True], ids=["not done", "done"])
async def test_it_is_tried_again_without_the_other_steps(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    request_: str,
    error: Exception,
    *,
    afterwards: bool,
) -> None:
    await post(program, outbox, clock, work, 1)
    channels.will_fail(request_, error, afterwards=afterwards)
    await post(program, outbox, clock, work, 2)

    assert pinned(channels) == ["Chapter 2: The Lamp"]
    assert (channels.requests.count("send"), channels.requests.count("react")) == (2, 2)


@pytest.mark.parametrize("error", [Gone("message"), Refused("error 50024")], ids=["gone", "refused"])
async def test_what_cant_be_unpinned_any_more_is_in_nobodys_way(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock, error: DiscordError
) -> None:
    await post(program, outbox, clock, work, 1)
    channels.will_fail("unpin", error)
    await post(program, outbox, clock, work, 2, 3)

    assert "Chapter 3: The Lamp" in pinned(channels)
    assert channels.requests.count("unpin") == 2


async def test_without_the_permission_staff_are_told_once_which_and_the_latest_is_pinned_once_it_is_given(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    channels.will_fail("pin", Forbidden("Missing Permissions"), times=3)
    await post(program, outbox, clock, work, 1, 2)
    await outbox.retry(GUILD)
    await settle(outbox, clock)
    words = await written(program.database)
    await outbox.retry(GUILD)
    await settle(outbox, clock)

    assert len(words) == 1
    assert f"stands in <#{CHANNEL}>, but I'm not allowed to pin it" in words[0]
    assert "Give me Pin Messages there" in words[0]
    assert pinned(channels) == ["Chapter 2: The Lamp"]


async def test_where_no_more_can_be_pinned_staff_are_told_once_and_room_is_used_as_soon_as_there_is_some(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    channels.will_fail("pin", Full("error 30003"), times=2)
    await post(program, outbox, clock, work, 1, 2)
    words = await written(program.database)
    assert (len(words), pinned(channels)) == (1, [])
    assert "Unpin one and I'll pin it" in words[0]

    await program.services.pinning.room_made(ADULT_CHANNEL)
    await settle(outbox, clock)
    assert pinned(channels) == []

    await program.services.pinning.room_made(CHANNEL)
    await settle(outbox, clock)
    assert pinned(channels) == ["Chapter 2: The Lamp"]


async def test_what_cant_be_unpinned_for_now_holds_up_no_pin_and_is_unpinned_later(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await post(program, outbox, clock, work, 1)
    channels.will_fail("unpin", Unfamiliar("error 404"), times=5)
    await post(program, outbox, clock, work, 2)
    assert pinned(channels) == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    await settle(outbox, clock)
    assert pinned(channels) == ["Chapter 2: The Lamp"]
