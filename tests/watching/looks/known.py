"""Chapters as they were noted, to be matched with what a feed says now."""

from datetime import UTC, datetime
from typing import Any

from bot.intake.feeds.models import FeedEntry
from bot.watching.models import SourceChapter, SourceChapterState

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def known(number: int, entry: FeedEntry, **said: Any) -> SourceChapter:
    """What was noted of an entry when it was first seen."""
    return SourceChapter(
        **{
            "id": number,
            "source_id": 1,
            "key": f"key {number}",
            "state": SourceChapterState.KNOWN,
            "guid": entry.guid,
            "link": entry.link,
            "title": entry.title,
            "number": float(number),
            "published_at": entry.published,
            "seen_at": LONG_AGO,
            **said,
        }
    )
