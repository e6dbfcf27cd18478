"""The clock of the tests: it stands still until it is told to move."""

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

FRIDAY = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
"""When it is in the tests, until a clock is told otherwise."""


@dataclass(order=True)
class Alarm:
    """A call that a clock makes at one of its seconds."""

    when: float
    number: int
    callback: Callable[[], None] | None = field(compare=False)

    def cancel(self) -> None:
        self.callback = None


class SetClock:
    """A clock for whoever asks what time it is (`clock()`), and a timer for whoever counts seconds (`clock.time()`).

    As on a real machine, setting the clock to another time moves no seconds on: only `advance` does both.
    """

    def __init__(self, now: datetime = FRIDAY) -> None:
        self.now = now
        self._seconds = 1000.0
        self._alarms: list[Alarm] = []
        self._numbers = itertools.count()

    def __call__(self) -> datetime:
        return self.now

    def time(self) -> float:
        """Return the seconds that have passed since some moment, as an event loop does."""
        return self._seconds

    def call_at(self, when: float, callback: Callable[[], None], /) -> Alarm:
        alarm = Alarm(when, next(self._numbers), callback)
        heapq.heappush(self._alarms, alarm)
        return alarm

    def advance(self, *, late: float = 0.0, **amount: float) -> None:
        """Let time pass, given as to `timedelta`; alarms ring at their second or `late` seconds after it.

        A negative amount sets the clock back.
        """
        passed = timedelta(**amount)
        self.now += passed
        end = self._seconds + max(0.0, passed.total_seconds())
        while self._alarms and self._alarms[0].when <= end:
            alarm = heapq.heappop(self._alarms)
            if alarm.callback:
                self._seconds = max(self._seconds, alarm.when + late)
                alarm.callback()
        self._seconds = max(self._seconds, end)
