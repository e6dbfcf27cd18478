"""What the reading process is asked about feeds, and reading its answers."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from bot.intake.feeds.models import FeedEntry, NamedFeed, NoFeed, NoFeedReason, PageLinks, ReadFeed
from bot.intake.wire import Garbled, ReaderQuestion

T = TypeVar("T")


class FeedQuestion(StrEnum):
    """What is to be told of a page that was fetched: the feed that it is, or what it links to."""

    ENTRIES = "entries"
    LINKS = "links"


def about_feed(address: str, charset: str | None) -> ReaderQuestion[ReadFeed]:
    """Ask what a feed holds; reading the answer raises NoFeed if it is none."""
    return ReaderQuestion(
        (FeedQuestion.ENTRIES.encode(), _besides(address, charset)), lambda frames: _read(frames, _feed)
    )


def about_links(address: str, charset: str | None) -> ReaderQuestion[PageLinks]:
    """Ask what a page links to; reading the answer raises NoFeed if it stands before another page."""
    return ReaderQuestion(
        (FeedQuestion.LINKS.encode(), _besides(address, charset)), lambda frames: _read(frames, _links)
    )


def _besides(address: str, charset: str | None) -> bytes:
    return json.dumps([address, charset]).encode()


def _read(frames: Sequence[bytes], read: Callable[[dict[str, Any]], T]) -> T:
    try:
        said = json.loads(frames[0])
        if "none" in said:
            raise NoFeed(NoFeedReason(said["none"]))
        return read(said)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError) as fault:
        raise Garbled(type(fault).__name__) from fault


def _feed(said: dict[str, Any]) -> ReadFeed:
    return ReadFeed(
        title=_text(said["title"]),
        link=_text(said["link"]),
        entries=tuple(_entry(one) for one in said["entries"]),
        is_complete=bool(said["is_complete"]),
        ttl=None if said["ttl"] is None else timedelta(seconds=said["ttl"]),
    )


def _entry(said: dict[str, Any]) -> FeedEntry:
    return FeedEntry(
        guid=_text(said["guid"]),
        link=_text(said["link"]),
        title=_text(said["title"]) or "",
        published=_moment(said["published"]),
        updated=_moment(said["updated"]),
        author=_text(said["author"]),
        categories=_texts(said["categories"]),
        summary=_text(said["summary"]),
    )


def _links(said: dict[str, Any]) -> PageLinks:
    feeds = tuple(NamedFeed(_text(one["address"]) or "", _text(one["title"]) or "") for one in said["feeds"])
    return PageLinks(feeds, _text(said["post_id"]), _texts(said["members"]))


def _texts(said: list[Any]) -> tuple[str, ...]:
    return tuple(text for one in said if (text := _text(one)))


def _text(said: Any) -> str | None:
    if not isinstance(said, str | None):
        raise TypeError
    return said


def _moment(said: str | None) -> datetime | None:
    return None if said is None else datetime.fromisoformat(said)
