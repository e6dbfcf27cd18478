"""A site whose author does what authors do, left to chance: each chapter has a token that stays whatever is edited."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.core.fetching.errors import BadStatus, Unreachable
from bot.core.fetching.models import Validators
from bot.intake.feeds.models import FeedEntry, NoFeed, NoFeedReason, ReadFeed
from bot.watching.models import Feed
from bot.watching.ports import FetchedFeed
from tests.simulation.crash_point import CrashPoint

TOKEN = re.compile(r"\bk\d+\b")
BOOKS = ("Salt", "Tide")
"""Words in the titles of the chapters of either of two books that are published there."""
KINDS = ("ids", "guids", "links", "list")
"""What tells chapters apart there: ids in links, guids, links alone, or a site's own list with ids."""


@dataclass
class OnlineChapter:
    token: str
    number: float | None
    guid: str | None
    slug: str
    published: datetime
    word: str = "Night"
    book: str = ""
    is_there: bool = True

    @property
    def title(self) -> str:
        name = f"{self.word} {self.book} {self.token}"
        return name if self.number is None else f"Chapter {self.number:g}: {name}"


@dataclass
class MadeUpSite:
    """Does what `bot/watching/ports.py` asks for. `last_read` are the tokens in what it answered last."""

    chance: random.Random
    now: Callable[[], datetime]
    crash_point: CrashPoint
    kind: str = "guids"
    host: str = "lamplit.example"
    window: int = 10
    chapters: list[OnlineChapter] = field(default_factory=list)
    last_read: frozenset[str] | None = None
    badness: float = 0.0
    has_numbers: bool = True
    is_reordered: bool = False
    version: int = 0

    def begin(self) -> None:
        self.kind = self.chance.choice(KINDS)
        self.window = 10_000 if self.kind == "list" else self.chance.choice((1, 3, 10, 20))
        self.badness = self.chance.choice((0, 0.1, 0.4))
        self.has_numbers = self.chance.random() < 0.8
        for _ in range(self.chance.randrange(1, 12)):
            self.publish(1)

    def publish(self, count: int) -> None:
        for _ in range(count):
            token = f"k{len(self.chapters) + 1}"
            guid = f"{self.host}/{token}" if self.kind in ("guids", "ids") else None
            last = max((one.number or 0 for one in self.chapters), default=0)
            number = float(last + 1) if self.has_numbers else None
            book = BOOKS[len(self.chapters) % 3 // 2]
            self.chapters.append(OnlineChapter(token, number, guid, f"the-{token}", self.now(), book=book))
        self.version += 1

    def act(self) -> None:
        """Do something, mostly publishing."""
        steps = [self.publish_one] * 8 + [self.publish_some] * 2 + [self.publish_many, self.insert, self.double_a_guid]
        steps += [self.edit, self.move_page, self.take_down, self.put_back, self.move_date, self.reorder, self.resize]
        if self.chance.random() < 0.1:
            steps = [self.move_site]
        self.chance.choice(steps)()
        self.version += 1

    def publish_one(self) -> None:
        self.publish(1)

    def publish_some(self) -> None:
        self.publish(self.chance.randrange(2, 4))

    def publish_many(self) -> None:
        self.publish(self.chance.randrange(4, 8))

    def insert(self) -> None:
        self.publish(1)
        numbered = [one.number for one in self.chapters[:-1] if one.number is not None]
        if numbered:
            self.chapters[-1].number = self.chance.choice(numbered) + 0.5

    def double_a_guid(self) -> None:
        self.publish(1)
        self.chapters[-1].guid = self.chance.choice(self.chapters).guid

    def edit(self) -> None:
        self.chance.choice(self.chapters).word = self.chance.choice(("Night", "Storm", "Lamp"))

    def move_page(self) -> None:
        self.chance.choice(self.chapters).slug += "-anew"

    def take_down(self) -> None:
        self.chance.choice(self.chapters).is_there = False

    def put_back(self) -> None:
        for one in self.chapters:
            one.is_there = True

    def move_date(self) -> None:
        self.chance.choice(self.chapters).published += timedelta(days=self.chance.randrange(-400, 5))

    def reorder(self) -> None:
        self.is_reordered = not self.is_reordered

    def resize(self) -> None:
        if self.kind != "list":
            self.window = self.chance.choice((1, 3, 10, 20))

    def move_site(self) -> None:
        self.host = f"new-{self.host}"
        if self.chance.random() < 0.5:
            for one in self.chapters:
                one.guid = one.guid and f"{self.host}/{one.token}"

    def book_of(self, token: str) -> str | None:
        return next((one.book for one in self.chapters if one.token == token), None)

    def link(self, chapter: OnlineChapter) -> str:
        number = chapter.token[1:]
        match self.kind:
            case "ids":
                return f"https://www.royalroad.com/fiction/77/lamplit/chapter/90{number}/{chapter.slug}"
            case "list":
                return f"https://archiveofourown.org/works/77/chapters/90{number}"
        return f"https://{self.host}/story/{chapter.slug}"

    def read(self) -> ReadFeed:
        there = [one for one in self.chapters if one.is_there]
        shown = there if self.kind == "list" else list(reversed(there))[: self.window]
        if self.is_reordered and self.kind != "list":
            shown = self.chance.sample(shown, len(shown))
        entries = [
            FeedEntry(guid=one.guid, link=self.link(one), title=one.title, published=one.published) for one in shown
        ]
        if entries and self.chance.random() < 0.05:
            entries.append(replace(entries[0]))
        self.last_read = frozenset(one.token for one in shown)
        return ReadFeed(title="Lamplit", entries=tuple(entries), is_complete=self.kind == "list")

    async def fetch(self, feed: Feed) -> FetchedFeed:
        self.crash_point.step()
        self.last_read = None
        if self.chance.random() < self.badness:
            raise self.chance.choice(
                (Unreachable("down"), BadStatus(500), NoFeed(NoFeedReason.CUT_SHORT), NoFeed(NoFeedReason.PAGE))
            )
        if feed.etag == str(self.version):
            return FetchedFeed(None)
        read, version = self.read(), str(self.version)
        self.crash_point.step()
        return FetchedFeed(read, Validators(version))


def token_of(title: str | None) -> str | None:
    found = TOKEN.search(title or "")
    return found.group() if found else None
