"""What Discord clearly refuses waits until something changes in the server."""

from dataclasses import replace

import pytest

from bot.announcements.models import DeliveryState, Trouble
from bot.core.errors import Forbidden, Refused, Unclear
from bot.delivery.outbox import Outbox
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, SURE, TROUBLES, only
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, AUTHOR, CHANNEL, GUILD, MANAGER, OTHER_GUILD
from tests.worlds.program import Program


class TestWithAClearNo:
    @pytest.mark.parametrize(
        ("error", "trouble"), list(zip(SURE, TROUBLES, strict=True)), ids=lambda value: type(value).__name__
    )
    async def test_it_isnt_tried_again_by_itself_and_the_author_is_told_why(
        self,
        program: Program,
        work: Work,
        channels: ChannelsInMemory,
        outbox: Outbox,
        clock: SetClock,
        error: Exception,
        trouble: Trouble,
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", error)
        (failed,) = await outbox.deliver_chapter(chapter.id)
        for _ in range(3):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert channels.requests == ["send"]
        assert (failed.state, failed.failure) == (DeliveryState.BLOCKED, trouble)

    @pytest.mark.parametrize("error", SURE, ids=lambda error: type(error).__name__)
    async def test_it_goes_out_once_the_server_is_mended(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, error: Exception
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", error)
        await outbox.deliver_chapter(chapter.id)
        await outbox.retry(OTHER_GUILD)
        await outbox.deliver_due()
        assert channels.messages == []

        await outbox.retry(OTHER_GUILD, GUILD)
        await outbox.deliver_due()

        assert (await only(program, chapter)).state is DeliveryState.SENT
        assert [message.reactions for message in channels.messages] == [["❤️"]]

    async def test_it_goes_to_the_channel_that_is_chosen_instead(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        channels.deleted_channels.add(CHANNEL)
        first, second = await program.posted(work, 1), await program.posted(work, 2)
        for chapter in (first, second):
            await outbox.deliver_chapter(chapter.id)

        await program.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL)
        await outbox.deliver_due()

        assert [(message.channel_id, message.card.title) for message in channels.messages] == [
            (ADULT_CHANNEL, "Chapter 1: The Lamp"),
            (ADULT_CHANNEL, "Chapter 2: The Lamp"),
        ]

    async def test_where_its_channel_is_deleted_meanwhile_it_goes_to_the_one_chosen_instead(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Unclear("503"))
        await outbox.deliver_chapter(chapter.id)
        channels.deleted_channels.add(CHANNEL)
        await program.announcements.forget_channel(CHANNEL)
        await program.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL)
        for _ in range(2):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert [message.channel_id for message in channels.messages] == [ADULT_CHANNEL]

    async def test_what_waited_for_a_channel_that_is_deleted_says_so(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        chapter = await program.posted(work)
        channels.deleted_channels.add(CHANNEL)
        await program.announcements.forget_channel(CHANNEL)
        await outbox.deliver_due()

        assert (await only(program, chapter)).failure == Trouble.CHANNEL_GONE

    async def test_what_discord_refused_is_tried_again_after_an_edit(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Refused("error 50035"))
        await outbox.deliver_chapter(chapter.id)
        await program.publishing.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
        await outbox.deliver_chapter(chapter.id)

        assert channels.titles == ["Chapter 1: The Other Lamp"]

    async def test_a_withdrawn_chapter_doesnt_go_out_once_the_server_is_mended(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        chapter = await program.posted(work)
        channels.will_fail("send", Forbidden("Missing Access"))
        await outbox.deliver_chapter(chapter.id)
        await program.publishing.withdraw(AUTHOR, chapter.id)
        await outbox.retry(GUILD)
        await outbox.deliver_due()

        assert (channels.messages, await program.announcements.of_chapter(chapter.id)) == ([], [])

    async def test_a_deleted_channel_is_such_a_no(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        channels.deleted_channels.add(CHANNEL)
        chapter = await program.posted(work)
        (failed,) = await outbox.deliver_chapter(chapter.id)

        assert failed.failure == Trouble.CHANNEL_GONE

    async def test_a_work_that_was_removed_meanwhile_is_announced_nowhere(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        chapter = await program.posted(work)
        await program.works.remove(MANAGER, work.id)
        (failed,) = await outbox.deliver_chapter(chapter.id)

        assert (channels.messages, failed.failure) == ([], Trouble.WORK_GONE)
