"""A web server on this machine, whose pages a test writes itself."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

Page = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """What stands at each path, and what was asked for."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    requests: list[web.Request] = field(default_factory=list)

    def address(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answers(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> str:
        """Let a path answer with a body; returns its address. Headers are named as `Content_Type`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def page(_: web.Request) -> web.Response:
            return web.Response(body=body, status=status, headers=named)

        self.pages[path] = page
        return self.address(path)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        page = self.pages.get(request.path)
        return await page(request) if page else web.Response(status=404)


@asynccontextmanager
async def site() -> AsyncIterator[Site]:
    made = Site()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", made.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    made.port = runner.addresses[0][1]
    try:
        yield made
    finally:
        await runner.cleanup()
