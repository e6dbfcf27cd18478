"""Finding a feed over real HTTP, on this machine."""

import pytest

from bot.core.clock import system_clock
from bot.core.fetching.fetcher import Fetcher
from bot.intake.feeds.models import FeedEntry
from bot.intake.turns.turns import Asker
from bot.watching.finding import wording
from bot.watching.finding.service import FeedFinder
from tests.intake.feeds.written import DAY, rss
from tests.refusals import refused
from tests.worlds.lasting_intake import LastingIntake
from tests.worlds.site import site

FETCHER = Fetcher(system_clock, "Chapterhouse", queue_of=lambda host: (host, 0), loopback=True)
PAGE = b'<html><head><link rel="alternate" type="application/rss+xml" href="feed"></head><body>Harbour</body></html>'


async def test_a_page_s_feed_is_found_with_what_its_host_says_of_its_age(intake: LastingIntake) -> None:
    feed = rss([FeedEntry(guid="3", title="Möwe", published=DAY)]).replace("UTF-8", "ISO-8859-1").encode("latin-1")
    async with site() as web:
        page = web.answers("/salt/", PAGE, Content_Type="text/html")
        web.answers(
            "/salt/feed", feed, Content_Type="text/xml; charset=iso-8859-1", ETag='"3"', Cache_Control="max-age=60"
        )

        found = await FeedFinder(intake, FETCHER).find(page, Asker(1, 2))

    assert found.address == f"{page}feed"
    assert found.page.validators.etag == '"3"'
    assert [entry.title for entry in found.feed.entries] == ["Möwe"]


@pytest.mark.parametrize("status", [404, 410])
async def test_a_page_that_is_gone_says_so(intake: LastingIntake, status: int) -> None:
    async with site() as web:
        with refused(wording.nothing_there(f"127.0.0.1:{web.port}")):
            await FeedFinder(intake, FETCHER).find(web.answers("/", status=status), Asker(1, 2))
