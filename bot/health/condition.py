"""How the running process is doing, as all see it who are told: its port, systemd."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.health.process import WatchedProcess


class Condition:
    """That of the process which was shown last, or of one that waits for its database."""

    def __init__(self) -> None:
        self.process: WatchedProcess | None = None

    @asynccontextmanager
    async def showing(self, process: WatchedProcess) -> AsyncIterator[None]:
        """Look at this process while it has its database."""
        self.process = process
        try:
            yield
        finally:
            self.process = None

    def stuck(self) -> list[str]:
        """Name the loops that are stuck: with any, the process doesn't count as alive."""
        return [loop.name for loop in self.process.loops if loop.is_stuck] if self.process else []

    def waits_for(self) -> str | None:
        """Name what has to come before it can do anything; None if it has its database and Discord."""
        if self.process is None:
            return "waiting for the database"
        return None if self.process.is_connected else "not connected to Discord"
