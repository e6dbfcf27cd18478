"""Where announcements go, and what sends them."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.engine import URL

from bot.delivery.outbox import Outbox
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.late_click import LateClick
from tests.worlds.clock import SetClock
from tests.worlds.program import Program


@pytest.fixture
def channels(clock: SetClock) -> ChannelsInMemory:
    return ChannelsInMemory(clock)


@pytest.fixture
async def outbox(program: Program, channels: ChannelsInMemory) -> Outbox:
    return await program.begin_sending(channels)


@pytest.fixture
async def late_click(program: Program, migrated_url: URL, channels: ChannelsInMemory) -> AsyncIterator[LateClick]:
    click = LateClick(migrated_url, program.clock, channels)
    yield click
    await click.close()
