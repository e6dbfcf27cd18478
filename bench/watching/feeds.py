"""`python -m bench.watching.feeds`: a web server on loopback with as many feeds as one likes, in a process of its own.

Each host of 127.0.0.0/8 has a feed at `/feed`, which grows by a chapter whenever `/publish` is asked for with its name;
`/large` is one of 2 MB with 2,000 entries, which never says that nothing changed.
"""

import asyncio
import hashlib
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

from aiohttp import web

ENTRIES = 20
LARGE = 2_000
SUMMARY = "The lamp blinked. " * 50
DAY = datetime(2026, 1, 3, 10, 0, tzinfo=UTC)


class Feeds:
    def __init__(self) -> None:
        self.published: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()

    async def feed(self, request: web.Request) -> web.Response:
        body = written(request.host, ENTRIES + self.published[request.host]).encode()
        mark = f'"{hashlib.sha256(body).hexdigest()}"'
        status = 304 if request.headers.get("If-None-Match") == mark else 200
        self.statuses[status] += 1
        headers = {"ETag": mark, "Content-Type": "application/rss+xml"}
        return web.Response(status=304) if status == 304 else web.Response(body=body, headers=headers)

    async def large(self, request: web.Request) -> web.Response:
        body = written(request.host, LARGE + self.published["large"], SUMMARY).encode()
        return web.Response(body=body, headers={"Content-Type": "application/rss+xml"})

    async def publish(self, request: web.Request) -> web.Response:
        self.published[request.query["name"]] += 1
        return web.Response()

    async def asked(self, _: web.Request) -> web.Response:
        counts, self.statuses = self.statuses, Counter()
        return web.json_response(counts)


def written(host: str, count: int, summary: str = "") -> str:
    """Write a feed of chapters, the newest first."""
    items = "".join(
        f"<item><title>Chapter {number}: Night {number}</title><link>http://{host}/story/{number}</link>"
        f"<guid>http://{host}/story/{number}</guid><pubDate>{DAY + timedelta(hours=number):%a, %d %b %Y %H:%M:%S} GMT"
        f"</pubDate><description>{summary}</description></item>"
        for number in range(count, 0, -1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Lamplit</title>{items}</channel></rss>'


async def serve() -> None:
    """Serve, and say at which port, until standard input ends."""
    feeds, application = Feeds(), web.Application()
    routes = {"/feed": feeds.feed, "/large": feeds.large, "/publish": feeds.publish, "/asked": feeds.asked}
    for path, answer in routes.items():
        application.router.add_get(path, answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", 0).start()  # noqa: S104
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve())
