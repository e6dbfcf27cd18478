"""Logging in, however long it takes until Discord can be reached."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord
import yarl
from discord.ext.commands import ExtensionFailed

from bot.app.client import Client
from bot.core.errors import CutShort, DatabaseBusy, LockLost, StartupError

log = logging.getLogger(__name__)

Result = TypeVar("Result")

LONGEST_PAUSE = 60.0
"""Seconds between attempts to reach Discord at start, at most: a Raspberry Pi may boot before its network does."""

TOKEN_REFUSED = 4004
"""The code with which Discord's gateway ends a connection whose token it doesn't know, or knows no more."""

WHERE_TOKENS_ARE = (
    "Copy it again, or reset it, at https://discord.com/developers/applications → your application → Bot."
)


class LastingConnector(aiohttp.TCPConnector):
    """Outlives the session of a login that failed, for the next one to use; `end` closes it."""

    async def close(self, *, abort_ssl: bool = False) -> None:
        """Stay open: this is what a session does to its connector when it ends."""

    async def end(self) -> None:
        await super().close()


async def log_in(client: Client, token: str) -> None:
    """Log in, however long it takes until Discord can be reached. Raises StartupError if it refuses to."""

    async def attempt() -> None:
        if not client.is_closed():
            await client.login(token)
            await _settle_gateway(client)

    await with_patience(attempt, client.http.close)


async def with_patience(attempt: Callable[[], Awaitable[Result]], let_go: Callable[[], Awaitable[None]]) -> Result:
    """Do this until Discord and the database can be reached, and `let_go` in between.

    Raises StartupError if Discord refuses the bot.
    """
    pause = 1.0
    while True:
        try:
            return await attempt()
        except discord.LoginFailure:
            raise StartupError(f"Discord refused the token in DISCORD_TOKEN. {WHERE_TOKENS_ARE}") from None
        except (aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound, OSError) as error:
            _refuse_refusals(error)
            log.warning("Discord can't be reached (%s); trying again in %d s", type(error).__name__, pause)
        except (ExtensionFailed, DatabaseBusy, LockLost) as error:
            missing = error.original if isinstance(error, ExtensionFailed) else error
            if not isinstance(missing, DatabaseBusy | LockLost):
                raise
            log.warning("The database can't be had (%s); trying again in %d s", type(missing).__name__, pause)
        await let_go()
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def _refuse_refusals(error: Exception) -> None:
    """Raise StartupError for an answer of Discord's that another attempt won't change."""
    if isinstance(error, discord.HTTPException) and error.status != 429 and error.status < 500:
        raise StartupError(f"Discord refused to let the bot log in: error {error.status}, code {error.code}.") from None


async def _settle_gateway(client: Client) -> None:
    """Let new sessions begin where GET /gateway/bot says, also after one that was lost.

    Then discord.py would go to Discord's own address.
    """
    _, url, limits = await client.http.get_bot_gateway()
    client.identifying.learn(limits)
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)


async def stay_connected(client: Client) -> None:
    """Be connected to Discord's gateway until the client is closed. Raises CutShort if Discord ends it for good."""
    try:
        await client.connect()
    except discord.PrivilegedIntentsRequired:
        raise CutShort("Discord's gateway refused the bot's intents: its application may have been disabled.") from None
    except discord.ConnectionClosed as closed:
        if closed.code == TOKEN_REFUSED:
            raise CutShort(
                f"Discord no longer takes the token in DISCORD_TOKEN: was it reset? {WHERE_TOKENS_ARE}"
            ) from None
        raise CutShort(f"Discord's gateway ended the connection for good, with code {closed.code}.") from None
