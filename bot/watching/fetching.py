"""Feeds from the web: fetched politely, and read in the reading process."""

from datetime import timedelta

from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.headers import LONGEST
from bot.core.fetching.models import Validators
from bot.intake.turns.turns import Asker
from bot.intake.worker import Intake
from bot.watching.models import Feed
from bot.watching.ports import FetchedFeed

PATIENCE = 60.0
"""Seconds that a look waits for its host's turn: authors may be looking at pages there."""


class WebFeeds:
    """Does what `bot/watching/ports.py` asks for."""

    def __init__(self, fetcher: Fetcher, intake: Intake) -> None:
        self._fetcher = fetcher
        self._intake = intake

    async def fetch(self, feed: Feed) -> FetchedFeed:
        known = Validators(feed.etag, feed.last_modified)
        page = await self._fetcher.fetch(feed.address, known, patience=PATIENCE)
        wait = page.fresh_for or timedelta()
        if page.body is None:
            return FetchedFeed(None, known, wait)
        read = await self._intake.read_feed(page, Asker(feed.guild_id, 0))
        return FetchedFeed(read, page.validators, max(wait, min(read.ttl or timedelta(), LONGEST)))
