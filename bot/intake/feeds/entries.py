"""From a trimmed feed to its entries, within limits."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import fastfeedparser  # type: ignore[import-untyped]

from bot.intake.feeds.models import (
    A_LINK,
    A_NAME,
    A_TITLE,
    AN_ID,
    MOST_CATEGORIES,
    MOST_ENTRIES,
    FeedEntry,
    NoFeed,
    NoFeedReason,
    ReadFeed,
)
from bot.intake.feeds.plain_words import in_one_line
from bot.intake.feeds.trimming import ITS_OWN

_PLAIN = {"include_content": False, "include_media": False, "include_enclosures": False}


def read_trimmed(data: bytes) -> ReadFeed:
    """Read a feed from which everything else was taken, all of it. Raises NoFeed if it is none that is known."""
    try:
        parsed = fastfeedparser.parse(data, **_PLAIN)
    except ValueError:
        raise NoFeed(NoFeedReason.BROKEN) from None
    said = parsed["feed"]
    return ReadFeed(
        title=_cut(said.get("title"), A_TITLE) or None,
        link=_link(said.get("link")),
        entries=tuple(_entry(one) for one in parsed["entries"]),
    )


def bounded(feed: ReadFeed) -> ReadFeed:
    """Keep the newest of too many entries; what was a complete list no longer is one then."""
    if len(feed.entries) <= MOST_ENTRIES:
        return feed
    kept = feed.entries[-MOST_ENTRIES:] if _begins_with_the_oldest(feed) else feed.entries[:MOST_ENTRIES]
    return replace(feed, entries=kept, is_complete=False)


def _begins_with_the_oldest(feed: ReadFeed) -> bool:
    times = [entry.published for entry in feed.entries if entry.published]
    return feed.is_complete if not times else times[0] < times[-1]


def _entry(said: Mapping[str, Any]) -> FeedEntry:
    own_id = str(said.get("id") or "")
    return FeedEntry(
        guid=short_id(own_id.removeprefix(ITS_OWN)) if own_id.startswith(ITS_OWN) else None,
        link=_link(said.get("link")),
        title=_cut(said.get("title"), A_TITLE),
        published=_moment(said.get("published")),
        updated=_moment(said.get("updated")),
        author=_cut(said.get("author"), A_NAME) or None,
        categories=_categories(said.get("tags") or ()),
        summary=said.get("description") or None,
    )


def short_id(guid: str) -> str:
    return guid if len(guid) <= AN_ID else f"sha256:{hashlib.sha256(guid.encode('utf-8', 'replace')).hexdigest()}"


def _cut(text: Any, most: int) -> str:
    return in_one_line(str(text or ""))[:most].rstrip()


def _link(link: Any) -> str | None:
    is_one = isinstance(link, str) and link.startswith(("http://", "https://")) and len(link) <= A_LINK
    return link if is_one else None


def _moment(said: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(said).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _categories(tags: Any) -> tuple[str, ...]:
    named = [_cut(tag.get("label") or tag.get("term"), A_NAME) for tag in tags]
    return tuple(dict.fromkeys(name for name in named if name))[:MOST_CATEGORIES]
