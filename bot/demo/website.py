"""A site of the demo's own, which the bot watches: a page with a story, its feed, and a button that publishes."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape

from aiohttp import web

from bot.core.ports import Port

WORK = "Letters to the Tide"

_TITLES = ("A Bottle Comes Back", "Ink and Salt", "The Postman's Boat", "What the Gulls Read", "High Water")
_LATER = "Another Letter"

Published = Callable[[], Awaitable[None]]


@dataclass
class Website:
    """`published` is how many chapters are online, the first ones of a story that has no end."""

    address: str
    published: int = 2
    told: Port[Published] = field(default_factory=lambda: Port[Published]("whoever watches the site"))

    @property
    def chapters(self) -> list[tuple[str, str]]:
        """Return the links and titles of what is online, the newest first."""
        numbers = range(self.published, 0, -1)
        return [(f"{self.address}chapter-{one}", f"Chapter {one}: {_title(one)}") for one in numbers]

    async def publish(self) -> None:
        """Put the next chapter online."""
        self.published += 1
        if self.told.is_bound:
            await self.told()()

    async def page(self, request: web.Request) -> web.Response:
        del request
        listed = "".join(f'<li><a href="{escape(link)}">{escape(title)}</a></li>' for link, title in self.chapters)
        return web.Response(text=_PAGE.format(work=WORK, listed=listed), content_type="text/html")

    async def feed(self, request: web.Request) -> web.Response:
        del request
        items = "".join(
            f"<item><title>{escape(title)}</title><link>{escape(link)}</link><guid>{escape(link)}</guid></item>"
            for link, title in self.chapters
        )
        text = f'<rss version="2.0"><channel><title>{WORK}</title>{items}</channel></rss>'
        return web.Response(text=text, content_type="application/rss+xml")

    async def press(self, request: web.Request) -> web.Response:
        del request
        await self.publish()
        raise web.HTTPSeeOther("/")


def _title(number: int) -> str:
    return _TITLES[number - 1] if number <= len(_TITLES) else f"{_LATER} ({number})"


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{work}</title><link rel="alternate" type="application/rss+xml" href="feed">
<style>body{{font:1.1rem/1.6 Georgia,serif;max-width:36rem;margin:2rem auto;padding:0 1rem}}
button{{font:inherit;padding:.4rem 1rem}}</style></head>
<body><h1>{work}</h1><p>A story on a site of its own, which the bot in the demo watches.</p>
<form method="post" action="publish"><button>Publish the next chapter</button></form><ul>{listed}</ul></body></html>
"""


@asynccontextmanager
async def open_website() -> AsyncIterator[Website]:
    """Serve the site on this machine, at any free port."""
    listening = socket.create_server(("127.0.0.1", 0))
    site = Website(f"http://127.0.0.1:{listening.getsockname()[1]}/")
    app = web.Application()
    app.add_routes([web.get("/", site.page), web.get("/feed", site.feed), web.post("/publish", site.press)])
    app.add_routes([web.get("/{chapter}", site.page)])
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        yield site
    finally:
        await runner.cleanup()
