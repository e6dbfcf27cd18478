"""A process one of whose loops is stuck."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from bot.core.loop import SupervisedLoop
from bot.health.figures import Figures
from bot.health.models import WaitingWork


class StuckProcess:
    """Connected, and away from its work for longer than its patience."""

    is_connected = True

    def __init__(self, loop: SupervisedLoop) -> None:
        self.loops = (loop,)
        self.figures = Figures()

    @classmethod
    @asynccontextmanager
    async def running(cls) -> AsyncIterator[Self]:
        loop = SupervisedLoop("sending announcements", asyncio.Event().wait, every=1.0, patience=0.0)
        loop.start()
        try:
            yield cls(loop)
        finally:
            await loop.stop()

    async def is_writable(self) -> bool:
        return True

    async def waiting(self) -> WaitingWork:
        raise NotImplementedError
