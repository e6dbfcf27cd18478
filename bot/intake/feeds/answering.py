"""The reading process's answers about feeds: values as JSON."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.intake.feeds.asking import FeedQuestion
from bot.intake.feeds.models import NoFeed
from bot.intake.feeds.pages.links import links_of
from bot.intake.feeds.reading import read


def answer(question: FeedQuestion, besides: bytes, data: bytes) -> list[bytes]:
    """Answer a question about some bytes; `besides` is what else is known of them."""
    address, charset = json.loads(besides)
    look: Callable[..., Any] = read if question is FeedQuestion.ENTRIES else links_of
    try:
        return [_encoded(look(data, address, charset))]
    except NoFeed as refusal:
        return [_encoded({"none": refusal.reason})]


def _encoded(said: Any) -> bytes:
    return json.dumps(_plain(said), ensure_ascii=False).encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.isoformat() if isinstance(value, datetime) else value
