"""Cards that say "chapter 3 of 5", when more chapters come out than were planned, or no longer are."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.announcements.contents import total_that_holds
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.delivery.refresh_store import want_refresh_of_work
from bot.works.models import Work


@asynccontextmanager
async def following_total(connection: AsyncConnection, clock: Clock, work: Work) -> AsyncIterator[None]:
    """Let all of a work's cards follow where what is done here changes the total that they may name."""
    before = await total_that_holds(connection, work)
    yield
    if await total_that_holds(connection, work) != before:
        await want_refresh_of_work(connection, work.id, clock())
