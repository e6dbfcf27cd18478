"""The bot's clock may be set back or forward at any time."""

import asyncio

from bot.core.errors import Unclear
from bot.delivery.outbox import Outbox
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE
from tests.worlds.clock import SetClock
from tests.worlds.people import CHANNEL
from tests.worlds.program import Program


class TestWhenTheClockIsSet:
    async def test_back_nothing_waits_longer_for_it(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        await program.posted(work)
        channels.will_fail("send", Unclear("503"))
        channels.will_fail("react", Unclear("503"))
        await outbox.deliver_due()
        for _ in range(3):
            clock.advance(days=-1)
            await outbox.deliver_due()
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert [message.reactions for message in channels.messages] == [["❤️"]]

    async def test_back_a_nonce_isnt_taken_for_newer_than_it_is(
        self, program: Program, work: Work, clock: SetClock, outbox: Outbox
    ) -> None:
        discords = SetClock()
        channels = ChannelsInMemory(discords)
        outbox.channels.bind(channels)
        await outbox.begin()
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_due()
        channels.unreadable_channels.add(CHANNEL)
        for hours in (-1, 1):
            clock.advance(hours=hours)
            discords.advance(hours=1)
            await outbox.deliver_due()
            await outbox.deliver_chapter(chapter.id)

        assert len(channels.messages) == 1

    async def test_forward_while_a_forum_post_is_on_its_way_it_isnt_posted_twice(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        channels.forums.add(CHANNEL)
        chapter = await program.posted(work)
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def hang() -> None:
            begun.set()
            await go_on.wait()

        channels.before["send"] = hang
        slow = asyncio.create_task(outbox.deliver_chapter(chapter.id))
        async with asyncio.timeout(60):
            await begun.wait()
        channels.before.clear()
        clock.advance(hours=1)
        await outbox.deliver_chapter(chapter.id)
        go_on.set()
        await slow

        assert len(channels.messages) == 1
