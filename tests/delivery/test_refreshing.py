"""What is changed of a work shows on its newest announcements."""

from bot.delivery.outbox import Outbox
from bot.delivery.refreshing import NEWEST
from bot.works.models import Rating, Work
from tests.delivery.channels import ChannelsInMemory
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, CHANNEL, GUILD, MANAGER, OTHER_AUTHOR, as_author
from tests.worlds.program import Program

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


async def test_the_newest_announcements_show_it_and_older_ones_stay(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    for number in range(1, NEWEST + 3):
        await program.posted(work, number)
        clock.advance(seconds=1)
    await outbox.deliver_due()
    channels.messages[-1].delete()
    await program.announcements.forget_messages([channels.messages[-1].id])
    await program.works.edit(MANAGER, work.id, None, title="The Lighthouse at Night", rating=Rating.TEEN)
    before_its_turn = channels.requests.count("edit")
    await outbox.deliver_due()

    changed = ["at Night" in message.card.content for message in channels.standing]
    assert changed == [False, False] + [True] * (NEWEST - 1)
    assert (before_its_turn, channels.requests.count("edit")) == (0, NEWEST - 1)
    assert channels.messages[-2].card.fields[0].value == Rating.TEEN


async def test_a_cover_and_an_author_show_too_and_what_no_announcement_shows_asks_for_nothing(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await program.posted(work)
    await outbox.deliver_due()
    await program.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL, comments=True, title="The Lighthouse")
    await outbox.deliver_due()
    assert "edit" not in channels.requests

    await program.services.covers.put(MANAGER, work.id, PNG, "A lighthouse at dusk")
    await outbox.deliver_due()
    card = channels.messages[0].card
    await program.works.edit(MANAGER, work.id, as_author(OTHER_AUTHOR))
    await outbox.deliver_due()

    assert card.cover is not None
    assert channels.messages[0].card.author == "The Lighthouse by Bo"
    assert await program.services.refreshing.places(work) == [(GUILD, CHANNEL)]
