"""The bot's process in a simulated Discord: the real bot on a real database."""

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Self

import simcord
from sqlalchemy.engine import URL

from bot.app.client import Client
from bot.app.services import Services
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.loop import Waiter
from bot.intake.worker import Intake


@dataclass(frozen=True, slots=True)
class Process:
    database: Database
    services: Services
    client: Client

    @classmethod
    def on(cls, url: URL, clock: Clock, *, intake: Intake | None = None, client: type[Client] = Client) -> Self:
        """Build it whole on the database at `url`; `intake` is one of its own if left out."""
        database = Database(url)
        services = Services.on(database, clock, intake=intake)
        return cls(database, services, client(services))

    def open_discord(self, seconds: float) -> simcord.Env:
        """Make a simulated Discord with this bot in it, where one action may take so many seconds of real time."""
        return simcord.Env(self.client, check_errors=False, shard_count=1, settle_timeout=seconds)

    async def start(self, env: simcord.Env) -> None:
        """Log in to this Discord, in the place of whatever bot was there."""
        self.client.waiter = waiter(env)
        env.bot = self.client
        await env.start()

    async def stop(self, env: simcord.Env) -> None:
        await env.shutdown()
        await self.close()

    async def close(self) -> None:
        await self.services.close()
        await self.database.close()


def waiter(env: simcord.Env) -> Waiter:
    """Make the bot's loops wait in simulated time: their pauses end when it says so, and nobody else waits for them."""

    async def wait(pause: Coroutine[Any, Any, None]) -> None:
        await env.external_wait(pause, reason="a loop's pause")

    return wait
