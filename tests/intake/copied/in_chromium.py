"""Copies pages as a person does in Chromium (select all, copy) and keeps what its clipboard then holds as text."""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from tests.intake.copied.pages import PAGES

CHROMIUM = "/usr/bin/chromium"
OPTIONS = ("--headless=new", "--no-sandbox", "--remote-debugging-port=0", "--window-size=1280,900")
PERMISSIONS = ["clipboardReadWrite", "clipboardSanitizedWrite"]
HERE = Path(__file__).parent / "texts"


class Browser:
    """Speaks with a Chromium over its DevTools protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._count = socket, 0

    async def ask(self, method: str, **arguments: Any) -> Any:
        self._count += 1
        await self._socket.send_json({"id": self._count, "method": method, "params": arguments})
        return (await self._hear("id", self._count))["result"]

    async def _hear(self, name: str, value: object) -> Any:
        while (message := await self._socket.receive_json()).get(name) != value:
            pass
        return message

    async def _press(self, command: str) -> None:
        await self.ask("Input.dispatchKeyEvent", type="keyDown", key="a", commands=[command])
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key="a")

    async def copy(self, address: str) -> str:
        await self.ask("Page.navigate", url=address)
        await self._hear("method", "Page.loadEventFired")
        await self.ask("Page.bringToFront")
        await self._press("selectAll")
        await self._press("copy")
        read = "navigator.clipboard.readText()"
        copied = await self.ask("Runtime.evaluate", expression=read, awaitPromise=True, userGesture=True)
        return str(copied["result"]["value"])


@asynccontextmanager
async def served(pages: Mapping[str, str]) -> AsyncIterator[int]:
    app = web.Application()
    app.router.add_get("/{name}", lambda request: _answer(pages.get(request.match_info["name"], "")))
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield int(runner.addresses[0][1])
    await runner.cleanup()


async def _answer(page: str) -> web.Response:
    return web.Response(text=page, content_type="text/html")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            CHROMIUM, *OPTIONS, f"--user-data-dir={folder}", "about:blank", stderr=asyncio.subprocess.PIPE
        )
        assert process.stderr is not None
        while b"ws://" not in (line := await process.stderr.readline()):
            pass
        host = line.decode().partition("ws://")[2].partition("/")[0]
        async with aiohttp.ClientSession() as session:
            answer = await session.get(f"http://{host}/json")
            page = next(one for one in json.loads(await answer.text()) if one["type"] == "page")
            async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                browser = Browser(socket)
                await browser.ask("Browser.grantPermissions", permissions=PERMISSIONS)
                await browser.ask("Page.enable")
                yield browser
        process.terminate()
        await process.wait()


async def copy_all(pages: Mapping[str, str], folder: Path) -> None:
    async with served(pages) as port, chromium() as browser:
        for name in pages:
            copied = await browser.copy(f"http://127.0.0.1:{port}/{name}")
            await asyncio.to_thread((folder / f"{name}.txt").write_text, copied, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(copy_all(PAGES, Path(sys.argv[1]) if sys.argv[1:] else HERE))
