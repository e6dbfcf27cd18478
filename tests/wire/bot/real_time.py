"""The time of the running event loop, with leaps ahead: for waits that are too long for a test."""

import asyncio
from collections.abc import Callable


class RealAlarm:
    def __init__(self, when: float, callback: Callable[[], None], handle: asyncio.TimerHandle) -> None:
        self.when = when
        self.callback = callback
        self.handle = handle

    def cancel(self) -> None:
        self.handle.cancel()


class RealTime:
    """A timer for a pacer in front of real requests, which take their time whatever a clock says."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._leapt = 0.0
        self._alarms: list[RealAlarm] = []

    def time(self) -> float:
        return self._loop.time() + self._leapt

    def call_at(self, when: float, callback: Callable[[], None], /) -> RealAlarm:
        alarm = RealAlarm(when, callback, self._loop.call_at(when - self._leapt, callback))
        self._alarms.append(alarm)
        return alarm

    def leap(self, seconds: float) -> None:
        self._leapt += seconds
        for alarm in self._alarms:
            if not alarm.handle.cancelled():
                alarm.handle.cancel()
                alarm.handle = self._loop.call_at(alarm.when - self._leapt, alarm.callback)
