"""A server whose bot's database can be put back from a copy."""

import pytest

from tests.wire.bot.readers import Readers
from tests.wire.once.restored import Room
from tests.wire.stand_in.stand_in import StandIn


@pytest.fixture
async def room(readers: Readers, server: StandIn) -> Room:
    await readers.set_up()
    return Room(readers, server)
