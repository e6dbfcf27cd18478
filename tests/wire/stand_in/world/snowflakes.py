"""Ids as Discord makes them: time in the high bits, always growing."""

import time
from datetime import UTC, datetime

DISCORD_EPOCH = 1_420_070_400_000  # milliseconds


class Snowflakes:
    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        self._last = max(self._last + 1, _now())
        return self._last

    def next_millisecond(self) -> int:
        """An id of a later millisecond than any before it, so that neighbours fall on different shards."""
        self._last = max((self._last >> 22) + 1 << 22, _now())
        return self._last


def _now() -> int:
    return (time.time_ns() // 1_000_000 - DISCORD_EPOCH) << 22


def timestamp(moment: datetime | None = None) -> str:
    return (moment or datetime.now(UTC)).isoformat()
