"""A mailbox with nothing in it, on either database."""

import pytest

from bot.core.db.database import Database
from tests.letters.mailbox import Mailbox
from tests.worlds.clock import SetClock


@pytest.fixture
def mailbox(database: Database, clock: SetClock) -> Mailbox:
    return Mailbox(database, clock)
