"""A story at a site on this machine, chapter by chapter, and what was asked of the site."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp import web

from bot.intake.feeds.models import FeedEntry
from tests.intake.feeds.written import rss
from tests.worlds.site import Page, Site

RSS = "application/rss+xml; charset=utf-8"


@dataclass
class Serial:
    """The feed of one story. `instead` is what the site answers in its place, as long as it is ill."""

    site: Site
    path: str
    numbers: list[int] = field(default_factory=lambda: [1, 2])
    instead: Page | None = None
    unchanged: int = 0
    day: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        self.site.pages[self.path] = self.answer

    @property
    def address(self) -> str:
        return self.site.address(self.path)

    @property
    def asked(self) -> list[web.Request]:
        return [request for request in self.site.requests if request.path == self.path]

    def publish(self, *numbers: int) -> None:
        self.numbers += numbers

    def written(self) -> bytes:
        return rss([self._entry(number) for number in reversed(self.numbers)]).encode()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if self.instead:
            return await self.instead(request)
        body = self.written()
        mark = f'"{hashlib.sha256(body).hexdigest()}"'
        if request.headers.get("If-None-Match") == mark:
            self.unchanged += 1
            return web.Response(status=304)
        return web.Response(body=body, headers={"Content-Type": RSS, "ETag": mark})

    def _entry(self, number: int) -> FeedEntry:
        link = self.site.address(f"{self.path}/{number}")
        return FeedEntry(guid=link, link=link, title=f"Chapter {number}: Night {number}", published=self.day)
