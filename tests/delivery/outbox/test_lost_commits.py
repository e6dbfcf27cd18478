"""The database may commit and not tell: what it wrote down of an attempt holds, and nothing is left to do for ever."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import select
from sqlalchemy.engine import URL

from bot.announcements.store import announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE
from tests.simulation.crashing_database import DatabaseFault
from tests.worlds.clock import SetClock
from tests.worlds.program import Program


class SilentDatabase(Database):
    """A database whose `silent`-th change from now on is committed, and its answer lost."""

    silent = 0

    @asynccontextmanager
    async def change(self, *, alone: bool = False) -> AsyncIterator[AsyncConnection]:
        async with super().change(alone=alone) as connection:
            yield connection
        self.silent -= 1
        if self.silent == 0:
            raise DatabaseFault("the server was restarted")


@pytest.mark.expects_errors
@pytest.mark.parametrize("silent", [1, 2, 3, 4, 5])
async def test_what_was_written_of_an_attempt_holds(
    database: Database, migrated_url: URL, clock: SetClock, silent: int
) -> None:
    program = await Program.on(database, clock).set_up()
    await program.posted(await program.work())
    silently, channels = SilentDatabase(migrated_url), ChannelsInMemory(clock)
    outbox = await Program.on(silently, clock).begin_sending(channels)
    silently.silent = silent
    for _ in range(3):
        await outbox.deliver_due()
        clock.advance(**A_WHILE)
    await silently.close()

    async with database.read() as connection:
        rows = (await connection.execute(select(announcements.c.state, announcements.c.due_at))).all()
    assert rows == [("sent", None)]
    assert [message.reactions for message in channels.messages] == [["❤️"]]
