"""Running the bot for real: from the lock on its database to the last commit."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord
import yarl

from bot.app.client import Client
from bot.app.services import Services
from bot.app.traffic import Traffic
from bot.core import logs
from bot.core.db.database import Database
from bot.core.db.lock import SingleProcessLock
from bot.core.db.upgrade import upgrade
from bot.core.errors import StartupError
from bot.core.pacer import Pacer
from bot.core.settings import Settings

log = logging.getLogger(__name__)

HANDLERS = ("CommandTree-invoker", "discord-ui-", "discord.py: on_")
"""How discord.py names the tasks in which commands, clicks and events are handled."""

HANDLERS_SECONDS = 1.5
"""Seconds that they have to finish at a stop, which must be over within five in all."""

LONGEST_LOGIN_PAUSE = 60.0
"""Seconds between attempts to reach Discord at start, at most: a Raspberry Pi may boot before its network does."""


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database at this program's schema, for this process alone. Raises StartupError if it can't be had."""
    lock = _lock(settings)
    try:
        await upgrade(settings.database)
        database = Database(settings.database)
        try:
            yield database
        finally:
            await database.close()
    finally:
        if lock is not None:
            lock.release()


def _lock(settings: Settings) -> SingleProcessLock | None:
    file = settings.sqlite_file
    if file is None:
        return None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StartupError(f"The database {file} can't be opened: {error}.") from None
    return SingleProcessLock(file)


async def run(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT. Raises StartupError if the bot can't start."""
    token = settings.require_token()
    logs.start(settings.log_level, secrets=(token, settings.database.password or ""))
    discord.http.Route.BASE = settings.discord_api_url
    async with open_database(settings) as database:
        services = Services.on(database)
        pacer = Pacer(settings.discord_requests_per_second)
        connector = LastingConnector(limit=0)
        client = Client(services, http_trace=Traffic(settings.discord_api_url, pacer).trace, connector=connector)
        logging_in = asyncio.create_task(_log_in(client, token))
        _stop_on_signals(client, logging_in)
        try:
            await logging_in
            await client.connect()
        except asyncio.CancelledError:
            if not client.is_closed():
                raise
        finally:
            await client.close()
            await connector.end()
            await _let_handlers_finish()
            await services.close()


class LastingConnector(aiohttp.TCPConnector):
    """Outlives the session of a login that failed, for the next one to use; `end` closes it."""

    async def close(self, *, abort_ssl: bool = False) -> None:
        """Stay open: this is what a session does to its connector when it ends."""

    async def end(self) -> None:
        await super().close()


async def _log_in(client: Client, token: str) -> None:
    """Log in, however long it takes until Discord can be reached. Raises StartupError if it refuses the token."""
    pause = 1.0
    while not client.is_closed():
        try:
            await client.login(token)
            await _settle_gateway(client)
        except discord.LoginFailure:
            raise StartupError(
                "Discord refused the token in DISCORD_TOKEN. Copy it again, or reset it, at"
                " https://discord.com/developers/applications → your application → Bot."
            ) from None
        except (aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound, OSError) as error:
            if isinstance(error, discord.HTTPException) and not (error.status == 429 or error.status >= 500):
                raise
            log.warning("Discord can't be reached (%s); trying again in %d s", type(error).__name__, pause)
            await client.http.close()
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_LOGIN_PAUSE)
        else:
            return


async def _settle_gateway(client: Client) -> None:
    """Let new sessions begin where GET /gateway/bot says, also after one that was lost.

    Then discord.py would go to Discord's own address.
    """
    _, url, _ = await client.http.get_bot_gateway()
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)


async def _let_handlers_finish() -> None:
    """Wait for answers under way, so that nothing is half written or half said."""
    handlers = [task for task in asyncio.all_tasks() if task.get_name().startswith(HANDLERS)]
    if handlers:
        await asyncio.wait(handlers, timeout=HANDLERS_SECONDS)


def _stop_on_signals(client: Client, logging_in: asyncio.Task[None]) -> None:
    loop = asyncio.get_running_loop()
    closing: set[asyncio.Task[None]] = set()

    def stop() -> None:
        log.info("Stopping")
        closing.add(loop.create_task(client.close()))
        logging_in.cancel()

    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(
            NotImplementedError
        ):  # Windows has no such handlers; Ctrl-C raises KeyboardInterrupt there
            loop.add_signal_handler(name, stop)
