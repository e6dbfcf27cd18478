"""What is read of a feed, or of a site's own list of a work's chapters."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MOST_ENTRIES = 2000
"""Entries of a feed, the newest; the longest serials have about as many chapters."""
A_TITLE = 500
"""Characters of a title; of an author and a category, A_NAME."""
A_NAME = 100
A_LINK = 2048
"""Characters of a link: no client opens a longer one, and one that was cut leads elsewhere."""
AN_ID = 500
"""Characters of an id; of a longer one its digest is kept."""
MOST_CATEGORIES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry, with what it says itself; None where it doesn't say.

    `guid` is the feed's own id for it, `link` is whole, and times are in UTC. `summary` is never a chapter's text.
    """

    guid: str | None = None
    link: str | None = None
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    author: str | None = None
    categories: tuple[str, ...] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFeed:
    """A feed with its entries in its own order, all of which are there.

    A list of chapters `is_complete`: it names every chapter of its work. Any other feed is a window, out of which older
    entries fall. `ttl` is for how long the feed says that it won't have anything newer.
    """

    title: str | None = None
    link: str | None = None
    entries: tuple[FeedEntry, ...] = ()
    is_complete: bool = False
    ttl: timedelta | None = None


@dataclass(frozen=True, slots=True)
class NamedFeed:
    """A feed that a page names, as it calls it."""

    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page says of where its chapters are listed.

    `feeds` are in the page's order; of comments there is none. `post_id` is WordPress's number for what the page shows,
    `members` are the pages of the site's members that it names, its author's first.
    """

    feeds: tuple[NamedFeed, ...] = ()
    post_id: str | None = None
    members: tuple[str, ...] = ()


class NoFeedReason(StrEnum):
    """Why something is no feed; the first of them that fits."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    """It has more bytes or takes more memory or time than any feed may."""
    CHALLENGE = "challenge"
    """A page that wants to see a browser stands before it."""
    MEMBERS_ONLY = "members_only"
    """A page that wants its readers to sign in, or to have a subscription."""
    NOTHING_THERE = "nothing_there"
    """A page that says in words that there is nothing."""
    PAGE = "page"
    """Any other page for people."""
    CUT_SHORT = "cut_short"
    """It ends in the middle: the whole may come the next time."""
    BROKEN = "broken"
    """It isn't formed as any feed is."""
    NOT_READ = "not_read"
    """Nobody looked, since too many others wait or the bot is ending: it says nothing about the feed."""


class NoFeed(Exception):
    """What came is no feed that can be relied upon, for one reason."""

    def __init__(self, reason: NoFeedReason) -> None:
        super().__init__(reason)
        self.reason = reason
