"""A server of announced chapters."""

import pytest

from bot.works.models import Work
from tests.delivery.message import Message
from tests.kudos.server import KudosServer
from tests.worlds.clock import SetClock
from tests.worlds.databases.snapshots import RestoreOrMake
from tests.worlds.program import (
    Program,
)
from tests.worlds.town import Town


@pytest.fixture
async def server(program: Program, work: Work, clock: SetClock, restore_or_make: RestoreOrMake) -> KudosServer:
    async def announce() -> list[Message]:
        server = await KudosServer.around(program, work)
        await server.announced(work, 1, 2)
        return server.channels.messages

    announced = await restore_or_make("announced", announce, on="work")
    server = await KudosServer.around(program, work)
    server.channels.messages = announced
    clock.advance(hours=1)
    return server


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """A server with a work and two announced chapters."""
    await empty_town.set_up()
    await empty_town.add_work()
    await empty_town.announce()
    await empty_town.announce(number=3)
    return empty_town
