"""A click whose process has read the announcements, and acts on them only after others had their turn."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import URL

from bot.announcements.models import Announcement
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from tests.delivery.channels import ChannelsInMemory
from tests.worlds.program import Program


class PausingDatabase(Database):
    """A database on which whoever has read waits, from the first read on, until `go_on` is set."""

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        self.has_read, self.go_on = asyncio.Event(), asyncio.Event()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with super().read() as connection:
            yield connection
        self.has_read.set()
        await self.go_on.wait()


class LateClick:
    """Post now, in another process on the same database."""

    def __init__(self, url: URL, clock: Clock, channels: ChannelsInMemory) -> None:
        self._database = PausingDatabase(url)
        self._outbox = Program.on(self._database, clock).outbox
        self._outbox.channels.bind(channels)
        self._click: asyncio.Task[list[Announcement]] | None = None

    async def read(self, chapter_id: int) -> None:
        """Click, and let the process read how the chapter's announcements are now."""
        self._click = asyncio.create_task(self._outbox.deliver_chapter(chapter_id))
        async with asyncio.timeout(60):
            await self._database.has_read.wait()

    async def go_on(self) -> None:
        """Let the process act on what it read."""
        assert self._click is not None
        self._database.go_on.set()
        await self._click

    async def close(self) -> None:
        await self._database.close()
