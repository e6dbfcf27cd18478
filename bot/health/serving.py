"""The process' own port on this machine: whether it lives, whether it is ready, and its figures."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.core.clock import Clock, system_clock
from bot.core.errors import StartupError
from bot.health.condition import Condition

if TYPE_CHECKING:
    from aiohttp import web

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
"""Where it listens: to this machine alone. What others may see of it is a matter of the host's proxy."""


class HealthPort:
    """Answers for the process whose condition it is given."""

    def __init__(self, condition: Condition, clock: Clock = system_clock) -> None:
        self._condition = condition
        self._clock = clock

    @asynccontextmanager
    async def open(self, port: int | None) -> AsyncIterator[None]:
        """Listen on this port, if there is one. Raises StartupError if somebody else does."""
        if port is None:
            yield
            return
        from aiohttp import web  # a server's half of it, which nobody needs without a port

        app = web.Application()
        app.router.add_get("/healthz", self._alive)
        app.router.add_get("/readyz", self._ready)
        app.router.add_get("/metrics", self._metrics)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            await runner.cleanup()
            raise StartupError(f"The port {port} in HEALTH_PORT can't be had: {error.strerror or error}.") from None
        log.info("Telling how it goes at http://%s:%d/healthz, /readyz and /metrics", HOST, port)
        try:
            yield
        finally:
            await runner.cleanup()

    async def _alive(self, request: "web.Request") -> "web.Response":
        """Say that the process lives, and no loop of it is stuck."""
        del request
        stuck = self._condition.stuck()
        return _said("stuck: " + ", ".join(stuck) if stuck else "ok", is_well=not stuck)

    async def _ready(self, request: "web.Request") -> "web.Response":
        """Say that the process is connected to Discord and its database takes changes."""
        del request
        if waits_for := self._condition.waits_for():
            return _said(waits_for, is_well=False)
        process = self._condition.process
        if process and not await process.is_writable():
            return _said("the database takes no changes", is_well=False)
        return _said("ok", is_well=True)

    async def _metrics(self, request: "web.Request") -> "web.Response":
        from aiohttp import web

        from bot.health.metrics import written  # which is loaded only where somebody asks

        del request
        return web.Response(
            body=await written(self._condition.process, self._clock()), content_type="text/plain", charset="utf-8"
        )


def _said(text: str, *, is_well: bool) -> "web.Response":
    from aiohttp import web

    return web.Response(text=text + "\n", status=200 if is_well else 503)
