"""A forum whose list of posts stays empty: what may stand there is looked for again and again, and not posted so."""

from bot.announcements.models import DeliveryState, Trouble
from bot.core.errors import Unclear, Unlisted
from bot.delivery.outbox import Outbox
from bot.delivery.sender import LOOKS
from bot.works.models import Chapter, Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, only
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD
from tests.worlds.program import Program


async def post_in_a_forum(program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox) -> Chapter:
    channels.forums.add(CHANNEL)
    chapter = await program.posted(work)
    channels.will_fail("send", Unclear("503"), afterwards=True)
    await outbox.deliver_chapter(chapter.id)
    return chapter


async def look(outbox: Outbox, clock: SetClock, times: int) -> None:
    for _ in range(times):
        clock.advance(**A_WHILE)
        await outbox.deliver_due()


async def test_it_is_looked_for_a_few_times_before_it_is_posted_again(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    chapter = await post_in_a_forum(program, work, channels, outbox)
    channels.will_fail("find", Unlisted("no posts"), times=LOOKS - 1)
    await look(outbox, clock, LOOKS)

    assert channels.requests.count("send") == 1
    assert (await only(program, chapter)).state is DeliveryState.SENT


async def test_it_is_posted_a_second_time_at_most_and_then_asked_about(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    chapter = await post_in_a_forum(program, work, channels, outbox)
    channels.will_fail("find", Unlisted("no posts"), times=LOOKS)
    channels.will_fail("send", Unclear("503"), afterwards=True)
    channels.will_fail("find", Unlisted("no posts"), times=20)
    await look(outbox, clock, 20)
    await outbox.retry(GUILD)
    await look(outbox, clock, 3)

    announced = await only(program, chapter)
    assert channels.requests.count("send") == 2
    assert (announced.state, announced.failure) == (DeliveryState.UNCERTAIN, Trouble.UNLISTED)


async def test_what_was_withdrawn_meanwhile_is_looked_for_a_few_times_too(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    chapter = await post_in_a_forum(program, work, channels, outbox)
    await program.publishing.withdraw(AUTHOR, chapter.id)
    channels.will_fail("find", Unlisted("no posts"), times=LOOKS - 2)
    await look(outbox, clock, LOOKS)

    assert channels.standing == []
    assert (await only(program, chapter)).state is DeliveryState.WITHDRAWN
