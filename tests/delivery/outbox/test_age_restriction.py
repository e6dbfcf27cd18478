"""Works for adults are announced in age-restricted channels only."""

import pytest

from bot.announcements.models import DeliveryState, Trouble
from bot.delivery.outbox import Outbox
from bot.works.models import Rating, Work
from tests.delivery.channels import ChannelsInMemory
from tests.worlds.people import ADULT_CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program


class TestForAdults:
    @pytest.mark.parametrize("rating", [Rating.MATURE, Rating.EXPLICIT])
    async def test_it_goes_only_where_the_channel_is_still_age_restricted(
        self, program: Program, channels: ChannelsInMemory, outbox: Outbox, rating: Rating
    ) -> None:
        work = await program.work(rating=rating, channel_id=ADULT_CHANNEL)
        channels.age_restricted.add(ADULT_CHANNEL)
        first = await program.posted(work, 1)
        await outbox.deliver_chapter(first.id)

        channels.age_restricted.clear()
        second = await program.posted(work, 2)
        (failed,) = await outbox.deliver_chapter(second.id)

        assert (failed.state, failed.failure) == (DeliveryState.BLOCKED, Trouble.AGE)
        assert channels.titles == ["Chapter 1: The Lamp"]

        channels.age_restricted.add(ADULT_CHANNEL)
        await outbox.retry(GUILD)
        await outbox.deliver_due()
        assert channels.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    async def test_a_rating_raised_after_post_now_is_heeded(
        self, program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        await program.posted(work)
        await program.works.edit(MANAGER, work.id, None, rating=Rating.EXPLICIT)
        await outbox.deliver_due()

        assert channels.messages == []

    @pytest.mark.parametrize("rating", [Rating.NOT_RATED, Rating.GENERAL, Rating.TEEN])
    async def test_everything_else_may_go_anywhere(
        self, program: Program, channels: ChannelsInMemory, outbox: Outbox, rating: Rating
    ) -> None:
        await program.posted(await program.work(rating=rating))
        await outbox.deliver_due()

        assert len(channels.messages) == 1

    async def test_a_channel_that_is_gone_is_named_as_gone(
        self, program: Program, channels: ChannelsInMemory, outbox: Outbox
    ) -> None:
        channels.deleted_channels.add(ADULT_CHANNEL)
        chapter = await program.posted(await program.work(rating=Rating.MATURE, channel_id=ADULT_CHANNEL))
        (failed,) = await outbox.deliver_chapter(chapter.id)

        assert failed.failure == Trouble.CHANNEL_GONE
