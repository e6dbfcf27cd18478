"""A feed that a test writes: what a reader of real ones would have read, without the web."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.fetching.errors import FetchError
from bot.core.fetching.models import Validators
from bot.intake.feeds.models import FeedEntry, NoFeed, ReadFeed
from bot.watching.models import Feed
from bot.watching.ports import FetchedFeed

ADDRESS = "https://lamplit.example/feed"
PAGE = "https://lamplit.example/story"


def entry(number: float, title: str = "", *, day: datetime | None = None, **said: str | None) -> FeedEntry:
    name = f"Chapter {number:g}: {title or f'Night {number:g}'}"
    told = {"guid": f"g{number:g}", "link": f"{PAGE}/{number:g}", "title": name, **said}
    return FeedEntry(published=day, **told)  # type: ignore[arg-type]


@dataclass
class MadeUpFeed:
    """Does what `bot/watching/ports.py` asks for; `entries` are the newest first, as feeds have them.

    A host that `remembers` says that nothing changed to whoever was told all that is there.
    """

    entries: list[FeedEntry] = field(default_factory=list)
    is_complete: bool = False
    failure: FetchError | NoFeed | None = None
    asked: list[Validators] = field(default_factory=list)
    unchanged: bool = False
    remembers: bool = False

    def put(self, *entries: FeedEntry) -> None:
        """Put new entries before the others, the last one first."""
        self.entries[:0] = reversed(entries)

    def read(self) -> ReadFeed:
        return ReadFeed(title="Lamplit", entries=tuple(self.entries), is_complete=self.is_complete)

    async def fetch(self, feed: Feed) -> FetchedFeed:
        self.asked.append(Validators(feed.etag, feed.last_modified))
        if self.failure is not None:
            raise self.failure
        etag = " ".join(entry.guid or "" for entry in self.entries) if self.remembers else "etag"
        is_known = self.unchanged or (self.remembers and feed.etag == etag)
        return FetchedFeed(None if is_known else self.read(), Validators(etag, None), timedelta())


def numbers(titles: Sequence[str]) -> list[str]:
    return [title.split(":")[0].removeprefix("Chapter ") for title in titles]
