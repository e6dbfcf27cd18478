"""Registering the commands with Discord: at the start, and again later where Discord wouldn't have it."""

import asyncio
import logging

import aiohttp
import discord
from discord.ext import commands

from bot.core.errors import WITHOUT_DATABASE
from bot.core.loop import Waiter
from bot.help.service import Commands, NotYetRegistered

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 3600.0
"""Seconds until a refused registration is tried again; doubled each time."""


class Registering:
    """The registry of `bot/help/ports.py`, and who keeps asking it."""

    def __init__(self, client: commands.AutoShardedBot, service: Commands, waiter: Waiter) -> None:
        self._client = client
        self._service = service
        self._waiter = waiter
        self._trying: asyncio.Task[None] | None = None

    async def register_commands(self) -> dict[str, int]:
        return {command.name: command.id for command in await self._client.tree.sync()}

    async def begin(self) -> None:
        """Register the commands if they changed; where Discord refuses, go on with those it knows and try again."""
        self._service.registry.bind(self)
        if not await self._is_done() and self._trying is None:
            self._trying = asyncio.create_task(self._try_again(), name="registering commands")

    async def stop(self) -> None:
        if self._trying is not None:
            self._trying.cancel()
            await asyncio.wait([self._trying])

    async def _try_again(self) -> None:
        pause = FIRST_PAUSE
        while True:
            await self._waiter(asyncio.sleep(pause))
            if await self._is_done():
                return
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _is_done(self) -> bool:
        tree = self._client.tree
        definitions = [command.to_dict(tree) for command in tree.get_commands()]
        try:
            if await self._service.keep_registered(self._client.application_id or 0, definitions):
                log.info("Registered %d commands", len(definitions))
        except NotYetRegistered:
            return False
        except WITHOUT_DATABASE as problem:
            log.warning("Whether the commands are registered isn't known (%s): that is looked up again", _why(problem))
            return False
        except (discord.DiscordException, aiohttp.ClientError, OSError) as problem:
            log.warning("Discord didn't register the commands (%s): the bot goes on, and tries again", _why(problem))
            return False
        return True


def _why(problem: Exception) -> str:
    if isinstance(problem, discord.HTTPException):
        return f"error {problem.status}, code {problem.code}"
    return type(problem).__name__
