"""Answers that Discord counts towards a ban of the host's address: those of the last ten minutes."""

import logging
from collections import deque

from bot.core.pacer import Timer

log = logging.getLogger(__name__)

ALLOWED = 10_000
"""Answers of 401, 403 or 429 in PERIOD that Discord takes before it bans (docs.discord.com, Rate Limits)."""

PERIOD = 600.0
"""Seconds."""

WARNED_AT = ALLOWED // 10
STOPPED_AT = ALLOWED // 2


class InvalidAnswers:
    """Counts them, and warns in the log, once until there are few again."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer
        self._at: deque[float] = deque()
        self._has_warned = self._has_stopped = False

    def add(self) -> float:
        """Count one more. Seconds until there is room again: 0 unless more than STOPPED_AT came in the last PERIOD."""
        now = self._timer.time()
        self._at.append(now)
        while self._at[0] <= now - PERIOD:
            self._at.popleft()
        self._warn(len(self._at))
        excess = len(self._at) - STOPPED_AT
        return self._at[excess - 1] + PERIOD - now if excess > 0 else 0.0

    def _warn(self, count: int) -> None:
        if count < WARNED_AT:
            self._has_warned = self._has_stopped = False
        elif not self._has_warned:
            self._has_warned = True
            log.warning(
                "Discord refused %d requests within ten minutes; at %d it bans this machine's address", count, ALLOWED
            )
        elif count > STOPPED_AT and not self._has_stopped:
            self._has_stopped = True
            log.error(
                "Discord refused %d requests within ten minutes: until they are fewer, only interactions are answered",
                count,
            )
