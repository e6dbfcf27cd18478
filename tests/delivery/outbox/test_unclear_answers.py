"""Where Discord gives no clear answer, the outbox goes on until it knows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announcements.models import DeliveryState, Trouble
from bot.core.errors import Buried, Forbidden, Unclear
from bot.core.retries import LONGEST_PAUSE, NONCE_MEMORY
from bot.delivery.outbox import Outbox
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, SURE, only
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program


class TestWithoutAClearAnswer:
    @pytest.mark.parametrize("afterwards", [False, True], ids=["not posted", "posted"])
    @pytest.mark.parametrize("later", [timedelta(minutes=1), timedelta(hours=7)], ids=["soon", "much later"])
    async def test_it_is_tried_again_under_the_same_nonce_and_stands_once(
        self,
        program: Program,
        work: Work,
        channels: ChannelsInMemory,
        outbox: Outbox,
        clock: SetClock,
        later: timedelta,
        *,
        afterwards: bool,
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=afterwards)
        (first,) = await outbox.deliver_chapter(chapter.id)
        assert (first.state, first.failure) == (DeliveryState.WAITING, Trouble.NO_ANSWER)

        clock.advance(seconds=later.total_seconds())
        await outbox.deliver_due()

        assert len(channels.messages) == 1
        announced = await only(program, chapter)
        assert (announced.state, channels.messages[0].reactions) == (DeliveryState.SENT, ["❤️"])
        assert announced.failure is None
        assert (announced.message_id, announced.nonce) == (channels.messages[0].id, first.nonce)

    async def test_what_an_earlier_attempt_posted_is_brought_up_to_date(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        await program.publishing.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
        for _ in range(2):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert channels.titles == ["Chapter 1: The Other Lamp"]

    async def test_it_isnt_tried_again_at_once(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"))
        for _ in range(3):
            await outbox.deliver_chapter(chapter.id)
            await outbox.deliver_due()

        assert channels.requests == ["send"]

    async def test_it_is_tried_less_and_less_often_and_never_given_up(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"))
        channels.will_fail("find", Unclear("503"), times=11)
        await outbox.deliver_due()
        pauses: list[float] = []
        for attempt in range(1, 12):
            pauses.append(0)
            while len(channels.requests) == attempt:
                pauses[-1] += (step := max(0.5, pauses[-1] / 10))
                clock.advance(seconds=step)
                await outbox.deliver_due()

        assert pauses[0] <= 3
        assert LONGEST_PAUSE / 2 < pauses[-1] <= LONGEST_PAUSE * 1.5 * 1.1
        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        assert (await only(program, chapter)).state is DeliveryState.SENT

    async def test_where_it_may_not_look_it_repeats_while_discord_knows_the_nonce(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)

        channels.unreadable_channels.add(CHANNEL)
        clock.advance(seconds=NONCE_MEMORY.total_seconds() - 1)
        await outbox.deliver_due()

        assert len(channels.messages) == 1
        assert (await only(program, chapter)).state is DeliveryState.SENT

    @pytest.mark.parametrize("afterwards", [False, True], ids=["not posted", "posted"])
    async def test_where_it_may_not_look_later_it_repeats_nothing_and_says_so(
        self,
        program: Program,
        work: Work,
        channels: ChannelsInMemory,
        outbox: Outbox,
        clock: SetClock,
        *,
        afterwards: bool,
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=afterwards)
        await outbox.deliver_chapter(chapter.id)

        channels.unreadable_channels.add(CHANNEL)
        clock.advance(hours=1)
        await outbox.deliver_due()
        for _ in range(3):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert channels.requests.count("send") == 1
        announced = await only(program, chapter)
        assert (announced.state, announced.failure) == (DeliveryState.UNCERTAIN, Trouble.MAY_NOT_LOOK)

    @pytest.mark.parametrize(("seconds", "sent"), [(60, 2), (600, 1)], ids=["soon", "later"])
    async def test_among_too_many_messages_it_repeats_nothing_unless_discord_knows_the_nonce(
        self,
        program: Program,
        work: Work,
        channels: ChannelsInMemory,
        outbox: Outbox,
        clock: SetClock,
        seconds: int,
        sent: int,
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        channels.will_fail("find", Buried("channel"))
        clock.advance(seconds=seconds)
        await outbox.deliver_due()

        assert len(channels.messages) == 1
        assert channels.requests.count("send") == sent
        announced = await only(program, chapter)
        why = None if sent == 2 else Trouble.BURIED
        assert (announced.state is DeliveryState.SENT, announced.failure) == (sent == 2, why)

    async def test_what_nobody_can_find_among_too_many_messages_is_not_taken_for_withdrawn(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        await program.publishing.withdraw(AUTHOR, chapter.id)
        channels.will_fail("find", Buried("channel"))
        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        held = await only(program, chapter)
        await outbox.retry(GUILD)
        await outbox.deliver_due()

        assert (held.state, held.failure) == (DeliveryState.WITHDRAWING, Trouble.BURIED)
        assert ((await only(program, chapter)).state, channels.titles) == (DeliveryState.WITHDRAWN, [])

    async def test_what_surely_doesnt_stand_is_never_searched_for(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"))
        await outbox.deliver_chapter(chapter.id)
        channels.will_fail("send", Forbidden("Missing Access"))
        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        clock.advance(days=7)
        await outbox.retry(GUILD)
        await outbox.deliver_due()

        assert channels.requests == ["send", "find", "send", "send", "react"]
        assert channels.titles == ["Chapter 1: The Lamp"]

    @pytest.mark.parametrize("error", SURE, ids=lambda error: type(error).__name__)
    async def test_a_chapter_that_may_stand_already_never_goes_out_a_second_time(
        self,
        program: Program,
        work: Work,
        channels: ChannelsInMemory,
        outbox: Outbox,
        clock: SetClock,
        error: Exception,
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        channels.will_fail("find", Forbidden("Missing Access"))
        channels.will_fail("send", error)
        clock.advance(seconds=30)
        await outbox.deliver_due()

        await outbox.retry(GUILD)
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert len(channels.messages) == 1

    async def test_a_work_removed_and_brought_back_meanwhile_isnt_announced_twice(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        await program.works.remove(MANAGER, work.id)
        clock.advance(minutes=1)
        await outbox.deliver_due()
        await program.works.restore(MANAGER, work.id)

        await outbox.retry(GUILD)
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert len(channels.messages) == 1

    @pytest.mark.expects_errors
    async def test_a_fault_of_the_program_itself_stops_nothing_else(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        other = await program.work("Other")
        await program.posted(work, 1)
        await program.posted(other, 1, title="Other")
        channels.will_fail("send", KeyError("a fault"))
        await outbox.deliver_due()
        assert channels.titles == ["Chapter 1: Other"]

        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        assert len(channels.messages) == 2
