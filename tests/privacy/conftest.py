"""People who leave traces, to be forgotten."""

import pytest

from bot.privacy.departures import Departures
from bot.works.models import Work
from tests.kudos.server import KudosServer
from tests.privacy.forget import Forget
from tests.privacy.servers.left import Servers
from tests.suggestions.ideas import Ideas
from tests.worlds.program import Program


@pytest.fixture
async def server(program: Program, work: Work) -> KudosServer:
    """A server with two announced chapters, to react to."""
    server = await KudosServer.around(program, work)
    await server.announced(work, 1, 2)
    return server


@pytest.fixture
def ideas(program: Program, work: Work) -> Ideas:
    return Ideas.in_program(program, work)


@pytest.fixture
def forget(program: Program) -> Forget:
    return Forget(program)


@pytest.fixture
def departures(program: Program) -> Departures:
    program.services.own_data.servers.bind(Servers())
    return program.services.own_data.departures
