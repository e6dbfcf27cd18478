"""How a process was doing when it last wrote that down."""

from dataclasses import dataclass
from datetime import datetime, timedelta

BEAT_INTERVAL = 300.0
"""Seconds between two heartbeats: each is a commit, and a disk that nobody else needs may sleep in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopHealth:
    """A loop, known since `since`, whose work last ended well at `last_success`; it may be away from it so long."""

    name: str
    since: datetime
    last_success: datetime | None
    allowed_seconds: float

    def is_behind(self, now: datetime) -> bool:
        """Tell whether its work should have ended well once more by now."""
        return now - (self.last_success or self.since) > timedelta(seconds=self.allowed_seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """What a process last wrote of itself; `ended_at` is None unless it stopped in order."""

    owner: str
    version: str
    started_at: datetime
    beat_at: datetime
    ended_at: datetime | None
    is_connected: bool
    loops: tuple[LoopHealth, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingWork:
    """What waits to be done: events on reactions in memory, messages whose reactions are to be compared with Discord's,
    announcements and letters that are due, or held up.
    """

    reactions: int
    messages_to_compare: int
    announcements_due: int
    announcements_held_up: int
    letters_due: int
    letters_held_up: int
