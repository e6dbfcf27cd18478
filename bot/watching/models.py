"""A source, the feed it is read from, and a chapter as the source lists it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.watching.entries.filters import EntryFilter

DELAY = timedelta(minutes=10)
"""How long after it was found a chapter goes out by itself, unless somebody chose otherwise."""

LONGEST_DELAY = timedelta(days=7)

PROPOSED_FOR = timedelta(days=1)
"""How long what was shown, and not begun, is kept."""

MOST_AT_ONCE = 3
"""New chapters that may appear together without a question."""


class SourceMode(StrEnum):
    """What becomes of a new chapter: staff or its author are asked, it goes out by itself, or it joins the backlog."""

    ASK = "ask"
    POST = "post"
    BACKLOG = "backlog"


class AskReason(StrEnum):
    """Why what looks new is asked about, whatever was chosen."""

    MANY = "many"
    BACKWARDS = "backwards"
    VANISHED = "vanished"
    OLD = "old"
    UNSURE = "unsure"
    DRAFTED = "drafted"
    NO_RATING = "no rating"
    NO_BACKLOG = "no backlog"


class FeedTrouble(StrEnum):
    """Why a look at a feed failed."""

    GONE = "gone"
    MEMBERS_ONLY = "members only"
    PAGE = "page"
    BLOCKED = "blocked"
    BROKEN = "broken"
    EMPTY = "empty"
    NOT_PUBLIC = "not public"
    CLOSED = "closed"
    TOO_LARGE = "too large"
    NO_ANSWER = "no answer"


class SourceChapterState(StrEnum):
    """What became of a chapter that a source lists.

    KNOWN was there at the first look, or is nobody's to announce; MATCHED was posted by hand; FOUND has a draft or is
    asked about, HELD is asked about together with others; SKIPPED is not to be announced; LEFT stays announced though
    its source lists it no more.
    """

    KNOWN = "known"
    MATCHED = "matched"
    FOUND = "found"
    HELD = "held"
    SKIPPED = "skipped"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What is fetched, once for all sources that share it.

    `guild_id` is the server whose process fetches it. `etag` and `last_modified` are the host's own words, by which it
    can say that nothing changed. `failing_since` is when the first of the failures in a row was, None if the last look
    went well.
    """

    id: int
    address: str
    guild_id: int
    is_list: bool
    title: str | None
    etag: str | None
    last_modified: str | None
    due_at: datetime | None
    checked_at: datetime | None
    success_at: datetime | None
    failing_since: datetime | None
    trouble: FeedTrouble | None
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place on the web where a work's chapters appear.

    `link` is what was pasted, `wanted` what the entries of this work have, in a feed that holds more. `asks_id` is the
    member who is asked in private, None for the channel of notices. It isn't watched before `begun_at`, nor while
    `paused_at` is set. `told_at` is when its server heard that looks fail.
    """

    id: int
    work_id: int
    feed_id: int
    link: str
    wanted: EntryFilter
    mode: SourceMode
    delay: timedelta
    asks_id: int | None
    added_by: int
    added_at: datetime
    begun_at: datetime | None = None
    paused_at: datetime | None = None
    ended_at: datetime | None = None
    told_at: datetime | None = None

    @property
    def is_watched(self) -> bool:
        return self.begun_at is not None and self.paused_at is None and self.ended_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChapter:
    """A chapter that a source lists, or listed.

    `key` is what it is known by, from the first time it was seen. `guid`, `link` and `title` are what the source last
    said of it; `chapter_id` is what it became here. `is_listed` says whether the last look found it, `missed` how many
    looks in a row didn't. Those asked about together share a `batch`, which is the id of the first.
    """

    id: int
    source_id: int
    key: str
    state: SourceChapterState
    guid: str | None
    link: str | None
    title: str
    number: float | None
    published_at: datetime | None
    seen_at: datetime
    chapter_id: int | None = None
    is_listed: bool = True
    missed: int = 0
    batch: int | None = None
