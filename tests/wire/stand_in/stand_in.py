"""The stand-in: a small Discord on loopback, over real HTTP and WebSocket."""

import asyncio
import base64
import contextlib
import os
from collections.abc import Awaitable, Callable
from typing import Any, Self

from aiohttp import web

from tests.wire.bot.waiting import PATIENCE, wait_until
from tests.wire.stand_in import faults
from tests.wire.stand_in.gateway import handshake
from tests.wire.stand_in.gateway.gateway import Gateway
from tests.wire.stand_in.gateway.intents import ALWAYS, Intent
from tests.wire.stand_in.openapi import OpenAPI
from tests.wire.stand_in.permissions import EVERYONE, Permission
from tests.wire.stand_in.rest import routes
from tests.wire.stand_in.rest.call import Recorded
from tests.wire.stand_in.rest.limits.rates import RateLimits, Scope
from tests.wire.stand_in.rest.server import PREFIX, Server
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.world import World

HOST = "127.0.0.1"
CONTENT_FLAG = 1 << 18
INVALID = (401, 403, 429)
SHUTDOWN = 0.2  # seconds


class StandIn:
    """`async with StandIn() as discord:` — raises on exit if a request broke Discord's rules (`violations`)."""

    def __init__(self, *, shards: int = 1, privileged_intents: Intent = ALWAYS, port: int = 0) -> None:
        self.world = World()
        self.gateway = Gateway(self.world)
        self.faults = faults.Faults()
        self.rate_limits = RateLimits()
        self.requests: list[Recorded] = []
        self.violations: list[str] = []
        self.commands_registered = False
        self.application: dict[str, Any] = {}
        self.shards = shards
        self.privileged_intents = privileged_intents
        self.world.sees_content = Intent.MESSAGE_CONTENT in privileged_intents
        self._port = port
        self._openapi = OpenAPI.load(os.environ.get("DISCORD_OPENAPI"))
        self._closing = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = Server(self, routes.ROUTES).app
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_get("/gateway", self._gateway)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port).start()
        self._port = self._runner.addresses[0][1]
        self.world.cdn_url = self.url
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._closing.set()
        self.gateway.down = True
        self.gateway.drop()
        if self._runner:
            await self._runner.cleanup()
        if kind is None:
            self.raise_violations()

    def raise_violations(self) -> None:
        if self.violations:
            raise AssertionError("requests that Discord would not understand:\n" + "\n".join(self.violations))

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}"

    @property
    def api_url(self) -> str:
        return self.url + PREFIX

    @property
    def gateway_url(self) -> str:
        return f"ws://{HOST}:{self._port}/gateway"

    @property
    def token(self) -> str:
        """The bot token that is accepted, in the shape of a real one."""
        id_ = base64.urlsafe_b64encode(str(self.world.bot.id).encode()).decode().rstrip("=")
        return f"{id_}.stand0.{'in' * 19}"

    @property
    def application_flags(self) -> int:
        return CONTENT_FLAG if self.world.sees_content else 0

    @property
    def guilds(self) -> list[Guild]:
        return list(self.world.guilds.values())

    def create_guild(self, name: str, *, bot_permissions: Permission = EVERYONE) -> Guild:
        """A server with the bot in it; with a bot connected this is an invitation."""
        return self.world.create_guild(name, bot_permissions)

    def ready(self, timeout: float = PATIENCE) -> Awaitable[None]:
        """Wait until a bot is connected on every shard and was told READY (or RESUMED)."""
        return self.until(self.gateway.is_ready, timeout, "no bot is connected and ready")

    def commands(self, timeout: float = PATIENCE) -> Awaitable[list[dict[str, Any]]]:
        """Wait until the bot has registered commands; the global ones, then those of single servers."""
        return self._commands(timeout)

    async def _commands(self, seconds: float) -> list[dict[str, Any]]:
        await self.until(lambda: self.commands_registered, seconds, "the bot registered no commands")
        return [command for scope in self.world.commands.values() for command in scope.values()]

    def until(self, condition: Callable[[], object], timeout: float = PATIENCE, otherwise: str = "") -> Awaitable[None]:
        """Wait until a condition holds. Raises AssertionError after `timeout` seconds, or PATIENCE."""
        return wait_until(condition, timeout, otherwise)

    async def drop_connections(self, code: int | None = None) -> None:
        """Cut the gateway connections; sessions can be resumed. More in `gateway`."""
        self.gateway.drop(code)

    def fail(
        self,
        method: str,
        path: str,
        *,
        nth: int = 1,
        times: int | None = 1,
        when: faults.When = "before",
        **what: Any,
    ) -> faults.Fault:
        """Script a fault: `discord.fail("POST", "/channels/*/messages", status=500, when="after")`.

        Strikes the `nth` matching request and those after it, `times` in all (None: without end), before or after
        its effect. What happens: `status` (with `code`, `message`; 429 with `retry_after`, or `cloudflare=True`;
        `html=True` with a page for its body), `reset=True`, `hang=True`, `delay` in seconds (alone: a late answer),
        `call`: a function of the request, awaited if it can be. `where` narrows to requests that meet a condition.
        """
        fault = faults.Fault(method, faults.path_pattern(path), nth, times, when, **what)
        return self.faults.add(fault)

    def at(self, method: str, path: str, call: faults.Hook, *, nth: int = 1, when: faults.When) -> faults.Fault:
        """Run a function at the `nth` such request, at once before or after its effect: to kill the bot there.

        A request whose sender was killed before the effect has none; one killed after it gets no answer.
        """
        return self.fail(method, path, nth=nth, when=when, call=call)

    def limit(self, method: str, path: str, limit: int, per: float, scope: Scope = "user") -> None:
        """A real rate limit: at most `limit` requests each `per` seconds, apart for each channel; 429 beyond.

        `rate_limits.limit_globally()` and `rate_limits.like_discord()` are the others.
        """
        self.rate_limits.add(method, path, limit, per, scope)

    @property
    def invalid_requests(self) -> int:
        """Answers that count towards Discord's ban: 401, 403 and 429, unless of scope `shared`."""
        return sum(r.status in INVALID and r.scope != "shared" for r in self.requests)

    def requests_to(self, method: str, path: str) -> list[Recorded]:
        """The logged requests of a method to paths of a pattern, as in `fail`."""
        pattern = faults.path_pattern(path)
        return [r for r in self.requests if method in ("*", r.method) and pattern.fullmatch(r.path)]

    def check(self, request: Recorded) -> None:
        if self._openapi:
            self.violations += self._openapi.violations(request)

    def check_answer(self, request: Recorded, status: int, body: Any) -> None:
        if self._openapi:
            self.violations += self._openapi.own_mistakes(request, status, body)

    async def sleep(self, seconds: float) -> None:
        """Sleep, but not past the end of the stand-in."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        return await handshake.serve(self, request)
