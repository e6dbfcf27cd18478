"""That Discord refuses to let the bot look says nothing of what an earlier attempt left there."""

import pytest

from bot.announcements.models import DeliveryState
from bot.core.errors import DiscordError, Refused, Unclear, Unfamiliar
from bot.delivery.outbox import Outbox
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, only
from tests.worlds.clock import SetClock
from tests.worlds.program import Program


@pytest.mark.parametrize("refusal", [Unfamiliar("401"), Refused("50035")])
async def test_what_may_stand_is_looked_for_until_it_can_be(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    refusal: DiscordError,
) -> None:
    chapter = await program.posted(work)
    channels.will_fail("send", Unclear("503"), afterwards=True)
    channels.will_fail("find", refusal, times=2)
    for _ in range(4):
        await outbox.deliver_due()
        clock.advance(**A_WHILE)

    assert channels.requests.count("send") == 1
    assert (await only(program, chapter)).state is DeliveryState.SENT
