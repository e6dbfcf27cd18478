"""The bot's process in a simulated Discord: the real bot on a real database."""

from collections.abc import Coroutine
from dataclasses import dataclass, replace
from email.utils import format_datetime
from typing import Any, Self

import simcord
from sqlalchemy.engine import URL

from bot.app.client import Client
from bot.app.services import Services
from bot.chapters.links.pages.service import Pages
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.fetching.fetcher import Fetcher
from bot.core.loop import Waiter
from bot.core.ports import Port
from bot.intake.worker import Intake

LONG_AGO = "2020-01-01T00:00:00+00:00"


class SimulatedDiscord(simcord.Env):
    """A Discord that outlives the bot's process, and takes the next one in its place."""

    async def _settle_internal(self, *, timeout: float | None = None, **options: Any) -> None:  # noqa: ASYNC109
        """Give a start as much time as any act: SimCord ends it after five seconds, which a busy machine takes."""
        await super()._settle_internal(timeout=max(timeout or 0.0, self.settle_timeout), **options)

    def expect(self, bot: Client) -> None:
        """Let this bot log in when it starts."""
        self.bot = bot


@dataclass(frozen=True, slots=True)
class Process:
    database: Database
    services: Services
    client: Client
    discord: Port[SimulatedDiscord]

    @classmethod
    def on(
        cls,
        url: URL,
        clock: Clock,
        *,
        intake: Intake | None = None,
        fetcher: Fetcher | None = None,
        pages: type[Pages] = Pages,
        client: type[Client] = Client,
    ) -> Self:
        """Build it whole on the database at `url`; `intake` is one of its own if left out, and there's no `fetcher`."""
        database = Database(url)
        services = Services.on(database, clock, pages=pages(intake or Intake(), fetcher))
        discord = Port[SimulatedDiscord]("simulated Discord")
        return cls(database, services, client(services, waiter=waiter(discord)), discord)

    def open_discord(self, seconds: float) -> SimulatedDiscord:
        """Make a simulated Discord with this bot in it, where one action may take so many seconds of real time."""
        return SimulatedDiscord(self.client, check_errors=False, shard_count=1, settle_timeout=seconds)

    async def start(self, env: SimulatedDiscord) -> None:
        """Log in to this Discord, in the place of whatever bot was there."""
        self.discord.bind(env)
        env.expect(self.client)
        self.services.discord_time.hear(format_datetime(env.now()))
        _was_here_before(env)
        await env.start()

    async def stop(self, env: simcord.Env) -> None:
        await env.shutdown()
        await self.close()

    async def close(self) -> None:
        await self.services.close()
        await self.database.close()


def _was_here_before(env: SimulatedDiscord) -> None:
    """Let the bot have come to every server long before the play begins: it greets none of them."""
    bot_id = env.backend.bot_user.id
    for guild in env.backend.guilds.values():
        guild.members[bot_id] = replace(guild.members[bot_id], joined_at=LONG_AGO)


def waiter(discord: Port[SimulatedDiscord]) -> Waiter:
    """Make the bot's loops wait in simulated time: their pauses end when it says so, and nobody else waits for them."""

    async def wait(pause: Coroutine[Any, Any, None]) -> None:
        await discord().external_wait(pause, reason="a loop's pause")

    return wait
