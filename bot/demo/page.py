"""The demo's page: SimCord's Preview, in step with real time."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Self

from simcord.backend.errors import SetupError
from simcord.preview import Preview

from bot.core.clock import Clock, system_clock
from bot.core.ports import Port
from bot.demo.world import World

log = logging.getLogger(__name__)

TICK = 1.0
"""Seconds of real time between ticks."""

LONGEST_STEP = 10.0
"""Simulated seconds that pass one by one in a tick; time beyond it, after a computer's sleep, passes in one leap."""

LOOK: dict[str, Any] = {
    "layout": "channel", "display": "responsive", "width": 960, "height": 720, "locale": "en-US", "timezone": "UTC",
    "presentation_time": None, "assets": None,
}  # fmt: skip
"""How `Env.preview` shows a channel, which builds a page of its own kind."""

PUBLISHED_TO_ONE = frozenset({"click", "select", "modal_submit"})
"""Actions whose result SimCord shows only to the page that acted."""


Act = Callable[[str | None, Mapping[str, Any]], Awaitable[dict[str, Any]]]


class LivePreview(Preview):
    """SimCord's page of a world that lives on; whoever keeps its time also says when it acts."""

    def __init__(self, world: World, port: int = 0) -> None:
        """Port 0 means any free one."""
        viewers = tuple(person.actor for person in world.people)
        super().__init__(world.env, world.channel, viewers, port=port, **LOOK)
        self.acting = Port[Act]("acting")
        self.acting.bind(self.act)

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        return self

    def keep_time(self, now: datetime) -> None:
        self.capture_time = now

    async def act(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        """Do what somebody pressed."""
        return await super()._action(context_id, body)

    async def _action(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        return await self.acting()(context_id, body)


@asynccontextmanager
async def open_page(world: World, port: int) -> AsyncIterator[Preview]:
    """Serve the channel on this machine, as any of its people; port 0, or one that is taken, means any free one."""
    try:
        preview = await LivePreview(world, port).__aenter__()
    except SetupError:
        preview = await LivePreview(world).__aenter__()
    ticking = asyncio.create_task(Clockwork(world, preview).run())
    try:
        yield preview
    finally:
        ticking.cancel()
        await asyncio.wait([ticking])
        await preview.close()


class Clockwork:
    """Keeps simulated time in step with real time, and every open page in step with the server.

    A page refuses whatever is pressed between a refresh and its next look at the server, so pages are refreshed only
    when something happened. The lock keeps ticks and the pages' actions apart: SimCord refuses two things at once.
    """

    def __init__(self, world: World, preview: LivePreview, clock: Clock = system_clock) -> None:
        self._env = world.env
        self._preview = preview
        self._clock = clock
        self._lock = asyncio.Lock()
        self._seen = len(self._events)
        preview.acting.bind(self._act_in_turn)

    @property
    def _events(self) -> list[Any]:
        """Return everything that ever happened between the bot and its Discord."""
        return self._env.backend.transcript

    async def run(self) -> None:
        while True:
            try:
                await self.tick()
            except Exception:
                log.exception("A tick failed; the page goes on")
            await asyncio.sleep(TICK)

    async def tick(self) -> None:
        async with self._lock:
            behind = max(0.0, (self._clock() - self._env.now()).total_seconds())
            self._env.backend.advance_clock(max(0.0, behind - LONGEST_STEP))
            await self._env.advance_time(min(behind, LONGEST_STEP))
            self._preview.keep_time(self._env.now())
            if len(self._events) > self._seen:
                await self._refresh()

    async def _act_in_turn(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        """Do what `Preview._action` does, one at a time."""
        async with self._lock:
            unseen = len(self._events) > self._seen
            self._preview.keep_time(self._env.now())
            result = await self._preview.act(context_id, body)
            if result["dispatched"] and body["kind"] in PUBLISHED_TO_ONE:
                await self._refresh()
            elif not unseen:
                self._seen = len(self._events)
            return result

    async def _refresh(self) -> None:
        self._seen = len(self._events)
        with contextlib.suppress(SetupError):  # the page is being closed
            await self._preview.refresh()
