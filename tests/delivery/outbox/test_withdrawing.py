"""A withdrawn announcement goes, and what is brought back stands once."""

from dataclasses import replace

from bot.announcements.models import DeliveryState
from bot.core.errors import Unclear
from bot.delivery.outbox import Outbox
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, only
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD
from tests.worlds.program import Program


class TestWithdrawn:
    async def test_it_is_deleted_once_that_is_allowed_again(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        chapter = await program.posted(work)
        await outbox.deliver_due()
        channels.forbidden_channels.add(CHANNEL)
        await program.publishing.withdraw(AUTHOR, chapter.id)
        await outbox.deliver_due()
        assert (await only(program, chapter)).state is DeliveryState.WITHDRAWING

        channels.forbidden_channels.clear()
        await outbox.retry(GUILD)
        await outbox.deliver_due()
        assert ((await only(program, chapter)).state, channels.titles) == (DeliveryState.WITHDRAWN, [])

    async def test_what_is_brought_back_never_stands_beside_what_was_withdrawn(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        await outbox.deliver_due()
        channels.will_fail("delete", Unclear("503"))
        await program.publishing.withdraw(AUTHOR, chapter.id)
        await outbox.deliver_due()
        await program.publishing.bring_back(AUTHOR, chapter.id)
        await outbox.deliver_due()
        assert [message.id for message in channels.standing] == [channels.messages[0].id]

        for _ in range(2):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()
        assert [message.id for message in channels.standing] == [channels.messages[1].id]

    async def test_it_goes_even_if_its_message_was_just_being_changed(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        chapter = await program.posted(work)
        await outbox.deliver_due()
        channels.before["edit"] = lambda: program.publishing.withdraw(AUTHOR, chapter.id)
        await program.publishing.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
        await outbox.deliver_due()
        await outbox.deliver_due()

        assert channels.titles == []
