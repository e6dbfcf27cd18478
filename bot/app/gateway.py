"""Discord's gateway, taken with patience: whatever it sends or however it drops the bot, the process goes on."""

import asyncio
import json
import logging
import random
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol, Self

import aiohttp
import discord
from discord.gateway import DiscordWebSocket, ReconnectWebSocket, WebSocketClosure

from bot.core.db.sharing.paces import Paces
from bot.core.db.sharing.paces_store import PaceKind
from bot.core.errors import ChapterhouseError

log = logging.getLogger(__name__)

LASTING = 60.0
"""Seconds after which a connection counts as one that lasted, and the next may begin at once when it ends."""

LONGEST_PAUSE = 45.0
"""Seconds between two connections at most: discord.py gives each attempt 60, and the pause is within them."""

AT_ONCE = 2
"""How many connections in a row may begin without a pause: the first, and one after it was dropped."""

SPACING = 5.25
"""Seconds between two sessions of shards that take turns: Discord's five (docs.discord.com, Sharding), and what the way
there may take longer for one than for the next.
"""

TURN_RETRY_SECONDS = 1.0
"""Seconds until a turn is asked for again where the database couldn't be had."""

ORDERLY = (
    ReconnectWebSocket,
    WebSocketClosure,
    discord.DiscordException,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
)
"""What discord.py means by ending a connection, and knows how to go on from."""


class Pauses:
    """How long each shard waits before its next connection: the longer, the more of them in a row didn't last."""

    def __init__(self, timer: Callable[[], float] = time.monotonic) -> None:
        self._timer = timer
        self._in_a_row: dict[int, tuple[int, float]] = {}

    def next(self, shard_id: int) -> float:
        """Return the seconds to wait before the connection that is about to begin."""
        now = self._timer()
        count, began = self._in_a_row.get(shard_id, (0, now))
        count = 0 if now - began > LASTING else count
        pause = min(LONGEST_PAUSE, 2.0 ** min(count - AT_ONCE, 10)) if count >= AT_ONCE else 0.0
        pause *= random.uniform(0.75, 1.0)  # noqa: S311
        self._in_a_row[shard_id] = (count + 1, now + pause)
        return pause


class Identifying:
    """Takes turns with the other processes, if there are `paces` to take them by.

    Shards whose numbers leave the same rest by Discord's `max_concurrency` follow one another.
    """

    def __init__(self, paces: Paces | None = None) -> None:
        self._paces = paces
        self._max_concurrency = 1
        self._turns: dict[int, float] = {}

    @property
    def is_shared(self) -> bool:
        return self._paces is not None

    def learn(self, limits: Mapping[str, Any]) -> None:
        """Note what `GET /gateway/bot` says of starting sessions."""
        self._max_concurrency = max(1, int(limits.get("max_concurrency", 1)))
        log.info("Discord allows %s more new sessions today", limits.get("remaining", "?"))

    async def turn(self, shard_id: int) -> None:
        """Wait until this shard may begin a session. If the wait is cut off, its turn is there for the next attempt."""
        if self._paces is None:
            return
        if self._turns.get(shard_id, 0.0) < time.monotonic():
            seconds = await self._reserved(self._paces, shard_id)
            self._turns[shard_id] = time.monotonic() + seconds
        await asyncio.sleep(max(0.0, self._turns[shard_id] - time.monotonic()))
        del self._turns[shard_id]

    async def _reserved(self, paces: Paces, shard_id: int) -> float:
        while True:
            try:
                return await paces.reserve(PaceKind.SESSIONS, shard_id % self._max_concurrency, 1, SPACING)
            except ChapterhouseError:
                await asyncio.sleep(TURN_RETRY_SECONDS)


class Connecting(Protocol):
    pauses: Pauses


class Gateway(DiscordWebSocket):
    """A connection of one shard to Discord's gateway."""

    @classmethod
    async def from_client(cls, client: Any, *, shard_id: int | None = None, **options: Any) -> Self:
        """Connect, after a pause where the connections before didn't last."""
        connecting: Connecting = client
        pause = connecting.pauses.next(shard_id or 0)
        if pause:
            log.warning(
                "Discord's gateway didn't keep the connection of shard %s; trying again in %.1f s", shard_id, pause
            )
            await asyncio.sleep(pause)
        return await super().from_client(client, shard_id=shard_id, **options)

    async def received_message(self, msg: Any, /) -> None:
        """Take a frame in. One that can't be read is dropped; one that the session can't do without begins it anew.

        An event with something wrong in it comes as far as `Client.take_payloads` says, and is dropped there.
        """
        try:
            await super().received_message(msg)
        except ORDERLY:
            raise
        except json.JSONDecodeError:
            log.warning("Dropped what Discord's gateway sent: it is no JSON")
        except Exception as error:
            log.warning("Discord's gateway sent what makes no sense (%s): connecting anew", type(error).__name__)
            await self.close(code=4000)
            raise ReconnectWebSocket(self.shard_id, resume=False) from None


def use() -> None:
    """Let discord.py's shards connect by Gateway."""
    discord.shard.DiscordWebSocket = Gateway  # type: ignore[misc]
