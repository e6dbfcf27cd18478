"""Seconds that pass only when a test says so."""

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(order=True)
class StillAlarm:
    when: float
    number: int
    callback: Callable[[], None] | None = field(compare=False)

    def cancel(self) -> None:
        self.callback = None


class StillTime:
    """A pacer's timer."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._alarms: list[StillAlarm] = []
        self._numbers = itertools.count()

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, callback: Callable[[], None], /) -> StillAlarm:
        alarm = StillAlarm(when, next(self._numbers), callback)
        heapq.heappush(self._alarms, alarm)
        return alarm

    def pass_by(self, seconds: float, *, late: float = 0.0) -> None:
        """Let time pass, and the alarms in it ring at their time or `late` seconds after it."""
        end = self.now + seconds
        while self._alarms and self._alarms[0].when <= end:
            alarm = heapq.heappop(self._alarms)
            if alarm.callback:
                self.now = max(self.now, alarm.when + late)
                alarm.callback()
        self.now = max(self.now, end)
