"""The web in memory: pages of sites that are known by their names, and who looks for feeds there."""

from collections.abc import Callable, Mapping

from bot.addresses.reading import may_ask
from bot.core.clock import system_clock
from bot.core.fetching.errors import FetchError, Missing
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.models import FetchedPage, Validators
from bot.intake.feeds.models import FeedEntry
from bot.intake.turns.turns import Asker
from bot.watching.finding.models import FoundFeed
from bot.watching.finding.service import FeedFinder
from tests.intake.feeds.written import DAY, rss
from tests.worlds.lasting_intake import LastingIntake

Answer = str | FetchError
CLEO = Asker(1, 7)
FEED = rss([FeedEntry(guid="3", link="https://own.example/3", title="Chapter 3", published=DAY)])
RSS = '<link rel="alternate" type="application/rss+xml" title="{title}" href="{href}">'


class WebInMemory(Fetcher):
    """Answers with what stands at an address; `moved` says where redirects lead."""

    def __init__(self, pages: Mapping[str, Answer], moved: Mapping[str, str]) -> None:
        super().__init__(system_clock, "Chapterhouse", queue_of=lambda host: (host, 1), may_ask=may_ask)
        self._pages = pages
        self._moved = moved
        self.asked: list[str] = []

    async def fetch(self, address: str, known: Validators = Validators(), *, patience: float = 60.0) -> FetchedPage:  # noqa: B008
        self.asked.append(address)
        url = self._moved.get(address, address)
        answer = self._pages.get(url, Missing())
        if isinstance(answer, FetchError):
            raise answer
        kind = "text/html" if "<html" in answer else "application/rss+xml"
        return FetchedPage(url, answer.encode(), kind, "utf-8", Validators('"1"'), None)


class Search:
    """Looks for feeds in a web that a test writes."""

    def __init__(self, intake: LastingIntake, pages: dict[str, Answer], moved: dict[str, str] | None = None) -> None:
        self.web = WebInMemory(pages, moved or {})
        self._finder = FeedFinder(intake, self.web)

    async def find(self, address: str) -> FoundFeed:
        return await self._finder.find(address, CLEO)


Searching = Callable[..., Search]


def page(*links: str, body: str = "<h1>Harbour Light</h1><p>Stories by the sea.</p>", of: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Harbour Light</title>{''.join(links)}</head><body {of}>{body}</body></html>"
    )


def link(href: str, title: str = "") -> str:
    return RSS.format(href=href, title=title)
