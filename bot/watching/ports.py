"""What watching needs from the web."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from bot.core.fetching.models import Validators
from bot.intake.feeds.models import ReadFeed
from bot.watching.models import Feed


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """What came of asking for a feed: `read` is None where its host says that nothing changed.

    `wait` is for how long the host or the feed says that there won't be anything newer.
    """

    read: ReadFeed | None
    validators: Validators = field(default_factory=Validators)
    wait: timedelta = timedelta()


class FeedReader(Protocol):
    async def fetch(self, feed: Feed) -> FetchedFeed:
        """Fetch a feed and read it, if it changed since its validators.

        Raises core.fetching.errors.FetchError where nothing comes, and intake.feeds.models.NoFeed for what is none.
        """
        ...
