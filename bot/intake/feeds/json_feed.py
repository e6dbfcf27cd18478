"""JSON Feed, without what nobody needs of it; as its specification at jsonfeed.org has it."""

import json
from collections.abc import Mapping
from typing import Any

from bot.intake.feeds.models import NoFeed, NoFeedReason
from bot.intake.feeds.plain_words import in_one_line
from bot.intake.feeds.summaries import summary_of
from bot.intake.feeds.trimming import ITS_OWN, at_both_ends, whole

_VERSION = "https://jsonfeed.org/version/"


def trimmed(text: str, address: str) -> bytes:
    """Write a feed without its texts, and with whole links. Raises NoFeed if it is none, or ends in the middle."""
    try:
        feed = json.loads(text)
    except ValueError as fault:
        ended = isinstance(fault, json.JSONDecodeError) and not text[fault.pos + 1 :].strip()
        raise NoFeed(
            NoFeedReason.CUT_SHORT if ended or not text.rstrip().endswith("}") else NoFeedReason.BROKEN
        ) from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not str(feed.get("version")).startswith(_VERSION):
        raise NoFeed(NoFeedReason.BROKEN)
    return json.dumps(
        {
            "version": _text(feed, "version"),
            "title": _text(feed, "title"),
            "home_page_url": whole(address, _text(feed, "home_page_url")),
            "items": [_item(item, address) for item in at_both_ends(items) if isinstance(item, dict)],
        }
    ).encode()


def _item(item: Mapping[str, Any], address: str) -> dict[str, Any]:
    own_id, text = _text(item, "id"), _text(item, "content_html") or _text(item, "content_text")
    kept = {
        "id": f"{ITS_OWN}{own_id}" if own_id else "",
        "url": whole(address, _text(item, "url") or _text(item, "external_url")),
        "title": _text(item, "title"),
        "summary": summary_of(_text(item, "summary"), text) or "",
        "authors": [{"name": name} for name in _authors(item)],
        "tags": [in_one_line(tag) for tag in _listed(item.get("tags")) if isinstance(tag, str)],
    }
    dates = {name: _text(item, name) for name in ("date_published", "date_modified")}
    return {name: value for name, value in {**kept, **dates}.items() if value}


def _text(said: Mapping[str, Any], name: str) -> str:
    """Return a text; an id may be a number, which some programs write without quotes."""
    value = said.get(name)
    return in_one_line(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _authors(item: Mapping[str, Any]) -> list[str]:
    authors = [*_listed(item.get("authors")), item.get("author")]
    return [name for one in authors if isinstance(one, dict) and (name := _text(one, "name"))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
