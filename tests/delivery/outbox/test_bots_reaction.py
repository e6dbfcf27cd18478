"""The bot puts the server's kudos emoji on what it announced."""

import pytest

from bot.announcements.models import DeliveryState
from bot.core.errors import Unclear
from bot.delivery.outbox import Outbox
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, SURE
from tests.delivery.outbox.listening import Listener, Stumbling, outbox_telling
from tests.worlds.clock import SetClock
from tests.worlds.program import Program


class TestTheBotsReaction:
    async def test_it_is_put_on_once_it_can_be(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        await program.posted(work)
        channels.will_fail("react", Unclear("503"), times=3)
        for _ in range(5):
            await outbox.deliver_due()
            clock.advance(**A_WHILE)

        assert channels.requests.count("send") == 1
        assert channels.messages[0].reactions == ["❤️"]

    @pytest.mark.parametrize("error", SURE, ids=lambda error: type(error).__name__)
    async def test_where_it_cant_be_put_the_announcement_stands_without_it(
        self,
        program: Program,
        work: Work,
        channels: ChannelsInMemory,
        outbox: Outbox,
        clock: SetClock,
        error: Exception,
    ) -> None:
        listener = Listener()
        outbox = outbox_telling(program, channels, listener)
        chapter = await program.posted(work)
        channels.will_fail("react", error)
        (announced,) = await outbox.deliver_chapter(chapter.id)
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert announced.state is DeliveryState.SENT
        assert channels.requests == ["send", "react"]
        assert [one.id for one in listener.heard] == [announced.id]

    async def test_a_message_deleted_before_it_gets_none(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("react", Unclear("503"))
        await outbox.deliver_chapter(chapter.id)
        channels.messages[0].is_deleted = True
        await program.announcements.forget_messages([channels.messages[0].id])
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert channels.requests == ["send", "react"]

    @pytest.mark.expects_errors
    async def test_a_listener_that_fails_undoes_nothing(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        outbox = outbox_telling(program, channels, Stumbling())
        chapter = await program.posted(work)
        await outbox.deliver_chapter(chapter.id)
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert channels.requests == ["send", "react"]
