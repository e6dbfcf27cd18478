"""A feed that was found, as it was at that moment."""

from dataclasses import dataclass

from bot.core.fetching.models import FetchedPage
from bot.intake.feeds.models import ReadFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed, by the address at which it is to be asked for, and what came from there.

    `site` is None for one that isn't known. `others` are the feeds that the page names besides.
    """

    address: str
    site: str | None
    page: FetchedPage
    feed: ReadFeed
    others: tuple[str, ...] = ()
