"""Chapters of a work go out in the order in which they were posted."""

import asyncio

import pytest

from bot.announcements.models import DeliveryState
from bot.core.errors import Unclear
from bot.delivery.outbox import Outbox
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, only
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program


class TestInOrder:
    async def test_chapters_go_out_in_the_order_they_were_posted(
        self, program: Program, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        work, other = await program.work("One"), await program.work("Other")
        for one, number in ((work, 3), (other, 1), (work, 1), (work, 2)):
            await program.posted(one, number, title=one.title)
        await outbox.deliver_due()

        assert channels.titles == ["Chapter 3: One", "Chapter 1: Other", "Chapter 1: One", "Chapter 2: One"]

    async def test_a_chapter_waits_for_the_one_before_it_that_has_to_be_tried_again(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        first = await program.posted(work, 1)
        channels.will_fail("send", Unclear("503"))
        await outbox.deliver_chapter(first.id)

        second = await program.posted(work, 2)
        (waiting,) = await outbox.deliver_chapter(second.id)
        await outbox.deliver_due()
        assert (channels.titles, waiting.state) == ([], DeliveryState.WAITING)

        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        assert channels.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    async def test_a_chapter_waits_for_the_one_before_it_that_is_on_its_way(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        first, second = await program.posted(work, 1), await program.posted(work, 2)
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def hang() -> None:
            begun.set()
            await go_on.wait()

        channels.before["send"] = hang
        slow = asyncio.create_task(outbox.deliver_chapter(first.id))
        async with asyncio.timeout(60):
            await begun.wait()
        channels.before.clear()
        await outbox.deliver_chapter(second.id)
        go_on.set()
        await slow
        await outbox.deliver_due()

        assert channels.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    async def test_a_chapter_waits_for_the_one_before_it_of_which_nobody_knows_whether_it_stands(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        first = await program.posted(work, 1)
        channels.will_fail("send", Unclear("503"))
        await outbox.deliver_chapter(first.id)
        channels.unreadable_channels.add(CHANNEL)
        clock.advance(hours=1)
        await outbox.deliver_due()
        await program.posted(work, 2)
        await outbox.deliver_due()
        assert (await only(program, first)).state is DeliveryState.UNCERTAIN
        assert channels.titles == []

        channels.unreadable_channels.clear()
        await outbox.retry(GUILD)
        await outbox.deliver_due()
        assert channels.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    async def test_one_works_trouble_keeps_no_other_waiting(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        other = await program.work("Other")
        await program.posted(work, 1)
        await program.posted(other, 1, title="Other")
        channels.will_fail("send", Unclear("503"))
        await outbox.deliver_due()

        assert channels.titles == ["Chapter 1: Other"]

    async def test_a_chapter_that_cant_go_out_holds_back_only_its_own_work_in_that_channel(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        other = await program.work("Other")
        await program.targets.add(MANAGER, work.id, ADULT_CHANNEL)
        channels.forbidden_channels.add(CHANNEL)
        await program.posted(work, 1)
        await program.posted(work, 2)
        await outbox.deliver_due()
        assert channels.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]
        assert {message.channel_id for message in channels.messages} == {ADULT_CHANNEL}

        channels.forbidden_channels.clear()
        await program.posted(other, 1, title="Other")
        await outbox.deliver_due()
        assert channels.titles[2:] == ["Chapter 1: Other"]

        await outbox.retry(GUILD)
        await outbox.deliver_due()
        assert channels.titles[3:] == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]


async def test_more_than_one_batch_goes_out_in_order(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.due_store.PAGE", 3)
    for number in range(1, 8):
        await program.posted(work, number, title=None)
    for _ in range(3):
        await outbox.deliver_due()

    assert channels.titles == [f"Chapter {number}" for number in range(1, 8)]
